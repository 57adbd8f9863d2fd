package io.ostiary.conformance;

import io.ostiary.Operation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A contract test, with what it calls. Where a backend supports all of it the test must pass; where it lacks any of it
 * the test must end in {@link io.ostiary.UnsupportedException} for something lacking. The kit checks that the test calls
 * these operations and no others.
 */
@Documented
@Test
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    /** The operations that the test calls. */
    Operation[] value();

    /** The optional parameters that it uses, for example {@code create_user.phone}. */
    String[] parameters() default {};
}
