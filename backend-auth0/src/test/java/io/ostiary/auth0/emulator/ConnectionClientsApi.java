package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which applications let users sign in by a connection; one that none does is disabled. */
final class ConnectionClientsApi implements Resource {
    private static final ObjectRule LIST = Rule.object()
            .optional("take", Rule.integer().min(1).max(1_000))
            .optional("from", Rule.text().max(1_000));

    private final Tenant tenant;

    ConnectionClientsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /connections/{id}/clients", this::list)
                .scopes("read:connections")
                .query(LIST);
        router.management("PATCH /connections/{id}/clients", this::update)
                .scopes("update:connections")
                .body(ConnectionRules.CLIENTS);
    }

    private Answer list(Request request) {
        ObjectNode connection = tenant.connectionById(request.variable("id"));
        return Answer.ok(Checkpoint.page(
                request,
                "clients",
                connection.path("enabled_clients").valueStream().toList(),
                JsonNode::asText,
                client -> Json.object().put("client_id", client.asText())));
    }

    private Answer update(Request request) {
        ObjectNode connection = tenant.connectionById(request.variable("id"));
        Set<String> clients = new LinkedHashSet<>();
        connection.path("enabled_clients").forEach(client -> clients.add(client.asText()));
        for (JsonNode change : request.body()) {
            String client = change.get("client_id").asText();
            if (!tenant.clients().containsKey(client)) {
                throw ClientsApi.inexistent();
            }
            if (change.get("status").asBoolean()) {
                clients.add(client);
            } else {
                clients.remove(client);
            }
        }
        ArrayNode enabled = connection.putArray("enabled_clients");
        clients.forEach(enabled::add);
        return Answer.noContent();
    }
}
