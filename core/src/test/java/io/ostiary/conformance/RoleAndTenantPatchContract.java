package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Partial changes of roles and tenants: what is named is set or cleared, what is not named stays. */
abstract class RoleAndTenantPatchContract extends Contract {
    @Needs(
            value = {CREATE_ROLE, UPDATE_ROLE, LIST_ROLES},
            parameters = {
                "create_role.name",
                "create_role.description",
                "create_role.permissions",
                "update_role.name",
                "update_role.description",
                "update_role.permissions",
                "list_roles.query"
            })
    void fieldsOfARoleAreSetAndClearedOneByOne() {
        fixture.harness().definePermissions(List.of("a:read", "b:read", "c:read"));
        Role role = roles.create(
                        NewRole.builder(fixture.name())
                                .name("Name")
                                .description("description")
                                .permissions(Set.of("a:read", "b:read"))
                                .build(),
                        IfExists.FAIL)
                .value();

        isRole(role, update(role, RolePatch.builder()), "Name", "description", "a:read", "b:read");
        isRole(
                role,
                update(role, RolePatch.builder().name(Change.set("New"))),
                "New",
                "description",
                "a:read",
                "b:read");
        isRole(
                role,
                update(role, RolePatch.builder().description(Change.set("other"))),
                "New",
                "other",
                "a:read",
                "b:read");
        isRole(
                role,
                update(role, RolePatch.builder().permissions(Change.set(Set.of("c:read")))),
                "New",
                "other",
                "c:read");
        isRole(role, update(role, RolePatch.builder().description(Change.clear())), "New", null, "c:read");
        isRole(role, update(role, RolePatch.builder().name(Change.clear())), null, null, "c:read");
        isRole(role, update(role, RolePatch.builder().permissions(Change.clear())), null, null);
    }

    @Needs(
            value = {CREATE_ROLE, UPDATE_ROLE, LIST_ROLES},
            parameters = {
                "create_role.description",
                "create_role.permissions",
                "update_role.description",
                "update_role.permissions",
                "list_roles.query"
            })
    void descriptionAndPermissionsOfARoleAreSetAndClearedOneByOne() {
        fixture.harness().definePermissions(List.of("a:read", "b:read"));
        Role role = roles.create(
                        NewRole.builder(fixture.name())
                                .description("description")
                                .permissions(Set.of("a:read"))
                                .build(),
                        IfExists.FAIL)
                .value();

        isRole(role, update(role, RolePatch.builder()), role.name(), "description", "a:read");
        isRole(
                role,
                update(role, RolePatch.builder().description(Change.set("other"))),
                role.name(),
                "other",
                "a:read");
        isRole(
                role,
                update(role, RolePatch.builder().permissions(Change.set(Set.of("a:read", "b:read")))),
                role.name(),
                "other",
                "a:read",
                "b:read");
        isRole(
                role,
                update(role, RolePatch.builder().description(Change.clear())),
                role.name(),
                null,
                "a:read",
                "b:read");
        isRole(role, update(role, RolePatch.builder().permissions(Change.clear())), role.name(), null);
    }

    @Needs(
            value = {CREATE_TENANT, UPDATE_TENANT, GET_TENANT},
            parameters = {"update_tenant.name", "update_tenant.allow_registration", "update_tenant.auth_methods"})
    void fieldsOfATenantAreSetOneByOne() {
        Tenant tenant = tenants.create(
                        new NewTenant(TenantId.of(fixture.name()), "Name", TenantSettings.DEFAULT), IfExists.FAIL)
                .value();
        Set<AuthMethod> password = Set.of(AuthMethod.PASSWORD);
        Set<AuthMethod> both = Set.of(AuthMethod.PASSWORD, AuthMethod.PASSKEY);

        isTenant(tenant, new TenantPatch(Change.keep(), Change.keep(), Change.keep()), "Name", false, password);
        isTenant(tenant, TenantPatch.rename("New"), "New", false, password);
        isTenant(tenant, new TenantPatch(Change.keep(), Change.set(true), Change.keep()), "New", true, password);
        isTenant(tenant, new TenantPatch(Change.keep(), Change.keep(), Change.set(both)), "New", true, both);
        isTenant(tenant, new TenantPatch(Change.keep(), Change.set(false), Change.keep()), "New", false, both);
    }

    private Role update(Role role, RolePatch.Builder patch) {
        return roles.update(role.id(), patch.build());
    }

    private void isRole(
            Role before, Role updated, @Nullable String name, @Nullable String description, String... permissions) {
        eventually(() -> {
            Role listed = all(page -> roles.list(fixture.mark(), page)).get(0);
            assertThat(List.of(updated, listed)).allSatisfy(role -> {
                assertThat(role.id()).isEqualTo(before.id());
                assertThat(role.key()).isEqualTo(before.key());
                assertThat(role.name()).isEqualTo(name);
                assertThat(role.description()).isEqualTo(description);
                assertThat(role.permissions()).containsExactly(permissions);
            });
        });
    }

    private void isTenant(
            Tenant before, TenantPatch patch, String name, boolean registration, Set<AuthMethod> methods) {
        Tenant updated = tenants.update(before.id(), patch);
        Tenant found = tenants.find(before.id()).orElseThrow();
        assertThat(List.of(updated, found)).allSatisfy(tenant -> {
            assertThat(tenant.id()).isEqualTo(before.id());
            assertThat(tenant.name()).isEqualTo(name);
            assertThat(tenant.settings()).isEqualTo(new TenantSettings(registration, methods));
        });
    }
}
