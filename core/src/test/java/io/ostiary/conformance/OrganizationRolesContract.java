package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NamedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleScope;
import io.ostiary.user.User;
import java.util.List;
import java.util.Set;

/** Roles are given and taken one by one inside an organization, and some only there. */
abstract class OrganizationRolesContract extends Contract {
    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                ASSIGN_ROLE,
                LIST_ORGANIZATION_MEMBERS,
                LIST_USER_ROLES
            },
            parameters = {"add_organization_member.roles", "assign_role.organization"})
    void aRoleIsGivenInsideAnOrganizationBesideThoseThatAreThere() {
        User user = someUser();
        Role before = someRole();
        Role given = someRole();
        Organization organization = someOrganization();
        Organization other = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of(before.id()));
        organizations.addMember(other.id(), user.id(), Set.of());

        roles.assign(user.id(), given.id(), organization.id());
        roles.assign(user.id(), given.id(), organization.id());

        eventually(() -> {
            assertThat(rolesInside(organization)).containsExactly(NamedRole.of(before), NamedRole.of(given));
            assertThat(rolesInside(other)).isEmpty();
        });
        assertThat(roles.of(user.id(), false))
                .extracting(AssignedRole::role)
                .extracting(Role::key)
                .doesNotContain(given.key());
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                ASSIGN_ROLE,
                UNASSIGN_ROLE,
                LIST_ORGANIZATION_MEMBERS,
                LIST_USER_ROLES
            },
            parameters = {"add_organization_member.roles", "unassign_role.organization"})
    void aRoleIsTakenAwayInsideOneOrganizationAndTheOthersStay() {
        User user = someUser();
        Role kept = someRole();
        Role taken = someRole();
        Organization organization = someOrganization();
        Organization other = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of(kept.id(), taken.id()));
        organizations.addMember(other.id(), user.id(), Set.of(taken.id()));
        roles.assign(user.id(), taken.id(), null);

        roles.unassign(user.id(), taken.id(), organization.id());

        eventually(() -> {
            assertThat(rolesInside(organization)).containsExactly(NamedRole.of(kept));
            assertThat(rolesInside(other)).containsExactly(NamedRole.of(taken));
            assertThat(roles.of(user.id(), false))
                    .extracting(AssignedRole::role)
                    .extracting(Role::key)
                    .contains(taken.key());
        });
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                ASSIGN_ROLE,
                UNASSIGN_ROLE,
                LIST_USER_ROLES
            },
            parameters = "unassign_role.organization")
    void aRoleOfTheTenantIsNotTakenAwayInsideAnOrganization() {
        User user = someUser();
        Role role = someRole();
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of());
        roles.assign(user.id(), role.id(), null);

        refuses(NotFoundException.class, () -> roles.unassign(user.id(), role.id(), organization.id()));

        assertThat(roles.of(user.id(), false))
                .extracting(AssignedRole::role)
                .extracting(Role::key)
                .contains(role.key());
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                ASSIGN_ROLE,
                UNASSIGN_ROLE,
                LIST_ORGANIZATION_MEMBERS
            },
            parameters = {"assign_role.organization", "unassign_role.organization"})
    void whoIsNoMemberIsGivenNothingInside() {
        User stranger = someUser();
        User member = someUser();
        Role role = someRole();
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), member.id(), Set.of());

        refuses(NotFoundException.class, () -> roles.assign(stranger.id(), role.id(), organization.id()));
        refuses(NotFoundException.class, () -> roles.unassign(stranger.id(), role.id(), organization.id()));
        refuses(NotFoundException.class, () -> roles.assign(member.id(), role.id(), noOrganization()));
        refuses(NotFoundException.class, () -> roles.unassign(member.id(), role.id(), noOrganization()));
        refuses(NotFoundException.class, () -> roles.assign(member.id(), noRole(), organization.id()));
        refuses(NotFoundException.class, () -> roles.unassign(member.id(), noRole(), organization.id()));

        assertThat(rolesInside(organization)).isEmpty();
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                ASSIGN_ROLE,
                LIST_ORGANIZATION_MEMBERS,
                LIST_USER_ROLES
            },
            parameters = {"create_role.scope", "create_role.scope.organization", "assign_role.organization"})
    void aRoleOfOrganizationsIsGivenInsideThemOnly() {
        User user = someUser();
        Role role = ofOrganizations(fixture.name());
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of());

        refuses(ConflictException.class, () -> roles.assign(user.id(), role.id(), null));
        roles.assign(user.id(), role.id(), organization.id());

        eventually(() -> assertThat(rolesInside(organization)).containsExactly(NamedRole.of(role)));
        assertThat(roles.of(user.id(), false))
                .extracting(AssignedRole::role)
                .extracting(Role::key)
                .doesNotContain(role.key());
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = {
                "create_role.scope",
                "create_role.scope.organization",
                "create_role.if_exists",
                "list_roles.query"
            })
    void theScopeOfARoleNeverChanges() {
        Role role = ofOrganizations(fixture.name());

        refuses(ConflictException.class, () -> roles.create(NewRole.of(role.key()), IfExists.UPDATE));

        assertThat(all(page -> roles.list(role.key(), page)))
                .singleElement()
                .extracting(Role::scope)
                .isEqualTo(RoleScope.ORGANIZATION);
    }

    private Role ofOrganizations(String key) {
        Role role = roles.create(
                        NewRole.builder(key).scope(RoleScope.ORGANIZATION).build(), IfExists.FAIL)
                .value();
        assertThat(role.scope()).isEqualTo(RoleScope.ORGANIZATION);
        return role;
    }

    private List<NamedRole> rolesInside(Organization organization) {
        List<OrganizationMember> members = all(page -> organizations.members(organization.id(), page));
        assertThat(members).hasSize(1);
        return members.get(0).roles();
    }
}
