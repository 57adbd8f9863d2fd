package io.ostiary.form;

/**
 * A form in a list.
 *
 * @param id identifies it in the tenant
 * @param name what people call it, which several can share
 * @param status how far it is
 */
public record FormSummary(FormId id, String name, FormStatus status) {}
