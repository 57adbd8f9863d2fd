package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.group.Group;
import io.ostiary.group.NewGroup;
import io.ostiary.organization.Organization;
import io.ostiary.permission.AccessDecision.Reason;
import io.ostiary.permission.AccessExplanation;
import io.ostiary.permission.AccessPath;
import io.ostiary.permission.AccessPath.Through;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.PermissionResource;
import io.ostiary.role.GivingGroup;
import io.ostiary.role.NamedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import io.ostiary.user.Disablement;
import io.ostiary.user.User;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What there is to be allowed, and whom it is. */
abstract class PermissionsContract extends Contract {
    private static final String READ = "read";
    private static final String WRITE = "write";

    @Needs({CREATE_PERMISSION_RESOURCE, LIST_PERMISSION_RESOURCES})
    void aResourceIsListedWithItsActions() {
        PermissionResource created = permissions.create(resource(WRITE, READ));

        assertThat(created).isEqualTo(told(READ, WRITE));
        eventually(() -> assertThat(permissions.resources())
                .contains(created)
                .isSortedAccordingTo(Comparator.comparing(PermissionResource::key)));
    }

    @Needs({CREATE_PERMISSION_RESOURCE, LIST_PERMISSION_RESOURCES})
    void definingAResourceAgainAddsActionsAndTakesNoneAway() {
        permissions.create(resource(READ));

        PermissionResource more = permissions.create(resource(WRITE));
        PermissionResource same = permissions.create(resource(READ));

        assertThat(more.actions()).containsExactly(READ, WRITE);
        assertThat(same).isEqualTo(more);
        eventually(() -> assertThat(permissions.resources()).contains(more));
    }

    @Needs({CREATE_PERMISSION_RESOURCE, LIST_PERMISSION_RESOURCES})
    void resourcesShareActionsByNameOnly() {
        permissions.create(resource(READ, WRITE));
        PermissionResource other = permissions.create(NewPermissionResource.of(key() + ".other", List.of(READ)));

        assertThat(other.actions()).containsExactly(READ);
        eventually(() -> assertThat(permissions.resources()).contains(other, told(READ, WRITE)));
    }

    @Needs(
            value = {CREATE_PERMISSION_RESOURCE, LIST_PERMISSION_RESOURCES, CREATE_ROLE},
            parameters = "create_role.permissions")
    void whatARoleAllowsIsAmongTheResources() {
        permissions.create(resource(READ));
        fixture.harness().definePermissions(List.of(may("publish").text()));

        role("publish");

        eventually(() -> assertThat(permissions.resources()).contains(told("publish", READ)));
    }

    @Needs(
            value = {CREATE_USER, CREATE_PERMISSION_RESOURCE, CREATE_ROLE, ASSIGN_ROLE, CHECK_PERMISSION},
            parameters = "create_role.permissions")
    void aUserMayDoWhatARoleAllowsAndNothingElse() {
        permissions.create(resource(READ, WRITE));
        User user = someUser();
        assertThat(permissions.check(user.id(), may(READ), null).allowed()).isFalse();

        roles.assign(user.id(), role(READ).id(), null);

        eventually(() -> {
            assertThat(permissions.check(user.id(), may(READ), null).allowed()).isTrue();
            assertThat(permissions.check(user.id(), may(READ), null).reason()).isEqualTo(Reason.ROLE);
            assertThat(permissions.check(user.id(), may(WRITE), null).allowed()).isFalse();
            assertThat(permissions.check(user.id(), may(WRITE), null).reason()).isEqualTo(Reason.NO_ROLE);
        });
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_PERMISSION_RESOURCE,
                CREATE_ROLE,
                UPDATE_ROLE,
                ASSIGN_ROLE,
                UNASSIGN_ROLE,
                CHECK_PERMISSION
            },
            parameters = {"create_role.permissions", "update_role.permissions"})
    void whatIsTakenAwayIsAllowedNoLonger() {
        permissions.create(resource(READ, WRITE));
        User user = someUser();
        Role role = role(READ);
        roles.assign(user.id(), role.id(), null);
        eventually(
                () -> assertThat(permissions.check(user.id(), may(READ), null).allowed())
                        .isTrue());

        roles.update(
                role.id(),
                RolePatch.builder()
                        .permissions(Change.set(Set.of(may(WRITE).text())))
                        .build());
        eventually(() -> {
            assertThat(permissions.check(user.id(), may(READ), null).allowed()).isFalse();
            assertThat(permissions.check(user.id(), may(WRITE), null).allowed()).isTrue();
        });

        roles.unassign(user.id(), role.id(), null);
        eventually(
                () -> assertThat(permissions.check(user.id(), may(WRITE), null).allowed())
                        .isFalse());
    }

    @Needs({CREATE_USER, CHECK_PERMISSION})
    void aPermissionThatNobodyKnowsIsNotGranted() {
        assertThat(permissions.check(someUser().id(), may(READ), null).reason()).isEqualTo(Reason.NO_ROLE);
    }

    @Needs(
            value = {
                CREATE_USER,
                DISABLE_USER,
                CREATE_PERMISSION_RESOURCE,
                CREATE_ROLE,
                ASSIGN_ROLE,
                CHECK_PERMISSION,
                EXPLAIN_ACCESS
            },
            parameters = "create_role.permissions")
    void aDisabledUserMayDoNothing() {
        permissions.create(resource(READ));
        User user = someUser();
        Role role = role(READ);
        roles.assign(user.id(), role.id(), null);

        users.disable(user.id(), Disablement.keepingSessions());

        eventually(() -> {
            assertThat(permissions.check(user.id(), may(READ), null).allowed()).isFalse();
            AccessExplanation explanation = permissions.explain(user.id(), may(READ), null);
            assertThat(explanation.decision().reason()).isEqualTo(Reason.USER_DISABLED);
            assertThat(explanation.paths()).containsExactly(AccessPath.of(NamedRole.of(role), Through.DIRECT));
        });
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_PERMISSION_RESOURCE,
                CREATE_ROLE,
                CREATE_GROUP,
                ASSIGN_GROUP_ROLE,
                ASSIGN_ROLE,
                EXPLAIN_ACCESS
            },
            parameters = {"create_role.permissions", "create_group.parent"})
    void anExplanationNamesEveryGroupThatGivesTheRole() {
        permissions.create(resource(READ));
        User user = someUser();
        Role role = role(READ);
        Group top = someGroup();
        Group bottom = groups.create(NewGroup.in(top.id(), "bottom"));
        fixture.join(bottom, user);
        groups.assignRole(top.id(), role.id());
        groups.assignRole(bottom.id(), role.id());
        AccessPath[] throughGroups = {through(top, role), through(bottom, role)};

        eventually(
                () -> assertThat(permissions.explain(user.id(), may(READ), null).paths())
                        .containsExactly(throughGroups));

        roles.assign(user.id(), role.id(), null);

        eventually(
                () -> assertThat(permissions.explain(user.id(), may(READ), null).paths())
                        .containsExactly(
                                AccessPath.of(NamedRole.of(role), Through.DIRECT), throughGroups[0], throughGroups[1]));
    }

    private static AccessPath through(Group group, Role role) {
        return new AccessPath(
                NamedRole.of(role), Through.GROUP, new GivingGroup(group.id().value(), group.path()));
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_PERMISSION_RESOURCE,
                CREATE_ROLE,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                CHECK_PERMISSION,
                EXPLAIN_ACCESS
            },
            parameters = {
                "create_role.permissions",
                "add_organization_member.roles",
                "check_permission.organization",
                "explain_access.organization"
            })
    void aRoleInsideAnOrganizationCountsThereAndNowhereElse() {
        permissions.create(resource(READ));
        User user = someUser();
        Role role = role(READ);
        Organization organization = someOrganization();
        Organization other = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of(role.id()));

        eventually(() -> assertThat(permissions
                        .check(user.id(), may(READ), organization.id())
                        .reason())
                .isEqualTo(Reason.ORGANIZATION_ROLE));
        assertThat(permissions.check(user.id(), may(READ), null).allowed()).isFalse();
        assertThat(permissions.check(user.id(), may(READ), other.id()).allowed())
                .isFalse();
        assertThat(permissions.explain(user.id(), may(READ), organization.id()).paths())
                .containsExactly(AccessPath.of(NamedRole.of(role), Through.ORGANIZATION));
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_PERMISSION_RESOURCE,
                CREATE_ROLE,
                ASSIGN_ROLE,
                CREATE_ORGANIZATION,
                CHECK_PERMISSION
            },
            parameters = {"create_role.permissions", "check_permission.organization"})
    void aRoleOfTheTenantCountsInsideEveryOrganization() {
        permissions.create(resource(READ));
        User user = someUser();
        roles.assign(user.id(), role(READ).id(), null);
        Organization organization = someOrganization();

        eventually(() -> assertThat(permissions
                        .check(user.id(), may(READ), organization.id())
                        .reason())
                .isEqualTo(Reason.ROLE));
    }

    @Needs(
            value = {CREATE_USER, CREATE_PERMISSION_RESOURCE, CREATE_ROLE, ASSIGN_ROLE, EXPLAIN_ACCESS},
            parameters = "create_role.permissions")
    void everyRoleThatAllowsItIsAPath() {
        permissions.create(resource(READ, WRITE));
        User user = someUser();
        Role first = role(READ);
        Role second = role(READ);
        Role unrelated = role(WRITE);
        List.of(second, unrelated, first).forEach(role -> roles.assign(user.id(), role.id(), null));

        eventually(() -> {
            AccessExplanation explanation = permissions.explain(user.id(), may(READ), null);
            assertThat(explanation.decision().allowed()).isTrue();
            assertThat(explanation.paths())
                    .containsExactly(
                            AccessPath.of(NamedRole.of(first), Through.DIRECT),
                            AccessPath.of(NamedRole.of(second), Through.DIRECT));
            assertThat(explanation.wouldAllow()).isEmpty();
        });
    }

    @Needs(
            value = {CREATE_USER, CREATE_PERMISSION_RESOURCE, CREATE_ROLE, EXPLAIN_ACCESS},
            parameters = "create_role.permissions")
    void whoMayNotIsToldTheRolesThatWouldAllowIt() {
        permissions.create(resource(READ, WRITE));
        User user = someUser();
        Role reader = role(READ);
        Role writer = role(WRITE);

        eventually(() -> {
            AccessExplanation explanation = permissions.explain(user.id(), may(READ), null);
            assertThat(explanation.decision().reason()).isEqualTo(Reason.NO_ROLE);
            assertThat(explanation.paths()).isEmpty();
            assertThat(explanation.wouldAllow())
                    .containsExactly(NamedRole.of(reader))
                    .doesNotContain(NamedRole.of(writer));
            assertThat(explanation.more()).isFalse();
        });
    }

    @Needs({CREATE_USER, EXPLAIN_ACCESS})
    void ofAPermissionThatNoRoleHasNoneIsTold() {
        AccessExplanation explanation = permissions.explain(someUser().id(), may(READ), null);

        assertThat(explanation.decision().allowed()).isFalse();
        assertThat(explanation.wouldAllow()).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, CHECK_PERMISSION, EXPLAIN_ACCESS},
            parameters = {"check_permission.organization", "explain_access.organization"})
    void anOrganizationThatIsNotThereIsNotFound() {
        User user = someUser();

        refuses(NotFoundException.class, () -> permissions.check(user.id(), may(READ), noOrganization()));
        refuses(NotFoundException.class, () -> permissions.explain(user.id(), may(READ), noOrganization()));
    }

    private String key() {
        return fixture.mark();
    }

    private PermissionName may(String action) {
        return new PermissionName(key(), action);
    }

    private NewPermissionResource resource(String... actions) {
        return NewPermissionResource.of(key(), List.of(actions));
    }

    private PermissionResource told(String... actions) {
        return new PermissionResource(key(), new TreeSet<>(List.of(actions)));
    }

    private Role role(String action) {
        return roles.create(
                        NewRole.builder(fixture.name())
                                .permissions(Set.of(may(action).text()))
                                .build(),
                        IfExists.FAIL)
                .value();
    }
}
