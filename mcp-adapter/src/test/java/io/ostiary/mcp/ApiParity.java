package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.api.Api;
import io.ostiary.api.ApiScope;
import io.ostiary.api.SigningAlgorithm;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tools of the Auth0 MCP server for resource servers, each on a {@link World}. */
final class ApiParity {
    private ApiParity() {}

    static void auth0(Map<String, Parity> all) {
        all.put(
                "auth0_list_resource_servers list_apis",
                Parity.begin()
                        .refuses("page", "an offset skips and repeats while others write; next_cursor does not")
                        .maps("per_page", "limit")
                        .refuses("include_totals", "the total is told wherever it costs nothing")
                        .refuses("identifiers", "get_api takes an identifier")
                        .refuses("include_fields", "every field is told; there are few")
                        .called(w -> Map.of("per_page", 10))
                        .leaves((w, reply) ->
                                assertThat(reply.each("apis", "identifier")).contains(World.ORDERS)));
        all.put(
                "auth0_get_resource_server get_api",
                Parity.begin()
                        .maps("id", "api")
                        .called(w -> Map.of("id", w.orders().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/api/identifier")).isEqualTo(World.ORDERS);
                            assertThat(reply.at("/api/scopes/1/value")).isEqualTo("orders:read");
                            assertThat(reply.at("/api/scopes/1/description")).isEqualTo("See what was ordered");
                            assertThat(reply.at("/grants/0/application"))
                                    .isEqualTo(w.robot().id().value());
                        }));
        all.put(
                "auth0_create_resource_server create_api",
                described(Parity.begin())
                        .maps("identifier", "identifier")
                        .called(w -> {
                            Map<String, Object> api = description();
                            api.put("identifier", "https://stock.example.com");
                            return api;
                        })
                        .leaves((w, reply) -> isDescribed(w.main.apis().resolve("https://stock.example.com")))
                        .leaves(
                                "signing_alg",
                                (w, reply) -> isSignedBriefly(w.main.apis().resolve("https://stock.example.com"))));
        all.put(
                "auth0_update_resource_server update_api",
                described(Parity.begin())
                        .maps("id", "api")
                        .called(w -> {
                            Map<String, Object> change = description();
                            change.put("id", w.orders().id().value());
                            return change;
                        })
                        .leaves((w, reply) -> {
                            isDescribed(w.ordersNow());
                            assertThat(w.ordersNow().identifier()).isEqualTo(World.ORDERS);
                        })
                        .leaves("signing_alg", (w, reply) -> isSignedBriefly(w.ordersNow())));
    }

    /** What creation and change of an API have in common. */
    private static Parity described(Parity parity) {
        String ofVendor = "a setting that this provider alone has; its console has it";
        return parity.maps("name", "name")
                .maps("scopes", "scopes")
                .maps(
                        "signing_alg",
                        "signing_alg",
                        value -> String.valueOf(value).toLowerCase(Locale.ROOT))
                .refuses("signing_secret", "the provider makes one; a secret that a model has seen is none")
                .refuses("allow_offline_access", ofVendor)
                .maps("token_lifetime", "token_lifetime")
                .refuses("token_dialect", ofVendor)
                .refuses("skip_consent_for_verifiable_first_party_clients", ofVendor)
                .refuses("enforce_policies", "what roles allow is checked by check_permission")
                .refuses("client", "no field of Auth0's own interface, which refuses it")
                .refuses("token_encryption", ofVendor)
                .refuses("consent_policy", ofVendor)
                .refuses("authorization_details", ofVendor)
                .refuses("proof_of_possession", ofVendor);
    }

    private static Map<String, Object> description() {
        return new HashMap<>(Map.of(
                "name",
                "Stock",
                "scopes",
                List.of(Map.of("value", "stock:read", "description", "See what is there")),
                "signing_alg",
                "PS256",
                "token_lifetime",
                300));
    }

    private static void isDescribed(Api stock) {
        assertThat(stock.name()).isEqualTo("Stock");
        assertThat(stock.scopes()).containsExactly(new ApiScope("stock:read", "See what is there"));
    }

    private static void isSignedBriefly(Api stock) {
        assertThat(stock.signingAlg()).isEqualTo(SigningAlgorithm.PS256);
        assertThat(stock.tokenLifetime()).isEqualTo(Duration.ofMinutes(5));
    }
}
