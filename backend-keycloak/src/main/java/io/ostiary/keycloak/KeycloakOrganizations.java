package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_INVITATION;
import static io.ostiary.Operation.CREATE_ORGANIZATION;
import static io.ostiary.Operation.DELETE_ORGANIZATION;
import static io.ostiary.Operation.GET_ORGANIZATION;
import static io.ostiary.Operation.LIST_USER_ORGANIZATIONS;
import static io.ostiary.Operation.UPDATE_ORGANIZATION;

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
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** The organizations of a realm. */
final class KeycloakOrganizations implements Organizations {
    private final Realm realm;
    private final RealmOrganizations organizations;
    private final OrganizationMembers members;
    private final OrganizationInvitations invitations;

    KeycloakOrganizations(Realm realm) {
        this.realm = realm;
        this.organizations = new RealmOrganizations(realm);
        this.members = new OrganizationMembers(realm);
        this.invitations = new OrganizationInvitations(realm);
    }

    @Override
    public Page<Organization> list(OrganizationQuery query, PageRequest page) {
        return organizations.page(query, page);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return organizations
                .find(GET_ORGANIZATION, id)
                .map(OrganizationMapping::toOrganization)
                .map(organization -> organizations.counted(GET_ORGANIZATION, organization));
    }

    @Override
    public Organization create(NewOrganization organization) {
        OrganizationRepresentation wanted = OrganizationMapping.toRepresentation(organization);
        OrganizationId id = realm.requests()
                .create(
                        CREATE_ORGANIZATION,
                        Subject.newOrganization(realm.tenant(), organization),
                        () -> OrganizationId.of(Requests.createdId(realm.resource(CREATE_ORGANIZATION)
                                .organizations()
                                .create(wanted))),
                        () -> organizations
                                .bySlug(CREATE_ORGANIZATION, organization.slug())
                                .map(Organization::id));
        return read(id);
    }

    @Override
    public Organization update(OrganizationId id, OrganizationPatch patch) {
        if (!patch.slug().keeps()) {
            KeycloakCapabilities.WIDEST.require(UPDATE_ORGANIZATION, "slug");
        }
        return realm.exclusively(UPDATE_ORGANIZATION, id, () -> {
            OrganizationRepresentation changed =
                    OrganizationMapping.change(organizations.read(UPDATE_ORGANIZATION, id), patch);
            realm.requests()
                    .perform(
                            UPDATE_ORGANIZATION,
                            Subject.organization(id, changed.getName()),
                            () -> Requests.close(organizations
                                    .resource(UPDATE_ORGANIZATION, id)
                                    .update(changed)));
            return Requests.readBack(
                    UPDATE_ORGANIZATION,
                    () -> OrganizationMapping.toOrganization(organizations.read(UPDATE_ORGANIZATION, id)));
        });
    }

    @Override
    public void delete(OrganizationId id) {
        OrganizationResource organization = organizations.resource(DELETE_ORGANIZATION, id);
        organizations.ofThisRealm(DELETE_ORGANIZATION, id, () -> {
            realm.requests()
                    .delete(DELETE_ORGANIZATION, Subject.organization(id), () -> Requests.close(organization.delete()));
            return id;
        });
    }

    @Override
    public Page<OrganizationMember> members(OrganizationId id, PageRequest page) {
        return members.page(id, page);
    }

    @Override
    public OrganizationMember addMember(OrganizationId id, UserId user, Set<RoleId> roles) {
        return members.add(id, user, roles);
    }

    @Override
    public OrganizationMember setMemberRole(OrganizationId id, UserId user, RoleId role) {
        return members.setRole(id, user, role);
    }

    @Override
    public void removeMember(OrganizationId id, UserId user) {
        members.remove(id, user);
    }

    @Override
    public Page<OrganizationMembership> of(UserId user, PageRequest page) {
        return members.of(LIST_USER_ORGANIZATIONS, user, page);
    }

    @Override
    public Invitation invite(OrganizationId id, NewInvitation invitation) {
        if (!invitation.roles().isEmpty()) {
            KeycloakCapabilities.WIDEST.require(CREATE_INVITATION, "roles");
        }
        if (invitation.expiresIn() != null) {
            KeycloakCapabilities.WIDEST.require(CREATE_INVITATION, "expires_in");
        }
        return invitations.create(id, invitation);
    }

    @Override
    public Page<Invitation> invitations(OrganizationId id, @Nullable InvitationStatus status, PageRequest page) {
        return invitations.page(id, status, page);
    }

    @Override
    public void revokeInvitation(OrganizationId id, InvitationId invitation) {
        invitations.revoke(id, invitation);
    }

    @Override
    public Organization resolve(String reference) {
        return organizations.resolve(reference);
    }

    private Organization read(OrganizationId id) {
        return Requests.readBack(
                CREATE_ORGANIZATION,
                () -> OrganizationMapping.toOrganization(organizations.read(CREATE_ORGANIZATION, id)));
    }
}
