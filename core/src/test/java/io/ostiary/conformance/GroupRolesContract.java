package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.group.Group;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.NewGroup;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.GivingGroup;
import io.ostiary.role.NamedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleScope;
import io.ostiary.user.User;
import java.util.List;
import java.util.Optional;

/** The roles of groups, and who inherits them. */
abstract class GroupRolesContract extends Contract {
    @Needs({CREATE_ROLE, ASSIGN_GROUP_ROLE, UNASSIGN_GROUP_ROLE, GET_GROUP})
    void aGroupHasTheRolesThatItWasGiven() {
        Group group = someGroup();
        Role first = someRole();
        Role second = someRole();

        groups.assignRole(group.id(), second.id());
        groups.assignRole(group.id(), first.id());
        groups.assignRole(group.id(), first.id());

        eventually(() -> assertThat(rolesOf(group)).containsExactly(NamedRole.of(first), NamedRole.of(second)));

        groups.unassignRole(group.id(), first.id());

        eventually(() -> assertThat(rolesOf(group)).containsExactly(NamedRole.of(second)));
        refuses(NotFoundException.class, () -> groups.unassignRole(group.id(), first.id()));
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_GROUP_ROLE, LIST_USER_ROLES, LIST_ROLE_MEMBERS},
            parameters = "list_user_roles.effective")
    void membersInheritTheRolesOfTheirGroup() {
        User member = someUser();
        User other = someUser();
        Group group = someGroup();
        Role role = someRole();
        fixture.join(group, member);

        groups.assignRole(group.id(), role.id());

        eventually(() -> assertThat(effective(member, role)).hasValueSatisfying(assigned -> {
            assertThat(assigned.direct()).isFalse();
            assertThat(assigned.groups()).containsExactly(giving(group));
        }));
        assertThat(effective(other, role)).isEmpty();
        assertThat(roles.of(member.id(), false))
                .extracting(AssignedRole::role)
                .extracting(Role::key)
                .doesNotContain(role.key());
        assertThat(all(page -> roles.members(role.id(), page))).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, UNASSIGN_ROLE, ASSIGN_GROUP_ROLE, LIST_USER_ROLES},
            parameters = "list_user_roles.effective")
    void aRoleFromAGroupStaysWhenTheUsersOwnGoes() {
        User member = someUser();
        Group group = someGroup();
        Role role = someRole();
        fixture.join(group, member);
        groups.assignRole(group.id(), role.id());
        roles.assign(member.id(), role.id(), null);

        eventually(() -> assertThat(effective(member, role)).hasValueSatisfying(assigned -> {
            assertThat(assigned.direct()).isTrue();
            assertThat(assigned.groups()).containsExactly(giving(group));
        }));

        roles.unassign(member.id(), role.id(), null);

        eventually(() -> assertThat(effective(member, role))
                .hasValueSatisfying(assigned -> assertThat(assigned.direct()).isFalse()));
        refuses(NotFoundException.class, () -> roles.unassign(member.id(), role.id(), null));
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                CREATE_GROUP,
                UPDATE_GROUP,
                ADD_GROUP_MEMBER,
                ASSIGN_GROUP_ROLE,
                LIST_USER_ROLES
            },
            parameters = {"create_group.parent", "update_group.parent", "list_user_roles.effective"})
    void membersInheritTheRolesOfEveryGroupAboveTheirs() {
        Group top = groups.create(NewGroup.of(fixture.name()));
        Group middle = groups.create(NewGroup.in(top.id(), "middle"));
        Group bottom = groups.create(NewGroup.in(middle.id(), "bottom"));
        User above = someUser();
        User below = someUser();
        groups.addMember(top.id(), above.id());
        groups.addMember(bottom.id(), below.id());
        Role ofTop = someRole();
        Role ofBottom = someRole();

        groups.assignRole(top.id(), ofTop.id());
        groups.assignRole(bottom.id(), ofTop.id());
        groups.assignRole(bottom.id(), ofBottom.id());

        assertThat(effective(below, ofTop))
                .hasValueSatisfying(
                        assigned -> assertThat(assigned.groups()).containsExactly(giving(top), giving(bottom)));
        assertThat(effective(below, ofBottom)).isPresent();
        assertThat(effective(above, ofTop)).isPresent();
        assertThat(effective(above, ofBottom)).isEmpty();

        Group elsewhere = groups.create(NewGroup.of(fixture.name()));
        groups.update(
                bottom.id(),
                GroupPatch.builder().parent(Change.set(elsewhere.id())).build());

        assertThat(effective(below, ofTop))
                .hasValueSatisfying(assigned -> assertThat(assigned.groups())
                        .extracting(GivingGroup::path)
                        .containsExactly(elsewhere.path() + "/bottom"));
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                ADD_GROUP_MEMBER,
                REMOVE_GROUP_MEMBER,
                DELETE_GROUP,
                ASSIGN_GROUP_ROLE,
                LIST_USER_ROLES
            },
            parameters = "list_user_roles.effective")
    void whoLeavesAGroupOrLosesItLosesItsRoles() {
        User leaver = someUser();
        User loser = someUser();
        Group group = someGroup();
        Role role = someRole();
        groups.assignRole(group.id(), role.id());
        groups.addMember(group.id(), leaver.id());
        groups.addMember(group.id(), loser.id());

        groups.removeMember(group.id(), leaver.id());
        assertThat(effective(leaver, role)).isEmpty();
        assertThat(effective(loser, role)).isPresent();

        groups.delete(group.id());
        assertThat(effective(loser, role)).isEmpty();
    }

    @Needs(
            value = {CREATE_ROLE, DELETE_ROLE, ASSIGN_GROUP_ROLE, GET_GROUP},
            parameters = "delete_role.force")
    void aRoleThatAGroupHasIsDeletedOnlyByForce() {
        Group group = someGroup();
        Role role = someRole();
        groups.assignRole(group.id(), role.id());
        eventually(() -> assertThat(rolesOf(group)).hasSize(1));

        assertThat(refuses(ConflictException.class, () -> roles.delete(role.id(), false)))
                .hasMessageContaining(group.path());
        assertThat(rolesOf(group)).containsExactly(NamedRole.of(role));

        roles.delete(role.id(), true);
        eventually(() -> assertThat(rolesOf(group)).isEmpty());
    }

    @Needs(
            value = {CREATE_ROLE, ASSIGN_GROUP_ROLE, GET_GROUP},
            parameters = {"create_role.scope", "create_role.scope.organization"})
    void aRoleOfOrganizationsIsNotGivenToAGroup() {
        Group group = someGroup();
        Role role = roles.create(
                        NewRole.builder(fixture.name())
                                .scope(RoleScope.ORGANIZATION)
                                .build(),
                        IfExists.FAIL)
                .value();

        refuses(ConflictException.class, () -> groups.assignRole(group.id(), role.id()));
        refuses(NotFoundException.class, () -> groups.assignRole(noGroup(), role.id()));

        assertThat(rolesOf(group)).isEmpty();
    }

    @Needs({CREATE_ROLE, ASSIGN_GROUP_ROLE, UNASSIGN_GROUP_ROLE, GET_GROUP})
    void aGroupOrARoleThatIsNotThereIsNotFound() {
        Group group = someGroup();
        Role role = someRole();

        refuses(NotFoundException.class, () -> groups.assignRole(group.id(), noRole()));
        refuses(NotFoundException.class, () -> groups.assignRole(noGroup(), role.id()));
        refuses(NotFoundException.class, () -> groups.unassignRole(group.id(), noRole()));
        refuses(NotFoundException.class, () -> groups.unassignRole(noGroup(), role.id()));

        assertThat(rolesOf(group)).isEmpty();
    }

    private Optional<AssignedRole> effective(User user, Role role) {
        return roles.of(user.id(), true).stream()
                .filter(assigned -> assigned.role().id().equals(role.id()))
                .findFirst();
    }

    private List<NamedRole> rolesOf(Group group) {
        return groups.find(group.id()).map(Group::roles).orElseThrow(() -> new AssertionError("no group " + group));
    }

    private static GivingGroup giving(Group group) {
        return new GivingGroup(group.id().value(), group.path());
    }
}
