package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** What a new tenant has: the Management API, an application for it, and a database connection. */
final class Seed {
    static final String MANAGEMENT_AUDIENCE = "https://" + Tenant.DOMAIN + "/api/v2/";

    private Seed() {}

    /** Makes what a new tenant has, and returns the application that is granted these scopes of the Management API. */
    static ObjectNode plant(Tenant tenant, Collection<String> scopes) {
        ObjectNode client = client(tenant, "Management");
        ObjectNode connection = Json.object()
                .put("id", tenant.ids().prefixed("con_"))
                .put("strategy", "auth0")
                .put("name", Auth0Emulator.CONNECTION)
                .put("is_domain_connection", false);
        connection.putObject("options").put("passwordPolicy", "good").put("brute_force_protection", true);
        connection.putArray("realms").add(Auth0Emulator.CONNECTION);
        connection.putArray("enabled_clients").add(client.get("client_id").asText());
        tenant.connections().put(connection.get("id").asText(), connection);
        ObjectNode grant = Json.object()
                .put("id", tenant.ids().prefixed("cgr_"))
                .put("client_id", client.get("client_id").asText())
                .put("audience", MANAGEMENT_AUDIENCE);
        scopes.forEach(grant.putArray("scope")::add);
        tenant.clientGrants().add(grant);
        return client;
    }

    private static ObjectNode client(Tenant tenant, String name) {
        ObjectNode client = Json.object()
                .put("client_id", tenant.ids().client())
                .put("client_secret", tenant.ids().token(64))
                .put("name", name);
        tenant.clients().put(client.get("client_id").asText(), client);
        return client;
    }
}
