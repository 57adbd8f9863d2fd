package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What is counted of {@link io.ostiary.organization.Organizations}. */
final class OrganizationRoundTrips {
    private static final PageRequest PAGE = PageRequest.first(50);

    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(
                    LIST_ORGANIZATIONS, directory -> directory.organizations().list(OrganizationQuery.ALL, PAGE)),
            RoundTrip.of(
                            LIST_ORGANIZATIONS,
                            directory ->
                                    directory.organizations().list(new OrganizationQuery("filling-0", false), PAGE))
                    .when("with a text"),
            RoundTrip.of(
                            LIST_ORGANIZATIONS,
                            directory -> directory.organizations().list(new OrganizationQuery("filling", true), PAGE))
                    .when("with their members counted")
                    .needs("member_counts"),
            ofOrganization(
                    GET_ORGANIZATION,
                    (tenant, organization) -> tenant.directory().organizations().find(organization.id())),
            RoundTrip.on(
                    RoundTripTenant::name,
                    CREATE_ORGANIZATION,
                    (directory, name) -> directory.organizations().create(NewOrganization.of(name))),
            ofOrganization(
                    UPDATE_ORGANIZATION,
                    (tenant, organization) ->
                            tenant.directory().organizations().update(organization.id(), renamed(tenant.name()))),
            ofOrganization(
                    DELETE_ORGANIZATION,
                    (tenant, organization) -> tenant.directory().organizations().delete(organization.id())),
            RoundTrip.on(
                    RoundTripTenant::busyOrganization,
                    LIST_ORGANIZATION_MEMBERS,
                    (directory, organization) -> directory.organizations().members(organization.id(), PAGE)),
            RoundTrip.prepared(ADD_ORGANIZATION_MEMBER, tenant -> adding(tenant, Set.of())),
            RoundTrip.prepared(ADD_ORGANIZATION_MEMBER, tenant -> adding(tenant, Set.of(tenant.role())))
                    .when("with a role"),
            RoundTrip.prepared(SET_ORGANIZATION_MEMBER_ROLE, tenant -> {
                Organization organization = tenant.organization();
                User member = tenant.member(organization);
                Role role = tenant.role();
                return () ->
                        tenant.directory().organizations().setMemberRole(organization.id(), member.id(), role.id());
            }),
            RoundTrip.prepared(REMOVE_ORGANIZATION_MEMBER, tenant -> {
                Organization organization = tenant.organization();
                User member = tenant.member(organization);
                return () -> tenant.directory().organizations().removeMember(organization.id(), member.id());
            }),
            RoundTrip.on(
                    RoundTripTenant::busyMember,
                    LIST_USER_ORGANIZATIONS,
                    (directory, user) -> directory.organizations().of(user.id(), PAGE)),
            ofOrganization(
                    CREATE_INVITATION,
                    (tenant, organization) -> tenant.directory()
                            .organizations()
                            .invite(organization.id(), NewInvitation.of(tenant.name() + "@example.com"))),
            ofOrganization(
                    LIST_INVITATIONS,
                    (tenant, organization) ->
                            tenant.directory().organizations().invitations(organization.id(), null, PAGE)),
            RoundTrip.prepared(REVOKE_INVITATION, tenant -> {
                Organization organization = tenant.organization();
                Invitation invitation = tenant.directory()
                        .organizations()
                        .invite(organization.id(), NewInvitation.of(tenant.name() + "@example.com"));
                return () -> tenant.directory().organizations().revokeInvitation(organization.id(), invitation.id());
            }));

    private OrganizationRoundTrips() {}

    private static RoundTrip ofOrganization(Operation operation, BiConsumer<RoundTripTenant, Organization> action) {
        return RoundTrip.prepared(operation, tenant -> {
            Organization organization = tenant.organization();
            return () -> action.accept(tenant, organization);
        });
    }

    private static Runnable adding(RoundTripTenant tenant, Set<Role> roles) {
        Organization organization = tenant.organization();
        User user = tenant.user();
        return () -> tenant.directory()
                .organizations()
                .addMember(
                        organization.id(),
                        user.id(),
                        roles.stream().map(Role::id).collect(Collectors.toSet()));
    }

    private static OrganizationPatch renamed(String name) {
        return OrganizationPatch.builder().name(Change.set(name)).build();
    }
}
