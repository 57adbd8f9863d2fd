/** Forms: what a tenant asks its people beyond what signing in and registering ask. */
@NullMarked
package io.ostiary.form;

import org.jspecify.annotations.NullMarked;
