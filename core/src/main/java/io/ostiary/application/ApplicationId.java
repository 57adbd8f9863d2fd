package io.ostiary.application;

import io.ostiary.Violations;

/**
 * Identifies an application within a tenant: its OAuth {@code client_id}, which tokens and sessions name too.
 *
 * @param value the client id, 1 to 255 characters
 */
public record ApplicationId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public ApplicationId {
        new Violations().line("application", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static ApplicationId of(String value) {
        return new ApplicationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
