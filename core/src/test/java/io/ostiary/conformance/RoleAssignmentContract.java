package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;

/** Who has which role. */
abstract class RoleAssignmentContract extends Contract {
    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_USER_ROLES})
    void anAssignedRoleIsTheUsers() {
        User user = someUser();
        Role role = someRole();

        roles.assign(user.id(), role.id(), null);

        eventually(() -> assertThat(roles.of(user.id(), false))
                .filteredOn(assigned -> assigned.role().id().equals(role.id()))
                .singleElement()
                .satisfies(assigned -> {
                    assertThat(assigned.direct()).isTrue();
                    assertThat(assigned.role().key()).isEqualTo(role.key());
                }));
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_USER_ROLES},
            parameters = "list_user_roles.effective")
    void theEffectiveRolesIncludeTheAssignedOnes() {
        User user = someUser();
        Role role = someRole();

        roles.assign(user.id(), role.id(), null);

        eventually(() -> assertThat(roles.of(user.id(), true))
                .filteredOn(AssignedRole::direct)
                .extracting(assigned -> assigned.role().id())
                .contains(role.id()));
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_USER_ROLES})
    void theRolesOfAUserAreListedByKey() {
        User user = someUser();
        List<String> keys = List.of(fixture.mark() + "-b", fixture.mark() + "-c", fixture.mark() + "-a");
        for (String key : keys) {
            roles.assign(
                    user.id(),
                    roles.create(NewRole.of(key), IfExists.FAIL).value().id(),
                    null);
        }

        eventually(() ->
                assertThat(roleKeys(user.id())).isSorted().containsSubsequence(keys.get(2), keys.get(0), keys.get(1)));
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_USER_ROLES, LIST_ROLE_MEMBERS})
    void assigningAgainChangesNothing() {
        User user = someUser();
        Role role = someRole();
        roles.assign(user.id(), role.id(), null);

        roles.assign(user.id(), role.id(), null);

        eventually(() -> {
            assertThat(roleKeys(user.id())).containsOnlyOnce(role.key());
            assertThat(members(role)).containsExactly(user.id());
        });
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, UNASSIGN_ROLE, LIST_USER_ROLES, LIST_ROLE_MEMBERS})
    void aRoleIsTakenAway() {
        User user = someUser();
        Role kept = someRole();
        Role taken = someRole();
        roles.assign(user.id(), kept.id(), null);
        roles.assign(user.id(), taken.id(), null);

        roles.unassign(user.id(), taken.id(), null);

        eventually(() -> {
            assertThat(roleKeys(user.id())).contains(kept.key()).doesNotContain(taken.key());
            assertThat(members(taken)).isEmpty();
        });
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, UNASSIGN_ROLE})
    void takingAwayWhatTheUserWasNotGivenIsNotFound() {
        User user = someUser();
        Role role = someRole();

        refuses(NotFoundException.class, () -> roles.unassign(user.id(), role.id(), null));

        roles.assign(user.id(), role.id(), null);
        roles.unassign(user.id(), role.id(), null);
        refuses(NotFoundException.class, () -> roles.unassign(user.id(), role.id(), null));
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_ROLE_MEMBERS})
    void theMembersOfARoleAreTheUsersWhoWereGivenIt() {
        User first = someUser();
        User second = someUser();
        someUser();
        Role role = someRole();
        roles.assign(first.id(), role.id(), null);
        roles.assign(second.id(), role.id(), null);

        eventually(() -> assertThat(members(role)).containsExactlyInAnyOrder(first.id(), second.id()));
    }

    @Needs({CREATE_ROLE, LIST_ROLE_MEMBERS})
    void aNewRoleHasNoMembers() {
        Role role = someRole();

        assertThat(members(role)).isEmpty();
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, UNASSIGN_ROLE, LIST_USER_ROLES})
    void aUserOrARoleThatIsNotThereIsNotFound() {
        User user = someUser();
        Role role = someRole();

        refuses(NotFoundException.class, () -> roles.assign(user.id(), noRole(), null));
        refuses(NotFoundException.class, () -> roles.assign(nobody(), role.id(), null));
        refuses(NotFoundException.class, () -> roles.unassign(user.id(), noRole(), null));
        refuses(NotFoundException.class, () -> roles.unassign(nobody(), role.id(), null));

        assertThat(roleKeys(user.id())).doesNotContain(role.key());
    }

    @Needs(
            value = {CREATE_ROLE, CREATE_USER, LIST_USER_ROLES},
            parameters = "create_role.is_default")
    void newUsersGetTheDefaultRole() {
        User earlier = someUser();
        Role role = defaultRole();

        User user = someUser();

        eventually(() -> assertThat(roleKeys(user.id())).contains(role.key()));
        assertThat(roleKeys(earlier.id())).doesNotContain(role.key());
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = "create_role.is_default")
    void aNewDefaultRoleUnsetsThePreviousOne() {
        Role first = defaultRole();

        Role second = defaultRole();

        eventually(() -> assertThat(all(page -> roles.list(null, page)))
                .filteredOn(Role::isDefault)
                .extracting(Role::key)
                .containsExactly(second.key())
                .doesNotContain(first.key()));
    }

    @Needs(
            value = {CREATE_ROLE, UPDATE_ROLE, CREATE_USER, LIST_USER_ROLES},
            parameters = {"create_role.is_default", "update_role.is_default"})
    void aRoleThatBecomesTheDefaultUnsetsThePreviousOneToo() {
        Role first = defaultRole();
        Role second = someRole();

        assertThat(roles.update(
                                second.id(),
                                RolePatch.builder().isDefault(Change.set(true)).build())
                        .isDefault())
                .isTrue();

        User user = someUser();
        eventually(() -> assertThat(roleKeys(user.id())).contains(second.key()).doesNotContain(first.key()));
    }

    @Needs(
            value = {CREATE_ROLE, UPDATE_ROLE, CREATE_USER, LIST_USER_ROLES},
            parameters = {"create_role.is_default", "update_role.is_default"})
    void aTenantCanDoWithoutADefaultRole() {
        Role role = defaultRole();

        roles.update(role.id(), RolePatch.builder().isDefault(Change.set(false)).build());

        User user = someUser();
        assertThat(roleKeys(user.id())).doesNotContain(role.key());
    }

    private Role defaultRole() {
        Role role = roles.create(NewRole.builder(fixture.name()).isDefault(true).build(), IfExists.FAIL)
                .value();
        assertThat(role.isDefault()).isTrue();
        return role;
    }

    private List<String> roleKeys(UserId user) {
        return roles.of(user, false).stream()
                .map(assigned -> assigned.role().key())
                .toList();
    }

    private List<UserId> members(Role role) {
        return all(page -> roles.members(role.id(), page)).stream()
                .map(User::id)
                .toList();
    }
}
