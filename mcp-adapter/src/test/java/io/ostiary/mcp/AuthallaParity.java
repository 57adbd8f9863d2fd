package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationType;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.ProviderSetting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tools of the Authalla MCP server, each on a {@link World}. Keys are their tool and our operation. */
final class AuthallaParity {
    private AuthallaParity() {}

    static Map<String, Parity> all() {
        Map<String, Parity> all = new TreeMap<>();
        AuthallaUserParity.add(all);
        all.put(
                "list_clients list_applications",
                Parity.begin()
                        .maps("limit", "limit")
                        .refuses("offset", "an offset skips and repeats while others write; next_cursor does not")
                        .maps("tenant_id", "tenant")
                        .called(w ->
                                Map.of("limit", 10, "tenant_id", w.main.tenant().value()))
                        .leaves((w, reply) -> assertThat(reply.each("applications", "id"))
                                .contains(w.shop().id().value(), w.robot().id().value())));
        all.put(
                "get_client get_application",
                Parity.begin()
                        .maps("id", "application")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "id",
                                w.shop().id().value(),
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/name")).isEqualTo("Shop");
                            assertThat(reply.at("/redirect_uris/0")).isEqualTo(World.CALLBACK);
                            assertThat(reply.text())
                                    .doesNotContain(w.shopSecret().reveal());
                        }));
        all.put(
                "create_client create_application",
                Parity.begin()
                        .maps("name", "name")
                        .maps("application_type", "type")
                        .maps("tenant_id", "tenant")
                        .maps("redirect_uris", "redirect_uris")
                        .maps("allowed_logout_uris", "logout_uris")
                        .refuses("scopes", "what it may ask of an API is granted API by API, by whoever may grant it")
                        .refuses("homepage_url", "no provider shows it; the description has room for it")
                        .called(w -> Map.of(
                                "name",
                                "Pier",
                                "application_type",
                                "web",
                                "tenant_id",
                                w.main.tenant().value(),
                                "redirect_uris",
                                List.of("https://pier.example.com/callback"),
                                "allowed_logout_uris",
                                List.of("https://pier.example.com/bye")))
                        .leaves((w, reply) -> {
                            Application pier = w.main.applications().resolve("Pier");
                            assertThat(pier.type()).isEqualTo(ApplicationType.WEB);
                            assertThat(pier.redirectUris()).containsExactly("https://pier.example.com/callback");
                            assertThat(pier.logoutUris()).containsExactly("https://pier.example.com/bye");
                            assertThat(w.harness.accepts(w.main, pier.id(), Sink.secret(reply, "client_secret")))
                                    .isTrue();
                        }));
        identityProviders(all);
        AuthallaBrandingParity.add(all);
        return all;
    }

    private static void identityProviders(Map<String, Parity> all) {
        all.put(
                "list_social_logins list_identity_providers",
                Parity.begin()
                        .maps("limit", "limit")
                        .refuses("offset", "an offset skips and repeats while others write; next_cursor does not")
                        .maps("tenant_id", "tenant")
                        .called(w ->
                                Map.of("limit", 10, "tenant_id", w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.each("providers", "id")).contains("github", "google");
                            assertThat(reply.text()).doesNotContain(World.PROVIDER_SECRET.reveal());
                        }));
        all.put(
                "create_social_login create_identity_provider",
                Parity.begin()
                        .maps("name", "name")
                        .maps("provider_type", "type")
                        .maps("client_id", "client_id")
                        .maps("client_secret", "client_secret")
                        .refuses("tenant_ids", "a tenant has its own providers: one call for each, with tenant")
                        .called(w -> Map.of(
                                "name",
                                "discord",
                                "provider_type",
                                "discord",
                                "client_id",
                                "company-at-discord",
                                "client_secret",
                                "what discord knows us by"))
                        .leaves((w, reply) -> {
                            IdentityProvider discord = w.provider("discord");
                            assertThat(discord.type()).isEqualTo(IdentityProviderType.DISCORD);
                            assertThat(discord.enabled()).isTrue();
                            assertThat(discord.settings())
                                    .isEqualTo(Map.of(ProviderSetting.CLIENT_ID, "company-at-discord"));
                            assertThat(w.harness.presents(w.main, discord.id(), Secret.of("what discord knows us by")))
                                    .isTrue();
                            assertThat(reply.text()).doesNotContain("knows us by");
                        }));
    }
}
