package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Set;

/** Who is a member of an organization, and with which roles. */
abstract class OrganizationMembersContract extends Contract {
    @Needs({
        CREATE_USER,
        CREATE_ORGANIZATION,
        ADD_ORGANIZATION_MEMBER,
        LIST_ORGANIZATION_MEMBERS,
        LIST_USER_ORGANIZATIONS
    })
    void aUserWhoIsAddedIsAMember() {
        User user = someUser();
        User other = someUser();
        Organization organization = someOrganization();

        OrganizationMember member = organizations.addMember(organization.id(), user.id(), Set.of());

        assertThat(member.user().id()).isEqualTo(user.id());
        assertThat(member.roles()).isEmpty();
        eventually(() -> {
            assertThat(members(organization)).singleElement().satisfies(listed -> {
                assertThat(listed.user().id()).isEqualTo(user.id());
                assertThat(listed.user().email()).isEqualTo(user.email());
                assertThat(listed.roles()).isEmpty();
            });
            assertThat(organizationsOf(user)).extracting(Organization::slug).containsExactly(organization.slug());
            assertThat(organizationsOf(other)).isEmpty();
        });
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                LIST_ORGANIZATION_MEMBERS,
                LIST_USER_ORGANIZATIONS
            },
            parameters = "add_organization_member.roles")
    void aMemberHasTheRolesThatCameWithTheMembership() {
        User user = someUser();
        Role first = someRole();
        Role second = someRole();
        Organization organization = someOrganization();

        OrganizationMember member =
                organizations.addMember(organization.id(), user.id(), Set.of(second.id(), first.id()));

        assertThat(member.roles()).extracting(NamedRole::key).containsExactly(first.key(), second.key());
        eventually(() -> {
            assertThat(members(organization))
                    .singleElement()
                    .satisfies(listed ->
                            assertThat(listed.roles()).containsExactly(NamedRole.of(first), NamedRole.of(second)));
            assertThat(all(page -> organizations.of(user.id(), page)))
                    .singleElement()
                    .satisfies(membership ->
                            assertThat(membership.roles()).containsExactly(NamedRole.of(first), NamedRole.of(second)));
        });
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, CREATE_ORGANIZATION, ADD_ORGANIZATION_MEMBER, LIST_USER_ROLES},
            parameters = {"add_organization_member.roles", "list_user_roles.effective"})
    void aRoleInsideAnOrganizationIsNoRoleOfTheTenant() {
        User user = someUser();
        Role role = someRole();

        organizations.addMember(someOrganization().id(), user.id(), Set.of(role.id()));

        assertThat(roles.of(user.id(), true))
                .extracting(AssignedRole::role)
                .extracting(Role::key)
                .doesNotContain(role.key());
    }

    @Needs({CREATE_USER, CREATE_ORGANIZATION, ADD_ORGANIZATION_MEMBER, LIST_ORGANIZATION_MEMBERS})
    void nobodyIsAddedTwice() {
        User user = someUser();
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of());

        refuses(AlreadyExistsException.class, () -> organizations.addMember(organization.id(), user.id(), Set.of()));

        eventually(() -> assertThat(members(organization)).hasSize(1));
    }

    @Needs(
            value = {CREATE_USER, CREATE_ORGANIZATION, ADD_ORGANIZATION_MEMBER},
            parameters = {"create_organization.member_limit", "add_organization_member.roles"})
    void aRoleThatIsNotThereIsToldBeforeThatThereIsNoRoom() {
        Organization organization = organizations.create(
                NewOrganization.builder(fixture.name()).memberLimit(1).build());
        organizations.addMember(organization.id(), someUser().id(), Set.of());
        User second = someUser();

        refuses(
                NotFoundException.class,
                () -> organizations.addMember(organization.id(), second.id(), Set.of(noRole())));
    }

    @Needs(
            value = {CREATE_USER, CREATE_ORGANIZATION, ADD_ORGANIZATION_MEMBER, LIST_ORGANIZATION_MEMBERS},
            parameters = "create_organization.member_limit")
    void aFullOrganizationTakesNobodyMore() {
        Organization organization = organizations.create(
                NewOrganization.builder(fixture.name()).memberLimit(2).build());
        organizations.addMember(organization.id(), someUser().id(), Set.of());
        organizations.addMember(organization.id(), someUser().id(), Set.of());
        eventually(() -> assertThat(members(organization)).hasSize(2));
        User third = someUser();

        refuses(ConflictException.class, () -> organizations.addMember(organization.id(), third.id(), Set.of()));

        assertThat(members(organization)).hasSize(2);
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                SET_ORGANIZATION_MEMBER_ROLE,
                LIST_ORGANIZATION_MEMBERS
            },
            parameters = "add_organization_member.roles")
    void theRoleThatIsSetIsTheOnlyOneInThatOrganization() {
        User user = someUser();
        Role before = someRole();
        Role only = someRole();
        Organization organization = someOrganization();
        Organization other = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of(before.id()));
        organizations.addMember(other.id(), user.id(), Set.of(before.id()));

        OrganizationMember changed = organizations.setMemberRole(organization.id(), user.id(), only.id());

        assertThat(changed.roles()).containsExactly(NamedRole.of(only));
        eventually(() -> {
            assertThat(members(organization))
                    .extracting(OrganizationMember::roles)
                    .containsExactly(List.of(NamedRole.of(only)));
            assertThat(members(other))
                    .extracting(OrganizationMember::roles)
                    .containsExactly(List.of(NamedRole.of(before)));
        });
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                REMOVE_ORGANIZATION_MEMBER,
                LIST_ORGANIZATION_MEMBERS,
                GET_USER
            },
            parameters = "add_organization_member.roles")
    void aMemberWhoIsRemovedAndAddedAgainHasNoneOfTheFormerRoles() {
        User user = someUser();
        Role role = someRole();
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of(role.id()));

        organizations.removeMember(organization.id(), user.id());

        eventually(() -> assertThat(members(organization)).isEmpty());
        assertThat(reread(user.id()).email()).isEqualTo(user.email());
        assertThat(organizations
                        .addMember(organization.id(), user.id(), Set.of())
                        .roles())
                .isEmpty();
        eventually(() -> assertThat(members(organization))
                .singleElement()
                .satisfies(member -> assertThat(member.roles()).isEmpty()));
    }

    @Needs({
        CREATE_USER,
        CREATE_ROLE,
        CREATE_ORGANIZATION,
        ADD_ORGANIZATION_MEMBER,
        SET_ORGANIZATION_MEMBER_ROLE,
        REMOVE_ORGANIZATION_MEMBER,
        LIST_ORGANIZATION_MEMBERS
    })
    void whoIsNoMemberIsNotFound() {
        User stranger = someUser();
        Role role = someRole();
        Organization organization = someOrganization();

        refuses(
                NotFoundException.class,
                () -> organizations.setMemberRole(organization.id(), stranger.id(), role.id()));
        refuses(NotFoundException.class, () -> organizations.removeMember(organization.id(), stranger.id()));
        refuses(NotFoundException.class, () -> organizations.addMember(organization.id(), nobody(), Set.of()));
        refuses(NotFoundException.class, () -> organizations.addMember(noOrganization(), stranger.id(), Set.of()));

        assertThat(members(organization)).isEmpty();
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                SET_ORGANIZATION_MEMBER_ROLE,
                LIST_ORGANIZATION_MEMBERS
            },
            parameters = "add_organization_member.roles")
    void aRoleThatIsNotThereIsNotFoundAndChangesNothing() {
        User user = someUser();
        User member = someUser();
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), member.id(), Set.of());

        refuses(NotFoundException.class, () -> organizations.addMember(organization.id(), user.id(), Set.of(noRole())));
        refuses(NotFoundException.class, () -> organizations.setMemberRole(organization.id(), member.id(), noRole()));

        eventually(() -> assertThat(members(organization))
                .extracting(each -> each.user().id())
                .containsExactly(member.id()));
    }

    @Needs({CREATE_USER, DELETE_USER, CREATE_ORGANIZATION, ADD_ORGANIZATION_MEMBER, LIST_ORGANIZATION_MEMBERS})
    void aDeletedUserIsNoMember() {
        User user = someUser();
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of());

        users.delete(user.id());

        eventually(() -> assertThat(members(organization)).isEmpty());
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                DELETE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                LIST_ORGANIZATION_MEMBERS
            },
            parameters = {"add_organization_member.roles", "delete_role.force"})
    void aRoleThatAMemberHasIsDeletedOnlyByForce() {
        User user = someUser();
        Role role = someRole();
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of(role.id()));
        eventually(() -> assertThat(rolesOf(organization, user.id())).hasSize(1));

        refuses(ConflictException.class, () -> roles.delete(role.id(), false));
        assertThat(rolesOf(organization, user.id())).containsExactly(NamedRole.of(role));

        roles.delete(role.id(), true);
        eventually(() -> assertThat(rolesOf(organization, user.id())).isEmpty());
    }

    private List<OrganizationMember> members(Organization organization) {
        return all(page -> organizations.members(organization.id(), page));
    }

    private List<NamedRole> rolesOf(Organization organization, UserId user) {
        return members(organization).stream()
                .filter(member -> member.user().id().equals(user))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no member " + user))
                .roles();
    }

    private List<Organization> organizationsOf(User user) {
        return all(page -> organizations.of(user.id(), page)).stream()
                .map(OrganizationMembership::organization)
                .toList();
    }
}
