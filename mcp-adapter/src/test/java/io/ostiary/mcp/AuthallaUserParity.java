package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.Disablement;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Of the Authalla MCP server, the tools for tenants and users. */
final class AuthallaUserParity {
    private static final String NO_OFFSET = "an offset skips and repeats while others write; next_cursor does not";
    private static final String NO_SCOPES = "what somebody may do comes with roles: assign_role";
    private static final String NOT_THIS_TOOL = "that is update_user";

    private AuthallaUserParity() {}

    static void add(Map<String, Parity> all) {
        tenants(all);
        users(all);
        changes(all);
    }

    private static void tenants(Map<String, Parity> all) {
        all.put(
                "get_me get_context",
                Parity.begin().given(World::acme).called(w -> Map.of()).leaves((w, reply) -> {
                    assertThat(reply.at("/principal")).isEqualTo("operator");
                    assertThat(reply.each("tenants", "id"))
                            .contains(w.acme().tenant().value(), w.main.tenant().value());
                }));
        all.put(
                "list_tenants list_tenants",
                Parity.begin()
                        .given(World::acme)
                        .maps("limit", "limit")
                        .refuses("offset", NO_OFFSET)
                        .called(w -> Map.of("limit", 1))
                        .leaves((w, reply) -> assertThat(reply.each("tenants", "id"))
                                .singleElement(InstanceOfAssertFactories.STRING)
                                .isLessThanOrEqualTo(w.acme().tenant().value())));
        all.put(
                "get_tenant get_tenant",
                Parity.begin()
                        .maps("id", "tenant")
                        .called(w -> Map.of("id", w.acme().tenant().value()))
                        .leaves((w, reply) -> assertThat(reply.at("/name"))
                                .isEqualTo(w.tenant(w.acme().tenant()).name())));
        all.put(
                "create_tenant create_tenant",
                Parity.begin()
                        .maps("name", "name")
                        .maps("allow_registration", "settings", allowed -> Map.of("allow_registration", allowed))
                        .called(w -> Map.of("name", "Beta Corp", "allow_registration", true))
                        .leaves((w, reply) -> {
                            Tenant beta = w.closing(TenantId.of(reply.at("/tenant/id")));
                            assertThat(beta.name()).isEqualTo("Beta Corp");
                        })
                        .leaves(
                                "settings",
                                (w, reply) -> assertThat(w.tenant(TenantId.of(reply.at("/tenant/id")))
                                                .settings()
                                                .allowRegistration())
                                        .isTrue()));
        all.put(
                "update_tenant update_tenant",
                Parity.begin()
                        .maps("id", "tenant")
                        .maps("name", "name")
                        .maps("allow_registration", "allow_registration")
                        .maps("auth_methods", "auth_methods")
                        .called(w -> Map.of(
                                "id",
                                w.acme().tenant().value(),
                                "name",
                                "Acme Limited",
                                "allow_registration",
                                true,
                                "auth_methods",
                                List.of("magic_link")))
                        .leaves((w, reply) -> {
                            Tenant acme = w.tenant(w.acme().tenant());
                            assertThat(acme.name()).isEqualTo("Acme Limited");
                            assertThat(acme.settings().allowRegistration()).isTrue();
                        })
                        .leaves(
                                "auth_methods",
                                (w, reply) -> assertThat(w.tenant(w.acme().tenant())
                                                .settings()
                                                .authMethods())
                                        .isEqualTo(Set.of(AuthMethod.MAGIC_LINK))));
        all.put(
                "delete_tenant delete_tenant",
                Parity.begin()
                        .maps("id", "tenant")
                        .called(w -> Map.of("id", w.acme().tenant().value()))
                        .leaves((w, reply) -> assertThat(w.backend
                                        .tenants(World.CALL)
                                        .find(w.acme().tenant()))
                                .isEmpty()));
    }

    private static void users(Map<String, Parity> all) {
        all.put(
                "list_users list_users",
                Parity.begin()
                        .maps("limit", "limit")
                        .refuses("offset", NO_OFFSET)
                        .maps("tenant_id", "tenant")
                        .maps("search", "query")
                        .called(w -> Map.of(
                                "limit", 5, "tenant_id", w.acme().tenant().value(), "search", "carl"))
                        .leaves((w, reply) -> assertThat(reply.each("users", "id"))
                                .containsExactly(carl(w).id().value())));
        all.put(
                "get_user get_user",
                Parity.begin()
                        .maps("id", "user")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "id",
                                carl(w).id().value(),
                                "tenant_id",
                                w.acme().tenant().value()))
                        .leaves((w, reply) ->
                                assertThat(reply.at("/user/email")).isEqualTo(World.CARL)));
        all.put(
                "create_user create_user",
                Parity.begin()
                        .maps("email", "email")
                        .maps("name", "name")
                        .maps("tenant_id", "tenant")
                        .refuses("scopes", NO_SCOPES)
                        .called(w -> Map.of(
                                "email",
                                "dana@acme.example",
                                "name",
                                "Dana Scully",
                                "tenant_id",
                                w.acme().tenant().value()))
                        .leaves((w, reply) -> assertThat(
                                        inAcme(w, "dana@acme.example").name())
                                .isEqualTo("Dana Scully")));
        all.put(
                "delete_user delete_user",
                Parity.begin()
                        .maps("id", "user")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "id",
                                carl(w).id().value(),
                                "tenant_id",
                                w.acme().tenant().value()))
                        .leaves((w, reply) -> assertThat(w.acme().users().find(UserId.of(reply.at("/id"))))
                                .isEmpty()));
    }

    private static void changes(Map<String, Parity> all) {
        all.put(
                "update_user update_user",
                Parity.begin()
                        .maps("id", "user")
                        .maps("email", "email")
                        .maps("name", "name")
                        .maps("tenant_id", "tenant")
                        .refuses("status", "that is disable_user and enable_user, which need other rights")
                        .refuses("scopes", NO_SCOPES)
                        .called(w -> Map.of(
                                "id",
                                w.ada().id().value(),
                                "email",
                                "lovelace@example.com",
                                "name",
                                "Ada Lovelace",
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.now(w.ada()).email()).isEqualTo("lovelace@example.com");
                            assertThat(w.now(w.ada()).name()).isEqualTo("Ada Lovelace");
                        }));
        all.put(
                "update_user disable_user",
                status().called(w -> Map.of(
                                "id",
                                w.bob().id().value(),
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) ->
                                assertThat(w.now(w.bob()).status()).isEqualTo(UserStatus.DISABLED)));
        all.put(
                "update_user enable_user",
                status().called(w -> {
                            w.main.users().disable(w.bob().id(), Disablement.keepingSessions());
                            return Map.of(
                                    "id",
                                    w.bob().id().value(),
                                    "tenant_id",
                                    w.main.tenant().value());
                        })
                        .leaves((w, reply) ->
                                assertThat(w.now(w.bob()).status()).isEqualTo(UserStatus.ACTIVE)));
    }

    private static Parity status() {
        return Parity.begin()
                .maps("id", "user")
                .maps("tenant_id", "tenant")
                .refuses("status", "which of the two it is says the tool")
                .refuses("email", NOT_THIS_TOOL)
                .refuses("name", NOT_THIS_TOOL)
                .refuses("scopes", NO_SCOPES);
    }

    private static User carl(World world) {
        return inAcme(world, World.CARL);
    }

    private static User inAcme(World world, String email) {
        return world.acme().users().resolve(UserRef.parse(email)).user();
    }
}
