/**
 * The in-memory backend: the embedded default, the backend of users' own tests, and the executable specification of
 * every operation.
 *
 * <p>A tenant is one immutable {@code TenantState} behind one volatile reference. Readers never lock; a writer takes
 * the tenant's lock, computes the next state from the current one, and publishes it. A write that throws publishes
 * nothing, and indexes cannot disagree, because they are swapped together.
 */
@NullMarked
package io.ostiary.memory;

import org.jspecify.annotations.NullMarked;
