package io.ostiary.mcp;

import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.CHECK_PERMISSION;
import static io.ostiary.Operation.CREATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.CREATE_ORGANIZATION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.EXPLAIN_ACCESS;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.LIST_IDENTITY_PROVIDERS;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;
import static io.ostiary.Operation.SET_IDENTITY_PROVIDER_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.conformance.Harness;
import io.ostiary.permission.PermissionName;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.user.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the AuthGate MCP server sets a project up, told on any backend. */
@Timeout(180)
public abstract class AuthGateStories {
    private static final Secret PASSWORD = Secret.of("correct horse 7 battery");

    @TempDir
    private Path folder = Path.of("");

    /** For subclasses. */
    protected AuthGateStories() {}

    /** A backend for one story. */
    protected abstract Harness harness();

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aProjectIsSetUpAndEverybodyMayDoWhatTheirRolesAllow(Transport transport) {
        try (Stage stage = new Stage(harness(), folder, transport)) {
            done(stage, CREATE_PERMISSION_RESOURCE, Map.of("key", "posts", "actions", List.of("read", "write")));
            done(stage, CREATE_PERMISSION_RESOURCE, Map.of("key", "comments", "actions", List.of("read", "delete")));
            done(stage, CREATE_ROLE, role("reader", "posts:read", "comments:read"));
            done(stage, CREATE_ROLE, role("editor", "posts:read", "posts:write"));
            done(stage, CREATE_ROLE, role("moderator", "comments:delete"));
            assertThat(done(stage, LIST_PERMISSION_RESOURCES, Map.of()).each("resources", "key"))
                    .containsExactly("comments", "posts");

            User ada = stage.user("ada", PASSWORD);
            User bob = stage.user("bob", PASSWORD);
            User carl = stage.user("carl", PASSWORD);
            done(stage, ASSIGN_ROLE, Map.of("user", ada.id().value(), "role", "editor"));
            done(stage, CREATE_ORGANIZATION, Map.of("name", "Harbour"));
            List.of(Map.entry(ada, "moderator"), Map.entry(bob, "editor"), Map.entry(carl, "reader"))
                    .forEach(member -> done(
                            stage,
                            ADD_ORGANIZATION_MEMBER,
                            Map.of(
                                    "organization",
                                    "harbour",
                                    "user",
                                    member.getKey().id().value(),
                                    "roles",
                                    List.of(member.getValue()))));

            assertThat(reason(stage, ada, "posts", "write")).isEqualTo("role");
            assertThat(reason(stage, ada, "comments", "delete")).isEqualTo("organization_role");
            assertThat(reason(stage, bob, "posts", "write")).isEqualTo("organization_role");
            assertThat(reason(stage, carl, "posts", "write")).isEqualTo("no_role");
            assertThat(stage.main()
                            .permissions()
                            .check(bob.id(), new PermissionName("posts", "write"), null)
                            .allowed())
                    .isFalse();
            Reply why = done(stage, EXPLAIN_ACCESS, asked(carl, "posts", "write"));
            assertThat(why.at("/allowed")).isEqualTo("false");
            assertThat(why.at("/roles_that_would_allow/0")).isEqualTo("editor");

            for (String provider : List.of("google", "github")) {
                done(stage, CREATE_IDENTITY_PROVIDER, disabled(provider));
                assertThat(enabled(stage, provider)).isFalse();
            }
            done(stage, SET_IDENTITY_PROVIDER_STATUS, Map.of("providers", Map.of("google", true, "github", true)));
            assertThat(done(stage, LIST_IDENTITY_PROVIDERS, Map.of("enabled", true))
                            .each("providers", "id"))
                    .contains("email", "github", "google");
            assertThat(List.of("google", "github")).allMatch(provider -> enabled(stage, provider));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aDocumentIsTriedAppliedAndAppliedAgain(Transport transport) {
        try (Stage stage = new Stage(harness(), folder, transport)) {
            Map<String, Object> state = Map.of(
                    "schema_version",
                    1,
                    "resources",
                    List.of(Map.of("key", "posts", "actions", List.of("read", "write"))),
                    "roles",
                    List.of(role("editor", "posts:read", "posts:write")));

            Reply announced = done(stage, APPLY_RBAC_STATE, Map.of("state", state, "dry_run", true));
            assertThat(done(stage, GET_RBAC_STATE, Map.of()).each("roles", "key"))
                    .doesNotContain("editor");
            Reply made = done(stage, APPLY_RBAC_STATE, Map.of("state", state));
            assertThat(made.each("changes", "change"))
                    .isEqualTo(announced.each("changes", "change"))
                    .containsExactly("define_resource", "create_role");
            assertThat(stage.main().roles().resolve("editor").permissions())
                    .containsExactly("posts:read", "posts:write");

            assertThat(done(stage, APPLY_RBAC_STATE, Map.of("state", state)).each("changes", "change"))
                    .isEmpty();
        }
    }

    private static Map<String, Object> disabled(String provider) {
        return Map.of(
                "name",
                provider,
                "type",
                provider,
                "client_id",
                "company-at-" + provider,
                "client_secret",
                "what the provider knows us by",
                "enabled",
                false);
    }

    private static boolean enabled(Stage stage, String provider) {
        return stage.main()
                .identityProviders()
                .find(IdentityProviderId.of(provider))
                .orElseThrow()
                .enabled();
    }

    private static Reply done(Stage stage, Operation operation, Map<String, Object> arguments) {
        return stage.tell(operation, arguments).orElseThrow(() -> new AssertionError(operation + " is lacking"));
    }

    private static String reason(Stage stage, User user, String resource, String action) {
        return done(stage, CHECK_PERMISSION, asked(user, resource, action)).at("/reason");
    }

    private static Map<String, Object> asked(User user, String resource, String action) {
        return Map.of("user", user.id().value(), "resource", resource, "action", action, "organization", "harbour");
    }

    private static Map<String, Object> role(String key, String... permissions) {
        return Map.of("key", key, "permissions", List.of(permissions));
    }
}
