package io.ostiary.mcp.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a model is told about a parameter. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Doc {
    /** One or two sentences. */
    String value();

    /** The smallest number or shortest text, or -1. */
    int min() default -1;

    /** The largest number, longest text or most items, or -1. */
    int max() default -1;
}
