package io.ostiary.memory;

import io.ostiary.CaseFold;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** The invitations of a tenant's organizations. Immutable. */
final class InvitationTable {
    static final InvitationTable NONE = new InvitationTable(TreePMap.empty());

    private final TreePMap<String, TreePMap<String, PendingInvitation>> byOrganization;

    private InvitationTable(TreePMap<String, TreePMap<String, PendingInvitation>> byOrganization) {
        this.byOrganization = byOrganization;
    }

    Optional<PendingInvitation> find(OrganizationId organization, InvitationId id) {
        return Optional.ofNullable(of(organization).get(id.value()));
    }

    /** The organization's invitations after that id, by id. */
    Stream<PendingInvitation> list(OrganizationId organization, String after) {
        return of(organization).tailMap(after, false).values().stream();
    }

    /** Whether the address can still accept an invitation. */
    boolean isPending(OrganizationId organization, String email, Instant now) {
        return of(organization).values().stream()
                .anyMatch(invitation -> CaseFold.same(invitation.email(), email) && !invitation.isExpired(now));
    }

    InvitationTable with(OrganizationId organization, PendingInvitation invitation) {
        return new InvitationTable(byOrganization.plus(
                organization.value(), of(organization).plus(invitation.id().value(), invitation)));
    }

    InvitationTable without(OrganizationId organization, InvitationId id) {
        return new InvitationTable(
                byOrganization.plus(organization.value(), of(organization).minus(id.value())));
    }

    /** The table without any invitation of the organization. */
    InvitationTable withoutAll(OrganizationId organization) {
        return new InvitationTable(byOrganization.minus(organization.value()));
    }

    private TreePMap<String, PendingInvitation> of(OrganizationId organization) {
        return byOrganization.getOrDefault(organization.value(), TreePMap.empty());
    }
}
