package io.ostiary.organization;

import io.ostiary.role.NamedRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that was asked to join an organization and has not done so.
 *
 * @param id identifies it in the organization
 * @param email the address that the mail went to
 * @param roles the roles that whoever accepts it gets inside the organization, by key
 * @param status how it stands
 * @param createdAt when it was made, or null where the provider does not tell
 * @param expiresAt until when it can be accepted, or null where the provider does not tell
 */
public record Invitation(
        InvitationId id,
        String email,
        List<NamedRole> roles,
        InvitationStatus status,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt) {
    /** Copies the roles. */
    public Invitation {
        roles = List.copyOf(roles);
    }
}
