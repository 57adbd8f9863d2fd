package io.ostiary.organization;

import io.ostiary.Violations;

/**
 * Identifies an invitation within an organization. Opaque.
 *
 * @param value the provider's id, 1 to 255 characters
 */
public record InvitationId(String value) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when the value cannot be an id
     */
    public InvitationId {
        new Violations().line("invitation", value, 1, 255).throwIfAny();
    }

    /** The id with that value. */
    public static InvitationId of(String value) {
        return new InvitationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
