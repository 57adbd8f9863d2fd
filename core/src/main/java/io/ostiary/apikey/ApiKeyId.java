package io.ostiary.apikey;

import io.ostiary.Violations;

/**
 * Identifies an API key within a tenant. Opaque, and no secret.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record ApiKeyId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public ApiKeyId {
        new Violations().line("key", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static ApiKeyId of(String value) {
        return new ApiKeyId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
