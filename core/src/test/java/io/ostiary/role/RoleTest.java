package io.ostiary.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {
    @ParameterizedTest
    @ValueSource(strings = {"admin", "ADMIN", "realm-admin", "org:owner", "super.administrator", "root"})
    void aKeyCanLookAdministrative(String key) {
        assertThat(Role.looksAdministrative(key, Set.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"editor", "administration", "badminton", "homeowner", "uproot"})
    void aKeyThatOnlyContainsTheLettersDoesNot(String key) {
        assertThat(Role.looksAdministrative(key, Set.of("articles:write"))).isFalse();
    }

    @Test
    void aWildcardPermissionLooksAdministrative() {
        assertThat(Role.looksAdministrative("editor", Set.of("*"))).isTrue();
        assertThat(Role.looksAdministrative("editor", Set.of("users:*"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"users:write", "Roles:DELETE", "tenants.manage", "iam.*", "secrets/*", "sessions:impersonate"})
    void powerOverTheIdentitySystemLooksAdministrative(String permission) {
        assertThat(Role.looksAdministrative("editor", Set.of("articles:read", permission)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"users:read", "customers:write", "articles:delete", "shipments:create"})
    void otherPermissionsDoNot(String permission) {
        assertThat(Role.looksAdministrative("editor", Set.of(permission))).isFalse();
    }

    @Test
    void permissionsAreSortedCopies() {
        var permissions = new TreeSet<>(Set.of("b", "a"));
        Role role = new Role(RoleId.of("r1"), "k", null, null, permissions, RoleScope.TENANT, false, false);
        permissions.add("c");

        assertThat(role.permissions()).containsExactly("a", "b");
        assertThatThrownBy(() -> role.permissions().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNewRoleIsChecked() {
        assertThatThrownBy(() -> NewRole.builder("a b")
                        .name("")
                        .description("d".repeat(1001))
                        .permissions(Set.of(""))
                        .build())
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.violations())
                                .extracting(io.ostiary.Violation::field)
                                .containsExactlyInAnyOrder("key", "name", "description", "permissions"));
    }

    @Test
    void aDefaultCannotBeCleared() {
        assertThatThrownBy(() -> RolePatch.builder().isDefault(Change.clear()).build())
                .isInstanceOf(InvalidArgumentException.class);
    }
}
