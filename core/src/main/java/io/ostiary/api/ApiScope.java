package io.ostiary.api;

import org.jspecify.annotations.Nullable;

/**
 * Something that an API lets its callers do, as access tokens name it (RFC 6749 §3.3).
 *
 * @param value its name
 * @param description what it allows, in somebody's words, or null
 */
public record ApiScope(String value, @Nullable String description) {
    /** A scope without a description. */
    public static ApiScope of(String value) {
        return new ApiScope(value, null);
    }
}
