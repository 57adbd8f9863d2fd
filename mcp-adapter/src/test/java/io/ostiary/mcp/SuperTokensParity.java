package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tools of the SuperTokens MCP server, each on a {@link World}. Keys are their tool and our operation. */
final class SuperTokensParity {
    /** Hash of {@code supertokens}, as an export holds it; cheap, because this is a test. */
    private static final String BCRYPT = "$2b$04$kPaNsveyb4LYjKk9MOr1.ezNtE1ukcTR7gZ9bPzPxro/HMrlVUcda";

    /** The same, for a provider that takes no bcrypt. */
    private static final String PBKDF2 =
            "$pbkdf2-sha256$i=1000$MDEyMzQ1Njc4OWFiY2RlZg$Tdt1ZtdHrc19XRmnW01Og4qVInK0WxtRJju4W5qs6Bw";

    private SuperTokensParity() {}

    static Map<String, Parity> all() {
        Map<String, Parity> all = new TreeMap<>();
        users(all);
        metadata(all);
        sessions(all);
        roles(all);
        tenants(all);
        return all;
    }

    private static void users(Map<String, Parity> all) {
        all.put(
                "get_user get_user",
                Parity.begin()
                        .maps("user_id", "user")
                        .called(w -> Map.of("user_id", w.ada().id().value()))
                        .leaves((w, reply) -> assertThat(reply.at("/user/email"))
                                .isEqualTo(w.now(w.ada()).email())));
        all.put(
                "signup_user create_user",
                Parity.begin()
                        .maps("email", "email")
                        .maps("password", "password")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "email",
                                "first@acme.example",
                                "password",
                                World.PASSWORD,
                                "tenant_id",
                                w.acme().tenant().value()))
                        .leaves((w, reply) -> {
                            assertThat(inAcme(w, "first@acme.example").id().value())
                                    .isEqualTo(reply.at("/user/id"));
                            assertThat(w.acme()
                                            .sessions()
                                            .authenticate("first@acme.example", Secret.of(World.PASSWORD)))
                                    .isInstanceOf(SignIn.SignedIn.class);
                        }));
        all.put(
                "signin_user authenticate_user",
                Parity.begin()
                        .maps("email", "identifier")
                        .maps("password", "password")
                        .maps("tenant_id", "tenant")
                        .given(World::bobSession)
                        .called(w -> Map.of(
                                "email",
                                "bob@example.com",
                                "password",
                                World.PASSWORD,
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/outcome")).isEqualTo("signed_in");
                            assertThat(w.sessions(w.bob())).isEqualTo(2);
                        }));
        all.put(
                "bulk_import_users import_users",
                Parity.begin()
                        .maps("users", "users", SuperTokensParity::rows)
                        .called(w -> Map.of(
                                "users",
                                List.of(
                                        Map.of("email", "one@example.com", "passwordHash", hash(w)),
                                        Map.of("email", "two@example.com", "userMetadata", Map.of("plan", "free")))))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/created")).isEqualTo("2");
                            assertThat(w.metadata(inMain(w, "two@example.com"))).containsEntry("plan", "free");
                            assertThat(w.lets("one@example.com", "supertokens")).isTrue();
                        }));
        all.put(
                "link_accounts link_accounts",
                Parity.begin()
                        .maps("primary_user_id", "primary_user")
                        .maps("recipe_user_id", "secondary_user")
                        .called(w -> Map.of(
                                "primary_user_id",
                                w.ada().id().value(),
                                "recipe_user_id",
                                w.linkable(w.newcomer()).id().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.main.users().find(w.newcomer().id())).isEmpty();
                            assertThat(w.now(w.ada()).identities())
                                    .hasSizeGreaterThan(w.ada().identities().size());
                        }));
        all.put(
                "unlink_accounts unlink_accounts",
                Parity.begin()
                        .maps("recipe_user_id", "identity")
                        .adds(
                                "user",
                                assistant -> assistant
                                        .call("get_user", Map.of("user", "dora@example.com"))
                                        .at("/user/id"))
                        .called(w ->
                                Map.of("recipe_user_id", last(w.dora()).id().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.now(w.dora()).identities())
                                    .isNotEmpty()
                                    .doesNotContain(last(w.dora()));
                            assertThat(w.main.users().find(UserId.of(reply.at("/id"))))
                                    .hasValueSatisfying(apart -> assertThat(apart.id())
                                            .isNotEqualTo(w.dora().id()));
                        }));
    }

    private static void metadata(Map<String, Parity> all) {
        all.put(
                "get_user_metadata get_user_metadata",
                Parity.begin()
                        .maps("user_id", "user")
                        .called(w -> Map.of("user_id", w.ada().id().value()))
                        .leaves((w, reply) -> assertThat(reply.at("/metadata/plan"))
                                .isEqualTo(w.metadata(w.ada()).get("plan"))));
        all.put(
                "update_user_metadata set_user_metadata",
                Parity.begin()
                        .maps("user_id", "user")
                        .maps("metadata", "values")
                        .called(w -> Map.of("user_id", w.ada().id().value(), "metadata", Map.of("plan", "team")))
                        .leaves((w, reply) ->
                                assertThat(w.metadata(w.ada())).isEqualTo(Map.of("site", "Oslo", "plan", "team"))));
        all.put(
                "delete_user_metadata delete_user_metadata",
                Parity.begin()
                        .maps("user_id", "user")
                        .called(w -> Map.of("user_id", w.ada().id().value()))
                        .leaves((w, reply) -> assertThat(w.metadata(w.ada())).isEmpty()));
    }

    private static void sessions(Map<String, Parity> all) {
        all.put(
                "create_session create_session",
                Parity.begin()
                        .given(World::bobSession)
                        .maps("user_id", "user")
                        .maps("access_token_payload", "claims")
                        .refuses("session_data", "no provider keeps data beside a session; set_user_metadata keeps it")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "user_id",
                                w.bob().id().value(),
                                "access_token_payload",
                                Map.of("shift", "night"),
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> assertThat(w.sessions(w.bob())).isEqualTo(2))
                        .leaves(
                                "claims",
                                (w, reply) -> assertThat(w.main.sessions()
                                                .verify(Sink.secret(reply, "access_token"), null)
                                                .claims())
                                        .containsEntry("shift", "night")));
        all.put(
                "refresh_session refresh_session",
                Parity.begin()
                        .maps("refresh_token", "refresh_token")
                        .called(w -> GoodCalls.of(Operation.REFRESH_SESSION, w))
                        .leaves((w, reply) -> assertThat(w.main.sessions().refresh(Sink.secret(reply, "refresh_token")))
                                .isInstanceOf(SignIn.SignedIn.class)));
        all.put(
                "remove_session revoke_session",
                Parity.begin()
                        .refuses("user_id", "that is revoke_user_sessions")
                        .maps("session_handles", "session", Parity::first)
                        .called(w -> Map.of(
                                "session_handles",
                                List.of(w.session(w.bobSession()).id().value())))
                        .leaves((w, reply) -> assertThat(w.sessions(w.bob())).isZero()));
        all.put(
                "remove_session revoke_user_sessions",
                Parity.begin()
                        .maps("user_id", "user")
                        .refuses("session_handles", "that is revoke_session, once for each")
                        .given(World::bobSession)
                        .called(w -> Map.of("user_id", w.bob().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/revoked")).isEqualTo("1");
                            assertThat(w.sessions(w.bob())).isZero();
                        }));
    }

    private static void roles(Map<String, Parity> all) {
        all.put(
                "list_roles list_roles",
                Parity.begin()
                        .called(w -> Map.of())
                        .leaves((w, reply) -> assertThat(reply.each("roles", "key"))
                                .containsExactlyInAnyOrder("admin", "chief", "editor", "unused")));
        all.put(
                "create_or_update_role create_role",
                Parity.begin()
                        .maps("role", "key")
                        .maps("permissions", "permissions")
                        .adds("if_exists", assistant -> "update")
                        .called(w -> Map.of("role", "writer", "permissions", List.of("posts:write", "posts:read")))
                        .leaves((w, reply) -> assertThat(
                                        w.main.roles().resolve("writer").permissions())
                                .containsExactly("posts:read", "posts:write")));
        all.put(
                "create_or_update_role update_role",
                Parity.begin()
                        .maps("role", "role")
                        .maps("permissions", "permissions")
                        .called(w -> Map.of("role", w.editor().key(), "permissions", List.of("posts:delete")))
                        .leaves((w, reply) -> assertThat(
                                        w.main.roles().resolve("editor").permissions())
                                .containsExactly("posts:delete")));
        all.put(
                "assign_role_to_user assign_role",
                Parity.begin()
                        .maps("user_id", "user")
                        .maps("role", "role")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "user_id",
                                w.ada().id().value(),
                                "role",
                                w.editor().key(),
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> assertThat(w.roleKeys(w.ada())).containsExactly("editor")));
        all.put(
                "list_user_roles list_user_roles",
                Parity.begin()
                        .maps("user_id", "user")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "user_id",
                                w.bob().id().value(),
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) ->
                                assertThat(reply.each("roles", "key")).isEqualTo(w.roleKeys(w.bob()))));
    }

    private static void tenants(Map<String, Parity> all) {
        all.put(
                "get_tenant get_tenant",
                Parity.begin()
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of("tenant_id", w.acme().tenant().value()))
                        .leaves((w, reply) -> assertThat(reply.at("/name"))
                                .isEqualTo(w.tenant(w.acme().tenant()).name())));
        all.put(
                "create_or_update_tenant create_tenant",
                Parity.begin()
                        .maps("tenant_id", "name")
                        .maps("config", "settings", SuperTokensParity::settings)
                        .adds("if_exists", assistant -> "update")
                        .called(w -> Map.of("tenant_id", "beta", "config", Map.of("passwordlessEnabled", true)))
                        .leaves((w, reply) -> assertThat(w.closing(TenantId.of(reply.at("/tenant/id")))
                                        .name())
                                .isEqualTo("beta"))
                        .leaves(
                                "settings",
                                (w, reply) -> assertThat(w.tenant(TenantId.of("beta"))
                                                .settings()
                                                .authMethods())
                                        .isEqualTo(Set.of(AuthMethod.MAGIC_LINK, AuthMethod.EMAIL_CODE))));
        all.put(
                "create_or_update_tenant update_tenant",
                Parity.begin()
                        .maps("tenant_id", "tenant")
                        .maps("config", "auth_methods", config -> methods((Map<?, ?>) config))
                        .isNothingWithout("auth_methods")
                        .called(w -> Map.of(
                                "tenant_id", w.acme().tenant().value(), "config", Map.of("emailPasswordEnabled", true)))
                        .leaves((w, reply) -> assertThat(
                                        w.tenant(w.acme().tenant()).settings().authMethods())
                                .isEqualTo(Set.of(AuthMethod.PASSWORD))));
    }

    private static String hash(World world) {
        return world.can(Operation.IMPORT_USERS, "hash_format.bcrypt") ? BCRYPT : PBKDF2;
    }

    private static Object rows(Object theirs) {
        return ((List<?>) theirs).stream().map(row -> row((Map<?, ?>) row)).toList();
    }

    private static Map<String, Object> row(Map<?, ?> theirs) {
        Map<String, String> names =
                Map.of("email", "email", "passwordHash", "password_hash", "userMetadata", "metadata");
        Map<String, Object> ours = new TreeMap<>();
        theirs.forEach((name, value) -> ours.put(names.getOrDefault(String.valueOf(name), "?"), value));
        return ours;
    }

    private static Object settings(Object config) {
        return Map.of("auth_methods", methods((Map<?, ?>) config));
    }

    private static List<String> methods(Map<?, ?> config) {
        return config.containsKey("passwordlessEnabled") ? List.of("magic_link", "email_code") : List.of("password");
    }

    private static User inMain(World world, String email) {
        return world.main.users().resolve(UserRef.parse("email:" + email)).user();
    }

    private static User inAcme(World world, String email) {
        return world.acme().users().resolve(UserRef.parse("email:" + email)).user();
    }

    private static LinkedIdentity last(User user) {
        return user.identities().get(user.identities().size() - 1);
    }
}
