package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** What a new tenant has: the Management API, an API of its own, applications for both, and a database connection. */
final class Seed {
    static final String MANAGEMENT_AUDIENCE = "https://" + Tenant.DOMAIN + "/api/v2/";

    private Seed() {}

    /** Makes what a new tenant has; the managing application is granted these scopes of the Management API. */
    static Applications plant(Tenant tenant, Collection<String> scopes) {
        ObjectNode management = client(tenant, "Management", "non_interactive", "client_credentials");
        ObjectNode signIn = client(
                tenant,
                "Sign-in",
                "regular_web",
                "password",
                "http://auth0.com/oauth/grant-type/password-realm",
                "refresh_token");
        signIn.put("is_token_endpoint_ip_header_trusted", true)
                .put("initiate_login_uri", "https://app.example.com/login")
                .put("organization_usage", "allow");
        signIn.putObject("refresh_token")
                .put("rotation_type", "rotating")
                .put("expiration_type", "expiring")
                .put("leeway", 0)
                .put("token_lifetime", 2_592_000)
                .put("infinite_token_lifetime", false)
                .put("idle_token_lifetime", 1_296_000)
                .put("infinite_idle_token_lifetime", false);
        connection(tenant, management, signIn);
        grant(tenant, management, scopes);
        api(tenant);
        return new Applications(management, signIn);
    }

    private static ObjectNode client(Tenant tenant, String name, String type, String... grants) {
        ObjectNode client = ClientsApi.make(tenant).put("name", name).put("app_type", type);
        List.of(grants).forEach(client.putArray("grant_types")::add);
        return client;
    }

    private static void connection(Tenant tenant, ObjectNode... clients) {
        ObjectNode connection = ConnectionsApi.make(tenant, Auth0Emulator.CONNECTION, "auth0");
        ArrayNode enabled = connection.putArray("enabled_clients");
        List.of(clients).forEach(client -> enabled.add(client.get("client_id").asText()));
    }

    private static void grant(Tenant tenant, ObjectNode client, Collection<String> scopes) {
        ObjectNode api = ResourceServersApi.make(tenant, "Auth0 Management API", MANAGEMENT_AUDIENCE)
                .put("is_system", true);
        scopes.forEach(
                scope -> api.withArray("scopes").addObject().put("value", scope).put("description", scope));
        ObjectNode grant = Json.object()
                .put("id", tenant.ids().prefixed("cgr_"))
                .put("client_id", client.get("client_id").asText())
                .put("audience", MANAGEMENT_AUDIENCE)
                .put("subject_type", "client");
        scopes.forEach(grant.putArray("scope")::add);
        tenant.clientGrants().add(grant);
    }

    private static void api(Tenant tenant) {
        ResourceServersApi.make(tenant, "Example", Auth0Emulator.AUDIENCE)
                .put("allow_offline_access", true)
                .put("skip_consent_for_verifiable_first_party_clients", true)
                .put("token_dialect", "rfc9068_profile");
    }

    /**
     * The applications of a new tenant.
     *
     * @param management acts for itself
     * @param signIn signs users in with their passwords
     */
    record Applications(ObjectNode management, ObjectNode signIn) {}
}
