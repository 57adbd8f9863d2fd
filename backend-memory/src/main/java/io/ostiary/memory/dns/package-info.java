/** How a memory backend asks the DNS whether a domain is proved to be a tenant's. */
@NullMarked
package io.ostiary.memory.dns;

import org.jspecify.annotations.NullMarked;
