package io.ostiary.auth0;

import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.CREATE_INVITATION;
import static io.ostiary.Operation.CREATE_ORGANIZATION;
import static io.ostiary.Operation.DELETE_ORGANIZATION;
import static io.ostiary.Operation.GET_ORGANIZATION;
import static io.ostiary.Operation.LIST_INVITATIONS;
import static io.ostiary.Operation.LIST_ORGANIZATION_MEMBERS;
import static io.ostiary.Operation.LIST_USER_ORGANIZATIONS;
import static io.ostiary.Operation.REMOVE_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.REVOKE_INVITATION;
import static io.ostiary.Operation.SET_ORGANIZATION_MEMBER_ROLE;
import static io.ostiary.Operation.UPDATE_ORGANIZATION;

import com.auth0.client.mgmt.types.UpdateOrganizationRequestContent;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.organization.Organizations;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The organizations of the tenant. */
final class Auth0Organizations implements Organizations {
    private final ManagedTenant tenant;

    Auth0Organizations(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<Organization> list(OrganizationQuery query, PageRequest page) {
        return new OrganizationList(tenant).page(query, page);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return new OrganizationTable(tenant, GET_ORGANIZATION)
                .byId(id)
                .map(row -> row.toOrganization()
                        .withMemberCount(new OrganizationMembers(tenant, GET_ORGANIZATION, id).count()));
    }

    @Override
    public Organization create(NewOrganization organization) {
        Requests requests = tenant.requests(CREATE_ORGANIZATION);
        var request = OrganizationWriting.creation(organization);
        OrganizationTable table = new OrganizationTable(tenant, CREATE_ORGANIZATION);
        return requests.create(
                        CREATE_ORGANIZATION,
                        Subject.newOrganization(organization.slug()),
                        attempt ->
                                OrganizationRow.of(attempt.api().organizations().create(request)),
                        () -> table.bySlug(organization.slug()))
                .toOrganization();
    }

    @Override
    public Organization update(OrganizationId id, OrganizationPatch patch) {
        OrganizationTable table = new OrganizationTable(tenant, UPDATE_ORGANIZATION);
        Subject unused = table.requirePossible(id);
        return tenant.exclusively(UPDATE_ORGANIZATION, id, () -> {
            OrganizationRow row = table.get(id);
            Organization after = row.toOrganization().patched(patch);
            for (UpdateOrganizationRequestContent change : OrganizationWriting.changes(row, after)) {
                row = tenant.requests(UPDATE_ORGANIZATION)
                        .repeatable(
                                UPDATE_ORGANIZATION,
                                Subject.naming(id, after.slug()),
                                attempt -> OrganizationRow.of(
                                        attempt.api().organizations().update(id.value(), change)));
            }
            return row.toOrganization();
        });
    }

    @Override
    public void delete(OrganizationId id) {
        Subject organization = new OrganizationTable(tenant, DELETE_ORGANIZATION).requirePossible(id);
        tenant.requests(DELETE_ORGANIZATION)
                .delete(
                        DELETE_ORGANIZATION,
                        organization,
                        attempt -> attempt.api().organizations().delete(id.value()));
    }

    @Override
    public Page<OrganizationMember> members(OrganizationId id, PageRequest page) {
        Subject unused = new OrganizationTable(tenant, LIST_ORGANIZATION_MEMBERS).requirePossible(id);
        return new OrganizationMembers(tenant, LIST_ORGANIZATION_MEMBERS, id).page(page);
    }

    @Override
    public OrganizationMember addMember(OrganizationId id, UserId user, Set<RoleId> roles) {
        return new Memberships(tenant, ADD_ORGANIZATION_MEMBER, id).add(user, roles);
    }

    @Override
    public OrganizationMember setMemberRole(OrganizationId id, UserId user, RoleId role) {
        return new Memberships(tenant, SET_ORGANIZATION_MEMBER_ROLE, id).setRole(user, role);
    }

    @Override
    public void removeMember(OrganizationId id, UserId user) {
        new Memberships(tenant, REMOVE_ORGANIZATION_MEMBER, id).remove(user);
    }

    @Override
    public Page<OrganizationMembership> of(UserId user, PageRequest page) {
        return new UserOrganizations(tenant, LIST_USER_ORGANIZATIONS, user).page(page);
    }

    @Override
    public Invitation invite(OrganizationId id, NewInvitation invitation) {
        return new OrganizationInvitations(tenant, CREATE_INVITATION, id).create(invitation);
    }

    @Override
    public Page<Invitation> invitations(OrganizationId id, @Nullable InvitationStatus status, PageRequest page) {
        return new OrganizationInvitations(tenant, LIST_INVITATIONS, id).page(status, page);
    }

    @Override
    public void revokeInvitation(OrganizationId id, InvitationId invitation) {
        new OrganizationInvitations(tenant, REVOKE_INVITATION, id).revoke(invitation);
    }

    @Override
    public Organization resolve(String reference) {
        return new OrganizationNameLookup(tenant).resolve(reference);
    }
}
