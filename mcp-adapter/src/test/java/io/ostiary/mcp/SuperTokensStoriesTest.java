package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.memory.Mail;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the SuperTokens MCP server promises its users, told as an administrator would live through it. */
@Timeout(60)
class SuperTokensStoriesTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aLockedOutUserGetsBackInAndNobodyElseStaysIn(Transport transport) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), transport, Person.approving())) {
            for (int attempt = 0; attempt < 10; attempt++) {
                assertThat(world.lets("bob", "wrong password")).isFalse();
            }
            Reply found = assistant
                    .call("list_users", Map.of("query", "bob", "status", "locked"))
                    .done();
            String bob = found.at("/users/0/id");
            assertThat(bob).isEqualTo(world.bob.id().value());
            assertThat(assistant
                            .call("authenticate_user", Map.of("identifier", "bob", "password", World.PASSWORD))
                            .at("/reason"))
                    .isEqualTo("locked");

            assistant.call("unlock_user", Map.of("user", bob)).done();
            assertThat(world.now(world.bob).status()).isEqualTo(UserStatus.ACTIVE);

            assistant.call("send_password_reset", Map.of("user", bob)).done();
            Mail mail = world.backend.outbox().lastTo("bob@example.com").orElseThrow();
            assertThat(mail.kind()).isEqualTo(Mail.Kind.PASSWORD_RESET);

            assistant
                    .call("set_password", Map.of("user", bob, "password", "hunted down 42", "temporary", false))
                    .done();
            assistant.call("revoke_user_sessions", Map.of("user", bob)).done();
            assertThat(world.sessions(world.bob)).isZero();
            assertThat(world.main
                            .sessions()
                            .find(World.session(world.bobSession).id()))
                    .isEmpty();

            Reply in = assistant.call(
                    "authenticate_user", Map.of("identifier", "bob@example.com", "password", "hunted down 42"));
            assertThat(in.done().at("/outcome")).isEqualTo("signed_in");
            assertThat(world.main.sessions().find(SessionId.of(in.at("/session/id"))))
                    .get()
                    .extracting(Session::user)
                    .isEqualTo(world.bob.id());
            assertThat(world.lets("bob", World.PASSWORD)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aNewClientMovesInAndItsFirstUserSignsIn(Transport transport) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), transport, Person.approving())) {
            String id = assistant
                    .call(
                            "create_tenant",
                            Map.of("name", "Fjord Lines", "settings", Map.of("auth_methods", List.of("password"))))
                    .done()
                    .at("/tenant/id");
            Tenant tenant =
                    world.backend.tenants(World.CALL).find(TenantId.of(id)).orElseThrow();
            assertThat(tenant.settings().authMethods()).containsExactly(AuthMethod.PASSWORD);
            Directory fjord = world.backend.directory(tenant.id(), World.CALL);

            assistant
                    .call("create_role", Map.of("tenant", id, "key", "crew", "is_default", true))
                    .done();
            assistant
                    .call("create_role", Map.of("tenant", id, "key", "captain", "permissions", List.of("ship:steer")))
                    .done();
            Reply imported = assistant.call(
                    "import_users",
                    Map.of(
                            "tenant",
                            id,
                            "users",
                            List.of(
                                    Map.of("email", "kaia@fjord.example", "password", "north by north"),
                                    Map.of("email", "lars@fjord.example", "metadata", Map.of("ship", "Skarven")))));
            assertThat(imported.done().at("/created")).isEqualTo("2");
            assistant
                    .call("assign_role", Map.of("tenant", id, "user", "kaia@fjord.example", "role", "captain"))
                    .done();
            assertThat(assistant
                            .call(
                                    "authenticate_user",
                                    Map.of(
                                            "tenant",
                                            id,
                                            "identifier",
                                            "kaia@fjord.example",
                                            "password",
                                            "north by north"))
                            .at("/outcome"))
                    .isEqualTo("signed_in");

            User kaia =
                    fjord.users().resolve(UserRef.parse("kaia@fjord.example")).user();
            assertThat(fjord.roles().of(kaia.id(), true))
                    .extracting(assigned -> assigned.role().key())
                    .containsExactlyInAnyOrder("crew", "captain");
            assertThat(kaia.lastSignInAt()).isEqualTo(world.clock.instant());
            assertThat(world.main.sessions().authenticate("kaia@fjord.example", Secret.of("north by north")))
                    .as("tenants are isolated")
                    .isInstanceOf(SignIn.Rejected.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void twoAccountsOfOnePersonBecomeOneAndCanBePartedAgain(Transport transport) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), transport, Person.approving())) {
            User work = world.user("nora");
            User home = world.user("nora.home");
            world.main.metadata().merge(work.id(), Map.of("plan", "team", "seats", 3));
            world.main.metadata().merge(home.id(), Map.of("plan", "free", "theme", "dark"));

            Reply kept =
                    assistant.call("get_user_metadata", Map.of("user", "nora")).done();
            Reply given = assistant
                    .call("get_user_metadata", Map.of("user", "nora.home"))
                    .done();
            assertThat(kept.at("/metadata/plan")).isEqualTo("team");
            assistant
                    .call(
                            "set_user_metadata",
                            Map.of("user", "nora", "values", Map.of("theme", given.at("/metadata/theme"))))
                    .done();
            assistant
                    .call("link_accounts", Map.of("primary_user", "nora", "secondary_user", "nora.home"))
                    .done();

            assertThat(world.metadata(work)).isEqualTo(Map.of("plan", "team", "seats", 3, "theme", "dark"));
            assertThat(world.main.users().find(home.id())).isEmpty();
            for (String address : List.of("nora@example.com", "nora.home@example.com")) {
                assertThat(world.main.sessions().authenticate(address, Secret.of(World.PASSWORD)))
                        .isInstanceOfSatisfying(
                                SignIn.SignedIn.class,
                                in -> assertThat(World.session(in).user()).isEqualTo(work.id()));
            }

            String identity = assistant
                    .call("get_user", Map.of("user", "nora", "include", List.of("identities")))
                    .done()
                    .at("/identities/1/id");
            assistant
                    .call("unlink_accounts", Map.of("user", "nora", "identity", identity))
                    .done();

            assertThat(world.now(work).identities()).hasSize(1);
            assertThat(world.sessions(work)).isZero();
            assertThat(world.main.sessions().authenticate("nora.home@example.com", Secret.of(World.PASSWORD)))
                    .isInstanceOfSatisfying(
                            SignIn.SignedIn.class,
                            in -> assertThat(World.session(in).user())
                                    .isEqualTo(world.main
                                            .users()
                                            .resolve(UserRef.parse("nora.home@example.com"))
                                            .user()
                                            .id())
                                    .isNotEqualTo(work.id()));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anAuditLeavesNothingStaleBehind(Transport transport) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), transport, Person.approving())) {
            User leaver = world.user("leaver");
            world.main.roles().assign(leaver.id(), world.editor.id());
            world.main.metadata().merge(leaver.id(), Map.of("badge", "17", "site", "Oslo"));
            SessionId stale = World.session(world.main.sessions().create(NewSession.of(leaver.id())))
                    .id();
            world.clock.advance(Duration.ofHours(8));
            SessionId fresh = World.session(world.main.sessions().create(NewSession.of(world.ada.id())))
                    .id();

            Reply listed = assistant.call("list_sessions", Map.of("limit", 200)).done();
            listed.json().path("sessions").forEach(session -> {
                if (session.path("created_at").asText().compareTo("2026-01-01T08:00:00Z") < 0) {
                    assistant
                            .call(
                                    "revoke_session",
                                    Map.of("session", session.path("id").asText()))
                            .done();
                }
            });
            assertThat(world.main.sessions().find(stale)).isEmpty();
            assertThat(world.main.sessions().list(null, PageRequest.first()).items())
                    .extracting(Session::id)
                    .containsExactly(fresh);

            assistant
                    .call("delete_user_metadata", Map.of("user", "leaver", "keys", List.of("badge")))
                    .done();
            assistant
                    .call("unassign_role", Map.of("user", "leaver", "role", "editor"))
                    .done();
            assistant
                    .call("disable_user", Map.of("user", "leaver", "reason", "left on 1 January"))
                    .done();

            assertThat(world.metadata(leaver)).isEqualTo(Map.of("site", "Oslo"));
            assertThat(world.roleKeys(leaver)).isEmpty();
            assertThat(world.roleKeys(world.bob)).containsExactly("editor");
            assertThat(world.now(leaver).status()).isEqualTo(UserStatus.DISABLED);
            assertThat(world.now(leaver).disabledReason()).isEqualTo("left on 1 January");
            assertThat(world.lets("leaver", World.PASSWORD)).isFalse();
        }
    }
}
