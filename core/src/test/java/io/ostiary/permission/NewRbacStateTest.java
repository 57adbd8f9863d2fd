package io.ostiary.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Violation;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.RoleScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewRbacStateTest {
    @Test
    void aDocumentIsReadWhole() {
        NewRbacState state = NewRbacState.parse(Map.of(
                "schema_version",
                1,
                "resources",
                List.of(Map.of("key", "posts", "actions", List.of("write", "read"))),
                "roles",
                List.of(
                        Map.of(
                                "key", "editor",
                                "name", "Editor",
                                "description", "Edits.",
                                "permissions", List.of("posts:write", "free text")),
                        Map.of("key", "reader", "scope", "tenant", "permissions", List.of()),
                        Map.of("key", "owner", "scope", "organization", "permissions", List.of())),
                "default_role",
                "reader"));

        assertThat(state.resources()).containsExactly(NewPermissionResource.of("posts", Set.of("read", "write")));
        assertThat(state.roles())
                .containsExactly(
                        NewRole.builder("editor")
                                .name("Editor")
                                .description("Edits.")
                                .permissions(Set.of("posts:write", "free text"))
                                .build(),
                        NewRole.builder("reader").isDefault(true).build(),
                        NewRole.builder("owner").scope(RoleScope.ORGANIZATION).build());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var state = RbacState.of(List.of(), List.of(role(RoleScope.TENANT, true)));

        NewRbacState read = NewRbacState.parse(state.toJson());

        assertThat(read.resources()).containsExactly(NewPermissionResource.of("posts", Set.of("read")));
        assertThat(new RbacDiff(state, read, true).changes()).isEmpty();
    }

    @Test
    void onlyTheScopeOfOrganizationsIsWritten() {
        assertThat(written(RoleScope.TENANT)).doesNotContainKey("scope");
        assertThat(written(RoleScope.ORGANIZATION)).containsEntry("scope", "organization");
        assertThat(NewRbacState.parse(stated(RoleScope.ORGANIZATION).toJson())
                        .roles()
                        .get(0)
                        .scope())
                .isEqualTo(RoleScope.ORGANIZATION);
    }

    @Test
    void aScopeIsOneThatThereIs() {
        assertThat(refused(document(
                        List.of(),
                        List.of(
                                Map.of("key", "a", "permissions", List.of(), "scope", "TENANT"),
                                Map.of("key", "b", "permissions", List.of(), "scope", 1)))))
                .extracting(Violation::field)
                .containsExactly("state.roles[0].scope", "state.roles[1].scope");
    }

    @Test
    void everythingThatIsWrongIsToldWithItsPath() {
        Map<String, Object> document = new HashMap<>();
        document.put("version", 1);
        document.put("resources", List.of(Map.of("key", "a:b", "actions", List.of(), "owner", "me"), "posts"));
        document.put("roles", List.of(Map.of("key", "no spaces", "permissions", List.of(1)), Map.of("key", 2)));
        document.put("default_role", "nobody");

        assertThat(refused(document))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "state.version",
                        "state.schema_version",
                        "state.resources[0].owner",
                        "state.resources[0].key",
                        "state.resources[0].actions",
                        "state.resources[1]",
                        "state.roles[0].permissions[0]",
                        "state.roles[0].key",
                        "state.roles[1].key",
                        "state.roles[1].permissions",
                        "state.default_role");
    }

    @Test
    void aPermissionOfAResourceIsOneOfTheDocument() {
        assertThat(refused(document(
                        List.of(Map.of("key", "posts", "actions", List.of("read"))),
                        List.of(Map.of(
                                "key", "editor", "permissions", List.of("posts:raed", "pots:read", "https://a/#x"))))))
                .extracting(Violation::problem)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).endsWith("there is no posts:raed"),
                        problem -> assertThat(problem).endsWith("there is no pots:read"));
    }

    @Test
    void nothingIsNamedTwice() {
        Map<String, Object> posts = Map.of("key", "posts", "actions", List.of("read"));
        Map<String, Object> editor = Map.of("key", "editor", "permissions", List.of());

        assertThat(refused(document(List.of(posts, posts), List.of(editor, editor))))
                .extracting(Violation::field)
                .containsExactly("state.resources", "state.roles");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsGivenIsReadOrRefused(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Map<String, @Nullable Object> document = new HashMap<>();
            for (String field : List.of("schema_version", "resources", "roles", "default_role", "more")) {
                if (random.nextInt(4) > 0) {
                    document.put(field, garbage(random, 0));
                }
            }
            try {
                NewRbacState.parse(document);
            } catch (InvalidArgumentException e) {
                assertThat(e.violations())
                        .allSatisfy(found -> assertThat(found.field()).startsWith("state"));
            }
        }
    }

    private static @Nullable Object garbage(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> null;
            case 1 -> 1;
            case 2 -> "\u0000\ud800";
            case 3 -> "editor";
            case 4 -> true;
            case 5 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int item = random.nextInt(4); item > 0; item--) {
                    list.add(garbage(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new HashMap<>();
                for (String field : List.of("key", "actions", "permissions", "name", "scope", "x")) {
                    if (random.nextBoolean()) {
                        map.put(field, garbage(random, depth + 1));
                    }
                }
                yield map;
            }
        };
    }

    private static Role role(RoleScope scope, boolean isDefault) {
        return new Role(
                RoleId.of("1"),
                "editor",
                "Editor",
                null,
                new TreeSet<>(Set.of("posts:read", "else")),
                scope,
                isDefault,
                false);
    }

    private static RbacState stated(RoleScope scope) {
        return RbacState.of(List.of(), List.of(role(scope, false)));
    }

    @SuppressWarnings("unchecked") // the document is JSON
    private static Map<String, Object> written(RoleScope scope) {
        return (Map<String, Object>)
                ((List<?>) Objects.requireNonNull(stated(scope).toJson().get("roles"))).get(0);
    }

    private static Map<String, Object> document(List<?> resources, List<?> roles) {
        return Map.of("schema_version", 1, "resources", resources, "roles", roles);
    }

    private static List<Violation> refused(Map<String, ?> document) {
        InvalidArgumentException refusal =
                catchThrowableOfType(InvalidArgumentException.class, () -> NewRbacState.parse(document));
        assertThat(refusal).isNotNull();
        return refusal.violations();
    }
}
