package io.ostiary.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleLookupTest {
    private static final Role ADMIN = role("r1", "admin", "Boss");
    private static final Role AUDITOR = role("r2", "auditor", "Boss");
    private static final Role KEYED_LIKE_AN_ID = role("r3", "r1", null);
    private static final Role NAMED_LIKE_A_KEY = role("r4", "guest", "admin");

    @Test
    void aRoleIsMeantByIdByKeyAndByName() {
        for (String reference : List.of("r1", "admin", "Boss")) {
            assertThat(among(ADMIN).resolve(reference)).isEqualTo(ADMIN);
        }
    }

    @Test
    void anIdComesBeforeAKeyAndAKeyBeforeAName() {
        assertThat(among(KEYED_LIKE_AN_ID, ADMIN).resolve("r1")).isEqualTo(ADMIN);
        assertThat(among(NAMED_LIKE_A_KEY, ADMIN).resolve("admin")).isEqualTo(ADMIN);
    }

    @Test
    void twoRolesOfOneNameAreAConflictThatListsTheirKeys() {
        assertThatThrownBy(() -> among(ADMIN, AUDITOR).resolve("Boss"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("admin, auditor")
                .hasMessageContaining("by key");
    }

    @Test
    void whatNoRoleAnswersToIsNotFound() {
        assertThatThrownBy(() -> among(ADMIN).resolve("boss"))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        failure -> assertThat(failure.kind()).isEqualTo("role"));
    }

    private static Role role(String id, String key, @Nullable String name) {
        return new Role(RoleId.of(id), key, name, null, new TreeSet<>(), RoleScope.TENANT, false, false);
    }

    private static RoleLookup among(Role... roles) {
        return new RoleLookup() {
            @Override
            public Optional<Role> byId(String id) {
                return List.of(roles).stream()
                        .filter(role -> role.id().value().equals(id))
                        .findFirst();
            }

            @Override
            public Optional<Role> byKey(String key) {
                return List.of(roles).stream()
                        .filter(role -> role.key().equals(key))
                        .findFirst();
            }

            @Override
            public List<Role> byName(String name) {
                return List.of(roles).stream()
                        .filter(role -> name.equals(role.name()))
                        .toList();
            }
        };
    }
}
