/** What looks like an attack on a tenant, or like a mistake that invites one. */
@NullMarked
package io.ostiary.alert;

import org.jspecify.annotations.NullMarked;
