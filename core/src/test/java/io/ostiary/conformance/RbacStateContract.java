package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionResource;
import io.ostiary.permission.RbacChange;
import io.ostiary.permission.RbacChange.Kind;
import io.ostiary.permission.RbacOutcome;
import io.ostiary.permission.RbacState;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleScope;
import io.ostiary.user.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Resources and roles as one document, read and applied. */
abstract class RbacStateContract extends Contract {
    @Needs(
            value = {CREATE_PERMISSION_RESOURCE, CREATE_ROLE, GET_RBAC_STATE},
            parameters = {"create_role.description", "create_role.permissions"})
    void theStateHoldsResourcesAndRoles() {
        permissions.create(posts("read", "write"));
        Role role = roles.create(editor("read"), IfExists.FAIL).value();

        eventually(() -> {
            RbacState state = permissions.state();
            assertThat(state.resources()).contains(told("read", "write"));
            assertThat(state.roles())
                    .filteredOn(each -> each.key().equals(role.key()))
                    .singleElement()
                    .satisfies(told -> {
                        assertThat(told.id()).isEqualTo(role.id());
                        assertThat(told.description()).isEqualTo("Edits.");
                        assertThat(told.permissions()).containsExactly(key() + ":read");
                    });
        });
    }

    @Needs({APPLY_RBAC_STATE, GET_RBAC_STATE})
    void whatIsMissingIsMade() {
        RbacOutcome outcome = permissions.apply(wanted("read", "write"), false, false);

        assertThat(outcome.changes())
                .containsExactly(
                        change(Kind.DEFINE_RESOURCE, key(), Set.of("read", "write"), Set.of(), Set.of()),
                        change(
                                Kind.CREATE_ROLE,
                                key() + "-editor",
                                Set.of(key() + ":read", key() + ":write"),
                                Set.of(),
                                Set.of()));
        assertThat(outcome.outstanding()).isEmpty();
        assertThat(outcome.failure()).isNull();
        eventually(() -> {
            assertThat(permissions.state().resources()).contains(told("read", "write"));
            assertThat(stated().permissions()).containsExactly(key() + ":read", key() + ":write");
            assertThat(stated().description()).isEqualTo("Edits.");
        });
    }

    @Needs(APPLY_RBAC_STATE)
    void applyingTheSameAgainChangesNothing() {
        permissions.apply(wanted("read", "write"), false, false);

        eventually(() -> assertThat(
                        permissions.apply(wanted("read", "write"), false, false).changes())
                .isEmpty());
    }

    @Needs(
            value = {APPLY_RBAC_STATE, GET_RBAC_STATE, CREATE_ROLE, CREATE_PERMISSION_RESOURCE},
            parameters = {"create_role.description", "create_role.permissions"})
    void aRoleIsMadeAsTheDocumentSays() {
        permissions.create(posts("read", "write"));
        Role before = roles.create(editor("read"), IfExists.FAIL).value();
        NewRole after = NewRole.builder(before.key())
                .permissions(Set.of(key() + ":write"))
                .build();

        RbacOutcome outcome =
                permissions.apply(new NewRbacState(List.of(posts("write")), List.of(after)), false, false);

        assertThat(outcome.changes())
                .containsExactly(change(
                        Kind.UPDATE_ROLE,
                        before.key(),
                        Set.of(key() + ":write"),
                        Set.of(key() + ":read"),
                        Set.of("description")));
        eventually(() -> {
            assertThat(stated().id()).isEqualTo(before.id());
            assertThat(stated().permissions()).containsExactly(key() + ":write");
            assertThat(stated().description()).isNull();
            assertThat(permissions.state().resources()).contains(told("read", "write"));
        });
    }

    @Needs(
            value = {APPLY_RBAC_STATE, GET_RBAC_STATE},
            parameters = "apply_rbac_state.dry_run")
    void aDryRunTellsTheSameAndDoesNothing() {
        RbacOutcome announced = permissions.apply(wanted("read"), false, true);

        assertThat(permissions.state().roles()).extracting(Role::key).doesNotContain(key() + "-editor");
        assertThat(permissions.state().resources())
                .extracting(PermissionResource::key)
                .doesNotContain(key());
        assertThat(permissions.apply(wanted("read"), false, false)).isEqualTo(announced);
        assertThat(announced.changes()).hasSize(2);
    }

    @Needs(
            value = {APPLY_RBAC_STATE, CREATE_ROLE, CREATE_PERMISSION_RESOURCE, GET_RBAC_STATE},
            parameters = {
                "create_role.description",
                "create_role.permissions",
                "apply_rbac_state.prune",
                "apply_rbac_state.dry_run"
            })
    void onlyPruningTakesAway() {
        permissions.create(posts("read", "write"));
        Role role = roles.create(editor("read"), IfExists.FAIL).value();
        var nothing = new NewRbacState(List.of(), List.of());

        assertThat(permissions.apply(nothing, false, false).changes()).isEmpty();
        eventually(() -> assertThat(
                        permissions.apply(keepingOthers(role), true, true).changes())
                .extracting(RbacChange::kind, RbacChange::key)
                .contains(tuple(Kind.DELETE_ROLE, role.key()), tuple(Kind.REMOVE_ACTIONS, key())));

        assertThat(stated().permissions()).containsExactly(key() + ":read");
        assertThat(permissions.state().resources()).contains(told("read", "write"));
    }

    @Needs(
            value = {APPLY_RBAC_STATE, CREATE_USER, LIST_USER_ROLES},
            parameters = {"apply_rbac_state.state.default_role", "list_user_roles.effective"})
    void theDefaultRoleIsSet() {
        NewRole everybody =
                NewRole.builder(key() + "-everybody").isDefault(true).build();

        RbacOutcome outcome = permissions.apply(new NewRbacState(List.of(), List.of(everybody)), false, false);

        assertThat(outcome.changes())
                .containsExactly(change(Kind.CREATE_ROLE, everybody.key(), Set.of(), Set.of(), Set.of("is_default")));
        User user = someUser();
        eventually(() -> assertThat(roles.of(user.id(), true))
                .extracting(assigned -> assigned.role().key())
                .contains(everybody.key()));
        assertThat(permissions
                        .apply(new NewRbacState(List.of(), List.of(everybody)), false, false)
                        .changes())
                .isEmpty();
    }

    @Needs(
            value = {APPLY_RBAC_STATE, GET_RBAC_STATE, CREATE_PERMISSION_RESOURCE, CREATE_ROLE},
            parameters = {"create_role.description", "create_role.permissions"})
    void theStateIsADocumentThatChangesNothing() {
        permissions.create(posts("read"));
        roles.create(editor("read"), IfExists.FAIL);

        eventually(() -> {
            Map<String, ? extends @Nullable Object> document =
                    permissions.state().toJson();
            assertThat(permissions
                            .apply(NewRbacState.parse(document), false, false)
                            .changes())
                    .isEmpty();
        });
    }

    @Needs(
            value = {APPLY_RBAC_STATE, GET_RBAC_STATE, CREATE_ROLE, DELETE_ROLE},
            parameters = {
                "create_role.description",
                "create_role.scope",
                "create_role.scope.organization",
                "apply_rbac_state.dry_run",
                "apply_rbac_state.state.roles.scope.organization"
            })
    void theDocumentBringsTheScopeOfARoleBack() {
        Role before =
                roles.create(editor(RoleScope.ORGANIZATION), IfExists.FAIL).value();
        eventually(() -> assertThat(stated().scope()).isEqualTo(RoleScope.ORGANIZATION));
        NewRbacState document = onlyTheEditorOf(permissions.state().toJson());
        roles.delete(before.id(), false);

        RbacOutcome announced = permissions.apply(document, false, true);

        assertThat(announced.changes())
                .containsExactly(change(Kind.CREATE_ROLE, before.key(), Set.of(), Set.of(), Set.of()));
        assertThat(permissions.apply(document, false, false)).isEqualTo(announced);
        eventually(() -> assertThat(stated().scope()).isEqualTo(RoleScope.ORGANIZATION));
        assertThat(permissions.apply(document, false, false).changes()).isEmpty();
    }

    @Needs(
            value = {APPLY_RBAC_STATE, GET_RBAC_STATE, CREATE_ROLE},
            parameters = {
                "create_role.scope",
                "create_role.scope.organization",
                "apply_rbac_state.dry_run",
                "apply_rbac_state.state.roles.scope.organization"
            })
    void theScopeOfARoleIsNotChangedByADocument() {
        for (RoleScope scope : RoleScope.values()) {
            RoleScope other = scope == RoleScope.TENANT ? RoleScope.ORGANIZATION : RoleScope.TENANT;
            NewRole there = NewRole.builder(fixture.name()).scope(scope).build();
            NewRole asked = NewRole.builder(there.key()).scope(other).build();
            Role role = roles.create(there, IfExists.FAIL).value();
            var document = new NewRbacState(List.of(posts("read")), List.of(asked));

            for (boolean dryRun : List.of(true, false)) {
                eventually(() -> assertThat(
                                refuses(ConflictException.class, () -> permissions.apply(document, false, dryRun)))
                        .hasMessageContaining(role.key()));
            }

            assertThat(permissions.state().roles()).contains(role);
            assertThat(permissions.state().resources())
                    .extracting(PermissionResource::key)
                    .doesNotContain(key());
        }
    }

    private String key() {
        return fixture.mark();
    }

    private NewPermissionResource posts(String... actions) {
        return NewPermissionResource.of(key(), List.of(actions));
    }

    private PermissionResource told(String... actions) {
        return new PermissionResource(key(), new TreeSet<>(List.of(actions)));
    }

    private NewRole editor(String... actions) {
        return NewRole.builder(key() + "-editor")
                .description("Edits.")
                .permissions(Set.copyOf(List.of(actions).stream()
                        .map(action -> key() + ":" + action)
                        .toList()))
                .build();
    }

    private NewRole editor(RoleScope scope) {
        return NewRole.builder(key() + "-editor")
                .description("Edits.")
                .scope(scope)
                .build();
    }

    private NewRbacState onlyTheEditorOf(Map<String, ? extends @Nullable Object> document) {
        return new NewRbacState(
                List.of(),
                NewRbacState.parse(document).roles().stream()
                        .filter(role -> role.key().equals(key() + "-editor"))
                        .toList());
    }

    private NewRbacState wanted(String... actions) {
        return new NewRbacState(List.of(posts(actions)), List.of(editor(actions)));
    }

    private Role stated() {
        return permissions.state().roles().stream()
                .filter(role -> role.key().equals(key() + "-editor"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no role " + key() + "-editor"));
    }

    /** Everything that others have made, and nothing of this test. */
    private NewRbacState keepingOthers(Role role) {
        RbacState state = fixture.unwatchedDirectory().permissions().state();
        return new NewRbacState(
                state.resources().stream()
                        .filter(resource -> !resource.key().equals(key()))
                        .map(resource -> NewPermissionResource.of(resource.key(), resource.actions()))
                        .toList(),
                state.roles().stream()
                        .filter(each -> !each.key().equals(role.key()))
                        .map(each -> new NewRole(
                                each.key(),
                                each.name(),
                                each.description(),
                                each.permissions(),
                                each.scope(),
                                each.isDefault()))
                        .toList());
    }

    private static RbacChange change(
            Kind kind, String key, Set<String> added, Set<String> removed, Set<String> fields) {
        return new RbacChange(kind, key, new TreeSet<>(added), new TreeSet<>(removed), new TreeSet<>(fields));
    }
}
