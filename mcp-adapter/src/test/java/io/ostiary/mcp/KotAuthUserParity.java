package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserStatus;
import java.util.List;
import java.util.Map;

/** The tools of the KotAuth MCP server that are about users, their attributes and their sessions. */
final class KotAuthUserParity {
    private KotAuthUserParity() {}

    static void put(Map<String, Parity> all) {
        users(all);
        attributes(all);
        claimMappers(all);
        all.put(
                "list_sessions list_sessions",
                Parity.begin()
                        .addsForLackOf("user.everybody", w -> w.bob().id().value())
                        .called(w -> Map.of())
                        .leaves((w, reply) -> assertThat(reply.each("sessions", "id"))
                                .contains(w.session(w.bobSession()).id().value()))
                        .leaves(
                                "user.everybody",
                                (w, reply) -> assertThat(reply.each("sessions", "id"))
                                        .contains(w.session(w.adaSession()).id().value())));
        all.put(
                "revoke_session revoke_session",
                Parity.begin()
                        .maps("sessionId", "session")
                        .called(w -> Map.of(
                                "sessionId", w.session(w.bobSession()).id().value()))
                        .leaves((w, reply) -> assertThat(w.sessions(w.bob())).isZero()));
    }

    private static void users(Map<String, Parity> all) {
        all.put(
                "list_users list_users",
                Parity.begin()
                        .maps("search", "query")
                        .called(w -> Map.of("search", "bob"))
                        .leaves((w, reply) -> assertThat(reply.each("users", "id"))
                                .containsExactly(w.bob().id().value())));
        all.put(
                "get_user get_user",
                Parity.begin()
                        .maps("userId", "user")
                        .called(w -> Map.of("userId", w.ada().id().value()))
                        .leaves((w, reply) ->
                                assertThat(reply.at("/user/email")).isEqualTo("ada@example.com")));
        all.put(
                "create_user create_user",
                Parity.begin()
                        .maps("username", "username")
                        .maps("email", "email")
                        .maps("fullName", "name")
                        .maps("password", "password")
                        .called(w -> Map.of(
                                "username",
                                "eve",
                                "email",
                                "eve@example.com",
                                "fullName",
                                "Eve Moneypenny",
                                "password",
                                World.PASSWORD))
                        .leaves((w, reply) -> {
                            User eve = w.main.users()
                                    .resolve(UserRef.parse("eve@example.com"))
                                    .user();
                            assertThat(eve.name()).isEqualTo("Eve Moneypenny");
                            assertThat(w.main.sessions().authenticate("eve", Secret.of(World.PASSWORD)))
                                    .isInstanceOf(SignedIn.class);
                        }));
        all.put(
                "update_user update_user",
                Parity.begin()
                        .maps("userId", "user")
                        .maps("email", "email")
                        .maps("fullName", "name")
                        .called(w -> Map.of(
                                "userId",
                                w.ada().id().value(),
                                "email",
                                "lovelace@example.com",
                                "fullName",
                                "Ada Lovelace"))
                        .leaves((w, reply) -> {
                            assertThat(w.now(w.ada()).email()).isEqualTo("lovelace@example.com");
                            assertThat(w.now(w.ada()).name()).isEqualTo("Ada Lovelace");
                        }));
        all.put(
                "disable_user disable_user",
                Parity.begin()
                        .maps("userId", "user")
                        .called(w -> Map.of("userId", w.bob().id().value()))
                        .leaves((w, reply) ->
                                assertThat(w.now(w.bob()).status()).isEqualTo(UserStatus.DISABLED)));
    }

    private static void attributes(Map<String, Parity> all) {
        all.put(
                "list_user_attributes get_user_metadata",
                Parity.begin()
                        .maps("userId", "user")
                        .called(w -> Map.of("userId", w.ada().id().value()))
                        .leaves((w, reply) -> assertThat(reply.text()).contains("Oslo", "pro")));
        all.put(
                "set_user_attribute set_user_metadata",
                Parity.begin()
                        .maps("userId", "user")
                        .mapsEntry("key", "value", "values")
                        .called(w -> Map.of("userId", w.ada().id().value(), "key", "plan", "value", "team"))
                        .leaves((w, reply) ->
                                assertThat(w.metadata(w.ada())).isEqualTo(Map.of("site", "Oslo", "plan", "team"))));
        all.put(
                "delete_user_attribute delete_user_metadata",
                Parity.begin()
                        .maps("userId", "user")
                        .maps("key", "keys", List::of)
                        .called(w -> Map.of("userId", w.ada().id().value(), "key", "plan"))
                        .leaves((w, reply) -> assertThat(w.metadata(w.ada())).isEqualTo(Map.of("site", "Oslo"))));
    }

    private static void claimMappers(Map<String, Parity> all) {
        all.put(
                "list_claim_mappers list_claim_mappers",
                Parity.begin()
                        .called(w -> Map.of())
                        .leaves((w, reply) ->
                                assertThat(reply.each("mappers", "attribute")).containsExactly("site")));
        all.put(
                "set_claim_mapper set_claim_mapper",
                Parity.begin()
                        .maps("attributeKey", "attribute")
                        .maps("claimName", "claim")
                        .maps("includeInAccess", "access_token")
                        .maps("includeInId", "id_token")
                        .called(w -> Map.of(
                                "attributeKey",
                                "plan",
                                "claimName",
                                "tariff",
                                "includeInAccess",
                                true,
                                "includeInId",
                                false))
                        .leaves((w, reply) -> assertThat(w.main.claimMappers().list())
                                .contains(new ClaimMapper("plan", "tariff", true, false))));
        all.put(
                "delete_claim_mapper delete_claim_mapper",
                Parity.begin()
                        .maps("attributeKey", "attribute")
                        .called(w -> Map.of("attributeKey", w.siteClaim().attribute()))
                        .leaves((w, reply) ->
                                assertThat(w.main.claimMappers().list()).isEmpty()));
    }
}
