package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.application.Application;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.GrantType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tools of the Auth0 MCP server, each on a {@link World}. Keys are their tool and our operation. */
final class Auth0Parity {
    private static final Map<Object, Object> TYPES =
            Map.of("regular_web", "web", "spa", "spa", "native", "native", "non_interactive", "machine");

    private Auth0Parity() {}

    static Map<String, Parity> all() {
        Map<String, Parity> all = new TreeMap<>();
        all.put(
                "auth0_list_applications list_applications",
                Parity.begin()
                        .refuses("page", "an offset skips and repeats while others write; next_cursor does not")
                        .maps("per_page", "limit")
                        .refuses("include_totals", "the total is told wherever it costs nothing")
                        .called(w -> Map.of("per_page", 10))
                        .leaves((w, reply) -> {
                            assertThat(reply.each("applications", "id"))
                                    .contains(
                                            w.shop().id().value(),
                                            w.robot().id().value());
                            assertThat(reply.text())
                                    .doesNotContain(w.shopSecret().reveal());
                        }));
        all.put(
                "auth0_get_application get_application",
                Parity.begin()
                        .maps("client_id", "application")
                        .called(w -> Map.of("client_id", w.shop().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/name")).isEqualTo("Shop");
                            assertThat(reply.text())
                                    .doesNotContain(w.shopSecret().reveal());
                        }));
        all.put(
                "auth0_create_application create_application",
                described(Parity.begin()).called(w -> description()).leaves((w, reply) -> {
                    isDescribed(w.main.applications().resolve("Phone"));
                    assertThat(reply.text()).doesNotContain("credentials");
                }));
        all.put(
                "auth0_update_application update_application",
                described(Parity.begin())
                        .maps("client_id", "application")
                        .refuses(
                                "skip_non_verifiable_callback_uri_confirmation_prompt",
                                "a prompt is left out for nobody; verified links need none")
                        .called(w -> {
                            Map<String, Object> change = description();
                            change.put("client_id", w.shop().id().value());
                            return change;
                        })
                        .leaves((w, reply) -> isDescribed(w.shopNow())));
        ApiParity.auth0(all);
        ActionParity.auth0(all);
        FormParity.auth0(all);
        AuditParity.auth0(all);
        return all;
    }

    /** What creation and change of an application have in common. */
    private static Parity described(Parity parity) {
        String legacy = "a way of old applications, which new ones do not have";
        String ofType = "follows from the type, so that the two cannot disagree";
        String ofTenant = "a setting of a login page, which is the tenant's";
        String ofVendor = "a setting that this provider alone has; its console has it";
        return parity.maps("name", "name")
                .maps("app_type", "type", theirs -> TYPES.getOrDefault(theirs, theirs))
                .maps("description", "description")
                .maps("callbacks", "redirect_uris")
                .maps("allowed_origins", "origins")
                .refuses("web_origins", "one list of origins is both, so that no origin is forgotten in one of two")
                .maps("allowed_logout_urls", "logout_uris")
                .maps("grant_types", "grant_types")
                .refuses("allowed_clients", legacy)
                .refuses("is_first_party", "whoever manages a tenant registers its own applications")
                .refuses("oidc_conformant", "always so; the other way is " + legacy)
                .refuses("sso_disabled", legacy)
                .refuses("sso", legacy)
                .refuses("cross_origin_authentication", legacy)
                .refuses("cross_origin_loc", legacy)
                .refuses("client_aliases", legacy)
                .refuses("logo_uri", ofTenant)
                .refuses("organization_usage", ofVendor)
                .refuses("organization_require_behavior", ofVendor)
                .refuses("token_endpoint_auth_method", ofType)
                .refuses("jwt_configuration", "about ID tokens, which applications read and nothing accepts")
                .refuses("refresh_token", "refresh tokens rotate everywhere; their lifetimes are the tenant's")
                .refuses("mobile", ofVendor)
                .refuses("oidc_logout", ofVendor)
                .refuses("native_social_login", ofVendor);
    }

    private static Map<String, Object> description() {
        return new HashMap<>(Map.of(
                "name",
                "Phone",
                "app_type",
                "native",
                "description",
                "In everybody's pocket",
                "callbacks",
                List.of("com.example.phone:/callback"),
                "allowed_origins",
                List.of("https://phone.example.com"),
                "allowed_logout_urls",
                List.of("com.example.phone:/bye"),
                "grant_types",
                List.of("authorization_code")));
    }

    private static void isDescribed(Application phone) {
        assertThat(phone.name()).isEqualTo("Phone");
        assertThat(phone.type()).isEqualTo(ApplicationType.NATIVE);
        assertThat(phone.description()).isEqualTo("In everybody's pocket");
        assertThat(phone.redirectUris()).containsExactly("com.example.phone:/callback");
        assertThat(phone.origins()).containsExactly("https://phone.example.com");
        assertThat(phone.logoutUris()).containsExactly("com.example.phone:/bye");
        assertThat(phone.grantTypes()).containsExactly(GrantType.AUTHORIZATION_CODE);
    }
}
