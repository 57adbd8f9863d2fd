package io.ostiary.api;

import io.ostiary.Violations;

/**
 * Identifies an API within a tenant. Opaque; what tokens name is {@link Api#identifier()}.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record ApiId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public ApiId {
        new Violations().line("api", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static ApiId of(String value) {
        return new ApiId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
