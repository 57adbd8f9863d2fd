package io.ostiary.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that an event is about.
 *
 * @param kind what it is, for example {@code user} or {@code organization}
 * @param id its id
 * @param name what it was called then, or null where the log does not tell
 */
public record AuditTarget(String kind, String id, @Nullable String name) {}
