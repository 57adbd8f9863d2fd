package io.ostiary.mcp;

import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.AUTHENTICATE_USER;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.CREATE_TENANT;
import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.GET_USER;
import static io.ostiary.Operation.GET_USER_METADATA;
import static io.ostiary.Operation.IMPORT_USERS;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.LIST_SESSIONS;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.REVOKE_SESSION;
import static io.ostiary.Operation.REVOKE_USER_SESSIONS;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;
import static io.ostiary.Operation.SET_PASSWORD;
import static io.ostiary.Operation.SET_USER_METADATA;
import static io.ostiary.Operation.UNASSIGN_ROLE;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;
import static io.ostiary.Operation.UNLOCK_USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IfExists;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.conformance.Harness;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the SuperTokens MCP server promises its users, told as an administrator would live through it, on any backend. What a
 * backend lacks is no part of the story on it, but that it is lacking is.
 */
@Timeout(180)
public abstract class SuperTokensStories {
    private static final Secret PASSWORD = Secret.of("correct horse 7 battery");
    private static final String NEW_PASSWORD = "hunted down 42";
    private static final String SECONDARY_WITH_PASSWORD = "secondary_user.password";

    @TempDir
    private Path folder = Path.of("");

    /** For subclasses. */
    protected SuperTokensStories() {}

    /** A backend for one story. */
    protected abstract Harness harness();

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aLockedOutUserGetsBackInAndNobodyElseStaysIn(Transport transport) {
        try (Stage stage = new Stage(harness(), folder, transport)) {
            User bob = stage.user("bob", PASSWORD);
            stage.user("carl", PASSWORD);
            assertThat(stage.lets("bob@example.com", PASSWORD)).isTrue();
            for (int attempt = 0; attempt < 30 && stage.now(bob).status() != UserStatus.LOCKED; attempt++) {
                assertThat(stage.lets("bob@example.com", Secret.of("wrong password 1")))
                        .isFalse();
            }
            assertThat(stage.now(bob).status()).isEqualTo(UserStatus.LOCKED);

            Map<String, Object> search = stage.with(LIST_USERS, Map.of("query", "bob@example.com"), "status", "locked");
            stage.tell(LIST_USERS, search)
                    .ifPresent(found -> assertThat(found.each("users", "id"))
                            .containsExactly(bob.id().value()));
            stage.tell(AUTHENTICATE_USER, signingIn("bob@example.com", PASSWORD))
                    .ifPresent(refused -> assertThat(refused.at("/reason")).isEqualTo("locked"));

            Map<String, Object> named = Map.of("user", bob.id().value());
            stage.tell(UNLOCK_USER, named);
            assertThat(stage.now(bob).status()).isEqualTo(UserStatus.ACTIVE);
            stage.tell(SEND_PASSWORD_RESET, named)
                    .ifPresent(sent -> assertThat(stage.harness().mailsTo("bob@example.com"))
                            .hasSize(1));
            Map<String, Object> password = Map.of("user", bob.id().value(), "password", NEW_PASSWORD);
            stage.tell(SET_PASSWORD, stage.with(SET_PASSWORD, password, "temporary", false));
            stage.tell(REVOKE_USER_SESSIONS, named);
            stage.harness().eventually(() -> assertThat(stage.sessions(bob)).isEmpty());

            stage.tell(AUTHENTICATE_USER, signingIn("bob@example.com", Secret.of(NEW_PASSWORD)))
                    .ifPresent(in -> assertThat(in.at("/outcome")).isEqualTo("signed_in"));
            stage.harness().eventually(() -> assertThat(stage.sessions(bob)).isNotEmpty());
            assertThat(stage.lets("bob@example.com", PASSWORD)).isFalse();
            assertThat(stage.lets("carl@example.com", PASSWORD)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aNewClientMovesInAndItsFirstUserSignsIn(Transport transport) {
        try (Stage stage = new Stage(harness(), folder, transport)) {
            Map<String, Object> tenant = stage.with(
                    CREATE_TENANT,
                    Map.of("name", "Fjord Lines"),
                    "settings",
                    Map.of("auth_methods", List.of("password")));
            String id = stage.tell(CREATE_TENANT, tenant)
                    .map(made -> made.at("/tenant/id"))
                    .orElse(stage.harness().tenant().value());
            stage.harness().definePermissions(List.of("ship:steer"));
            Directory fjord = stage.backend().directory(TenantId.of(id), Stage.CALL);

            try {
                stage.tell(
                        CREATE_ROLE, stage.with(CREATE_ROLE, Map.of("tenant", id, "key", "crew"), "is_default", true));
                stage.tell(CREATE_ROLE, Map.of("tenant", id, "key", "captain", "permissions", List.of("ship:steer")));
                stage.tell(
                                IMPORT_USERS,
                                Map.of(
                                        "tenant",
                                        id,
                                        "users",
                                        List.of(
                                                Map.of("email", "kaia@fjord.example", "password", "north by 2 north"),
                                                Map.of(
                                                        "email",
                                                        "lars@fjord.example",
                                                        "metadata",
                                                        Map.of("ship", "Skarven")))))
                        .ifPresent(
                                imported -> assertThat(imported.at("/created")).isEqualTo("2"));
                stage.tell(ASSIGN_ROLE, Map.of("tenant", id, "user", "kaia@fjord.example", "role", "captain"));
                stage.tell(
                                AUTHENTICATE_USER,
                                Map.of(
                                        "tenant",
                                        id,
                                        "identifier",
                                        "kaia@fjord.example",
                                        "password",
                                        "north by 2 north"))
                        .ifPresent(in -> assertThat(in.at("/outcome")).isEqualTo("signed_in"));

                User kaia = fjord.users()
                        .resolve(UserRef.parse("kaia@fjord.example"))
                        .user();
                assertThat(fjord.roles().of(kaia.id(), true))
                        .extracting(assigned -> assigned.role().key())
                        .contains("captain")
                        .satisfies(keys ->
                                assertThat(keys.contains("crew")).isEqualTo(stage.can(CREATE_ROLE, "is_default")));
                assertThat(stage.main().tenant().equals(fjord.tenant())
                                || !stage.lets("kaia@fjord.example", Secret.of("north by 2 north")))
                        .as("tenants are isolated")
                        .isTrue();
            } finally {
                if (stage.can(CREATE_TENANT)) {
                    stage.backend().tenants(Stage.CALL).delete(fjord.tenant());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void twoAccountsOfOnePersonBecomeOneAndCanBePartedAgain(Transport transport) {
        try (Stage stage = new Stage(harness(), folder, transport)) {
            User work = stage.user("nora", PASSWORD);
            boolean movesPasswords = stage.can(LINK_ACCOUNTS, SECONDARY_WITH_PASSWORD);
            User home = movesPasswords ? stage.user("nora.home", PASSWORD) : stage.linkable("nora.home");
            stage.main().metadata().merge(work.id(), Map.of("plan", "team", "seats", 3));
            stage.main().metadata().merge(home.id(), Map.of("plan", "free", "theme", "dark"));
            Map<String, Object> kept = Map.of("user", "nora@example.com");

            stage.tell(GET_USER_METADATA, kept)
                    .ifPresent(metadata ->
                            assertThat(metadata.at("/metadata/plan")).isEqualTo("team"));
            String theme = stage.tell(GET_USER_METADATA, Map.of("user", "nora.home@example.com"))
                    .map(metadata -> metadata.at("/metadata/theme"))
                    .orElse("dark");
            stage.tell(SET_USER_METADATA, Map.of("user", "nora@example.com", "values", Map.of("theme", theme)));
            assertThat(stage.main().metadata().get(work.id(), MetadataKeys.all()))
                    .isEqualTo(Map.of("plan", "team", "seats", 3, "theme", "dark"));

            if (stage.tell(
                            LINK_ACCOUNTS,
                            Map.of("primary_user", "nora@example.com", "secondary_user", "nora.home@example.com"))
                    .isEmpty()) {
                stage.tell(UNLINK_ACCOUNTS, Map.of("user", "nora@example.com", "identity", "nothing"));
                return;
            }
            assertThat(stage.main().users().find(home.id())).isEmpty();
            assertThat(stage.now(work).identities()).hasSize(2);
            signsInto(stage, "nora@example.com", work);
            if (movesPasswords) {
                signsInto(stage, "nora.home@example.com", work);
            } else {
                User old = stage.user("nora.old", PASSWORD);
                stage.refuses(
                        LINK_ACCOUNTS,
                        Map.of("primary_user", "nora@example.com", "secondary_user", "nora.old@example.com"),
                        SECONDARY_WITH_PASSWORD);
                signsInto(stage, "nora.old@example.com", old);
            }

            String identity = stage.now(work).identities().stream()
                    .filter(each -> !each.primary())
                    .map(each -> each.id().value())
                    .findFirst()
                    .orElseThrow();
            stage.tell(GET_USER, Map.of("user", "nora@example.com", "include", List.of("identities")))
                    .ifPresent(
                            shown -> assertThat(shown.each("identities", "id")).contains(identity));
            stage.tell(UNLINK_ACCOUNTS, Map.of("user", "nora@example.com", "identity", identity));

            assertThat(stage.now(work).identities()).hasSize(1);
            assertThat(stage.sessions(work)).isEmpty();
            User again = stage.main()
                    .users()
                    .resolve(UserRef.parse("nora.home@example.com"))
                    .user();
            assertThat(again.id()).isNotEqualTo(work.id());
            if (movesPasswords) {
                signsInto(stage, "nora.home@example.com", again);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anAuditLeavesNothingStaleBehind(Transport transport) {
        try (Stage stage = new Stage(harness(), folder, transport)) {
            User leaver = stage.user("leaver", PASSWORD);
            User stayer = stage.user("stayer", PASSWORD);
            stage.harness().definePermissions(List.of("posts:write"));
            Role editor = stage.main()
                    .roles()
                    .create(
                            NewRole.builder("editor")
                                    .permissions(Set.of("posts:write"))
                                    .build(),
                            IfExists.FAIL)
                    .value();
            stage.main().roles().assign(leaver.id(), editor.id(), null);
            stage.main().roles().assign(stayer.id(), editor.id(), null);
            stage.main().metadata().merge(leaver.id(), Map.of("badge", "17", "site", "Oslo"));
            assertThat(stage.lets("leaver@example.com", PASSWORD)).isTrue();
            assertThat(stage.lets("stayer@example.com", PASSWORD)).isTrue();
            stage.harness().eventually(() -> assertThat(stage.sessions(stayer)).isNotEmpty());
            List<Session> fresh = stage.sessions(stayer);

            Map<String, Object> whose = stage.can(LIST_SESSIONS, "user.everybody")
                    ? Map.of("limit", 200)
                    : Map.of("user", "leaver@example.com", "limit", 200);
            stage.tell(LIST_SESSIONS, whose)
                    .ifPresent(listed -> listed.each("sessions", "id").stream()
                            .filter(id -> fresh.stream()
                                    .noneMatch(session -> session.id().value().equals(id)))
                            .forEach(id -> stage.tell(REVOKE_SESSION, Map.of("session", id))));
            stage.harness().eventually(() -> assertThat(stage.sessions(leaver)).isEmpty());
            assertThat(stage.sessions(stayer)).hasSameSizeAs(fresh);

            stage.tell(DELETE_USER_METADATA, Map.of("user", "leaver@example.com", "keys", List.of("badge")));
            stage.tell(UNASSIGN_ROLE, Map.of("user", "leaver@example.com", "role", "editor"));
            stage.tell(
                    DISABLE_USER,
                    stage.with(DISABLE_USER, Map.of("user", "leaver@example.com"), "reason", "left on 1 January"));

            assertThat(stage.main().metadata().get(leaver.id(), MetadataKeys.all()))
                    .isEqualTo(Map.of("site", "Oslo"));
            assertThat(stage.main().roles().of(leaver.id(), true)).isEmpty();
            assertThat(stage.main().roles().of(stayer.id(), true)).hasSize(1);
            assertThat(stage.now(leaver).status()).isEqualTo(UserStatus.DISABLED);
            if (stage.can(DISABLE_USER, "reason")) {
                assertThat(stage.now(leaver).disabledReason()).isEqualTo("left on 1 January");
            }
            assertThat(stage.lets("leaver@example.com", PASSWORD)).isFalse();
        }
    }

    private static Map<String, Object> signingIn(String identifier, Secret password) {
        return Map.of("identifier", identifier, "password", password.reveal());
    }

    private static void signsInto(Stage stage, String identifier, User user) {
        assertThat(stage.main().sessions().authenticate(identifier, PASSWORD))
                .isInstanceOfSatisfying(
                        SignIn.SignedIn.class, in -> assertThat(in.user()).isEqualTo(user.id()));
    }
}
