package io.ostiary;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the port method that performs an operation. Exactly one method carries each operation that has a port.
 *
 * <p>No {@code resolve} carries one: to find out who or what is meant is the first step of the operation that names it, and
 * takes that one's permission. As an operation of its own it would take the permission to read users of everybody who may
 * disable one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Performs {
    /** The operation that the method performs. */
    Operation value();
}
