/** What the conformance kit cannot see of the memory backend: hashes counted, tokens attacked, indexes compared. */
@NullMarked
package io.ostiary.memory;

import org.jspecify.annotations.NullMarked;
