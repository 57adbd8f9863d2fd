/** The same random commands on two backends, whose answers must agree. */
@NullMarked
package io.ostiary.distribution.differential;

import org.jspecify.annotations.NullMarked;
