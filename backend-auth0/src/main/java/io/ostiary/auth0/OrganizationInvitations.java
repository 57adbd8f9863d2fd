package io.ostiary.auth0;

import com.auth0.client.mgmt.core.ObjectMappers;
import com.auth0.client.mgmt.organizations.types.CreateOrganizationInvitationRequestContent;
import com.auth0.client.mgmt.organizations.types.ListOrganizationInvitationsRequestParameters;
import com.auth0.client.mgmt.types.OrganizationInvitation;
import com.auth0.client.mgmt.types.OrganizationInvitationInvitee;
import com.auth0.client.mgmt.types.OrganizationInvitationInviter;
import io.ostiary.AlreadyExistsException;
import io.ostiary.CaseFold;
import io.ostiary.ConflictException;
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
import io.ostiary.role.NamedRole;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The invitations to one organization, of which Auth0 tells a thousand at most. */
final class OrganizationInvitations {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ManagedTenant tenant;
    private final Operation operation;
    private final OrganizationId id;
    private final OrganizationTable table;

    OrganizationInvitations(ManagedTenant tenant, Operation operation, OrganizationId id) {
        this.tenant = tenant;
        this.operation = operation;
        this.id = id;
        this.table = new OrganizationTable(tenant, operation);
    }

    Invitation create(NewInvitation wanted) {
        String inviter = table.get(id).name();
        List<NamedRole> roles = new RoleTable(tenant, operation).mentions(wanted.roles());
        var request = CreateOrganizationInvitationRequestContent.builder()
                .inviter(OrganizationInvitationInviter.builder().name(inviter).build())
                .invitee(OrganizationInvitationInvitee.builder()
                        .email(wanted.email())
                        .build())
                .clientId(requireApplication())
                .ttlSec(Optional.ofNullable(wanted.expiresIn()).map(period -> (int) period.toSeconds()))
                .roles(Optional.of(roles.stream().map(role -> role.id().value()).toList())
                        .filter(ids -> !ids.isEmpty()))
                .build();
        return tenant.exclusively(operation, id, () -> {
            requireNew(wanted.email());
            return tenant.requests(operation)
                    .create(
                            operation,
                            Subject.organization(id),
                            attempt -> toInvitation(
                                    attempt.api().organizations().invitations().create(id.value(), request), roles),
                            () -> pending(wanted.email()).map(found -> toInvitation(found, roles)));
        });
    }

    Page<Invitation> page(@Nullable InvitationStatus status, PageRequest page) {
        Subject unused = table.requirePossible(id);
        Object bound = List.of(tenant.id(), id, Optional.ofNullable(status));
        Page<OrganizationInvitation> found = Paging.byKey(
                operation,
                bound,
                page,
                () -> all().stream()
                        .filter(each -> status == null || status(each) == status)
                        .toList(),
                OrganizationInvitations::key);
        boolean withRoles =
                found.items().stream().anyMatch(each -> !roleIds(each).isEmpty());
        List<NamedRole> roles = withRoles
                ? new RoleTable(tenant, operation)
                        .all().stream().map(RoleTable.Row::mention).toList()
                : List.of();
        return found.map(each -> toInvitation(each, roles));
    }

    void revoke(InvitationId invitation) {
        Subject unused = table.requirePossible(id);
        Subject missing = failed -> new NotFoundException(failed, "invitation", invitation.value());
        if (!ID.matcher(invitation.value()).matches()) {
            throw missing.missing(operation);
        }
        // What is not there Auth0 takes for deleted.
        tenant.requests(operation)
                .perform(
                        operation,
                        missing,
                        attempt -> attempt.api().organizations().invitations().get(id.value(), invitation.value()));
        tenant.requests(operation)
                .delete(
                        operation,
                        missing,
                        attempt -> attempt.api().organizations().invitations().delete(id.value(), invitation.value()));
    }

    private String requireApplication() {
        String application = tenant.settings().invitationClientId();
        if (application == null) {
            throw Requirements.INVITATION_APPLICATION.refusal(operation, tenant.settings());
        }
        return application;
    }

    /** Auth0 invites an address as often as it is asked to, also of a member. */
    private void requireNew(String email) {
        if (pending(email).isPresent()) {
            throw new AlreadyExistsException(operation, "invitation", "email", email);
        }
        boolean joined = new NameLookup(tenant, operation)
                .holdersOfEmail(email).stream()
                        .map(user -> UserId.of(user.getUserId().orElseThrow()))
                        .anyMatch(user -> new UserOrganizations(tenant, operation, user).include(id));
        if (joined) {
            throw new ConflictException(operation, email + " belongs to a member of the organization already");
        }
    }

    private Optional<OrganizationInvitation> pending(String email) {
        return all().stream()
                .filter(each -> status(each) == InvitationStatus.PENDING)
                .filter(each -> CaseFold.same(email(each), email))
                .findFirst();
    }

    private List<OrganizationInvitation> all() {
        return OffsetList.all(page -> {
            var request = ListOrganizationInvitationsRequestParameters.builder()
                    .page(page)
                    .perPage(OffsetList.PAGE)
                    .includeTotals(true)
                    .build();
            return tenant.requests(operation)
                    .repeatable(
                            operation,
                            Subject.organization(id),
                            attempt -> attempt.api()
                                    .organizations()
                                    .invitations()
                                    .list(id.value(), request)
                                    .getItems());
        });
    }

    private Invitation toInvitation(Object answer, List<NamedRole> roles) {
        var invitation = ObjectMappers.JSON_MAPPER.convertValue(answer, OrganizationInvitation.class);
        List<String> ids = roleIds(invitation);
        return new Invitation(
                InvitationId.of(key(invitation)),
                email(invitation),
                roles.stream()
                        .filter(role -> ids.contains(role.id().value()))
                        .sorted(Comparator.comparing(NamedRole::key))
                        .toList(),
                status(invitation),
                invitation.getCreatedAt().map(OffsetDateTime::toInstant).orElse(null),
                invitation.getExpiresAt().map(OffsetDateTime::toInstant).orElse(null));
    }

    private InvitationStatus status(OrganizationInvitation invitation) {
        Instant now = tenant.requests(operation).now();
        boolean expired = invitation
                .getExpiresAt()
                .filter(end -> !now.isBefore(end.toInstant()))
                .isPresent();
        return expired ? InvitationStatus.EXPIRED : InvitationStatus.PENDING;
    }

    private static String key(OrganizationInvitation invitation) {
        return invitation.getId().orElseThrow();
    }

    private static String email(OrganizationInvitation invitation) {
        return invitation.getInvitee().map(invitee -> invitee.getEmail()).orElse("");
    }

    private static List<String> roleIds(OrganizationInvitation invitation) {
        return invitation.getRoles().orElse(List.of());
    }
}
