package io.ostiary.memory;

import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.role.NamedRole;
import io.ostiary.role.RoleId;
import java.time.Instant;
import java.util.Set;

/**
 * An invitation that nobody accepted yet.
 *
 * @param id its id
 * @param email the address that the mail went to
 * @param roles the roles that come with it; those that are deleted meanwhile do not
 * @param digest the digest of the mailed token
 * @param createdAt when it was made
 * @param expiresAt when it stops working
 */
record PendingInvitation(
        InvitationId id, String email, Set<RoleId> roles, String digest, Instant createdAt, Instant expiresAt) {

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Invitation toInvitation(RoleTable table, Instant now) {
        return new Invitation(
                id,
                email,
                table.all(roles.stream().map(RoleId::value)).map(NamedRole::of).toList(),
                isExpired(now) ? InvitationStatus.EXPIRED : InvitationStatus.PENDING,
                createdAt,
                expiresAt);
    }
}
