/** Billing: the plans that users can be on, moving users between them, and what they use. */
@NullMarked
package io.ostiary.billing;

import org.jspecify.annotations.NullMarked;
