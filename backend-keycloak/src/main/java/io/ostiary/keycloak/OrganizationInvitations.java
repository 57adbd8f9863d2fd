package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_INVITATION;
import static io.ostiary.Operation.LIST_INVITATIONS;
import static io.ostiary.Operation.REVOKE_INVITATION;

import io.ostiary.AlreadyExistsException;
import io.ostiary.BackendFailureException;
import io.ostiary.CaseFold;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.OrganizationInvitationsResource;
import org.keycloak.representations.idm.OrganizationInvitationRepresentation;

/** Invitations to the organizations of a realm. */
final class OrganizationInvitations {
    private static final int BATCH = 500;

    private final Realm realm;
    private final RealmOrganizations organizations;

    OrganizationInvitations(Realm realm) {
        this.realm = realm;
        this.organizations = new RealmOrganizations(realm);
    }

    /** Mails an invitation once: where it is not known whether it went out, a second mail would be worse than none. */
    Invitation create(OrganizationId id, NewInvitation invitation) {
        organizations.read(CREATE_INVITATION, id);
        Subject inviting = inviting(id, invitation.email());
        try {
            realm.requests().once(CREATE_INVITATION, inviting, () -> {
                Requests.close(organizations
                        .resource(CREATE_INVITATION, id)
                        .members()
                        .inviteUser(invitation.email(), null, null));
                return true;
            });
        } catch (BackendFailureException e) {
            UserMails.requireMailServer(realm, CREATE_INVITATION);
            throw e;
        }
        // The answer names no id.
        return Requests.readBack(
                CREATE_INVITATION,
                () -> all(CREATE_INVITATION, id, "PENDING").stream()
                        .filter(pending -> CaseFold.same(pending.email(), invitation.email()))
                        .findFirst()
                        .orElseThrow(() -> new BackendFailureException(
                                CREATE_INVITATION, "Keycloak does not list the invitation that it mailed", null)));
    }

    Page<Invitation> page(OrganizationId id, @Nullable InvitationStatus status, PageRequest page) {
        Object bound = List.of(realm.tenant(), id, Optional.ofNullable(status));
        return Paging.byKey(
                LIST_INVITATIONS,
                bound,
                page,
                () -> all(LIST_INVITATIONS, id, status == null ? null : status.name()),
                invitation -> invitation.id().value());
    }

    void revoke(OrganizationId id, InvitationId invitation) {
        organizations.read(REVOKE_INVITATION, id);
        if (!Paths.isSegment(invitation.value())) {
            throw new NotFoundException(REVOKE_INVITATION, "invitation", invitation.value());
        }
        realm.requests()
                .delete(
                        REVOKE_INVITATION,
                        operation -> new NotFoundException(operation, "invitation", invitation.value()),
                        () -> Requests.close(invitations(REVOKE_INVITATION, id).delete(invitation.value())));
    }

    private List<Invitation> all(Operation operation, OrganizationId id, @Nullable String status) {
        List<Invitation> all = new ArrayList<>();
        List<OrganizationInvitationRepresentation> batch;
        do {
            int offset = all.size();
            batch = organizations.send(
                    operation,
                    id,
                    () -> invitations(operation, id).list(status, null, null, null, null, offset, BATCH));
            batch.forEach(invitation -> all.add(toInvitation(invitation)));
        } while (batch.size() == BATCH);
        return all;
    }

    private OrganizationInvitationsResource invitations(Operation operation, OrganizationId id) {
        return organizations.resource(operation, id).invitations();
    }

    private static Invitation toInvitation(OrganizationInvitationRepresentation invitation) {
        return new Invitation(
                InvitationId.of(invitation.getId()),
                invitation.getEmail(),
                List.of(),
                invitation.getStatus() == OrganizationInvitationRepresentation.Status.PENDING
                        ? InvitationStatus.PENDING
                        : InvitationStatus.EXPIRED,
                Instant.ofEpochSecond(invitation.getSentDate()),
                Instant.ofEpochSecond(invitation.getExpiresAt()));
    }

    private static Subject inviting(OrganizationId id, String email) {
        return new Subject() {
            @Override
            public NotFoundException missing(Operation operation) {
                return new NotFoundException(operation, "organization", id.value());
            }

            @Override
            public IdentityException taken(Operation operation, String message) {
                return message.toLowerCase(Locale.ROOT).contains("already a member")
                        ? new ConflictException(operation, email + " belongs to a member of the organization already")
                        : new AlreadyExistsException(operation, "invitation", "email", email);
            }
        };
    }
}
