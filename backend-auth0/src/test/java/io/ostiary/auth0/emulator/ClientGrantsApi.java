package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Which applications get tokens for which APIs: one grant for each two of them and kind of subject. */
final class ClientGrantsApi implements Resource {
    private static final String SUBJECT_TYPE = "subject_type";

    private static final ObjectRule LIST = Paging.offsetOrCheckpoint()
            .optional("audience", Rule.text())
            .optional("client_id", Rule.text())
            .optional(SUBJECT_TYPE, Rule.text().oneOf("client", "user"))
            .optional("allow_any_organization", Rule.flag());

    private static final ObjectRule CREATE = rule().required(
                    "audience", Rule.text().min(1))
            .optional("client_id", Rule.text())
            .optional(SUBJECT_TYPE, Rule.text().oneOf("client", "user"));
    private static final ObjectRule UPDATE = rule().min(1);

    private final Tenant tenant;

    ClientGrantsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    private static ObjectRule rule() {
        return Rule.object()
                .optional("scope", Rule.list(Rule.text().min(1).max(280)))
                .optional("organization_usage", Rule.text().oneOf("deny", "allow", "require"))
                .optional("allow_any_organization", Rule.flag())
                .optional("allow_all_scopes", Rule.flag());
    }

    @Override
    public void route(Router router) {
        router.management("GET /client-grants", this::list)
                .scopes("read:client_grants")
                .query(LIST);
        router.management("POST /client-grants", this::create)
                .scopes("create:client_grants")
                .body(CREATE);
        router.management("GET /client-grants/{id}", request -> Answer.ok(find(request)))
                .scopes("read:client_grants");
        router.management("PATCH /client-grants/{id}", this::update)
                .scopes("update:client_grants")
                .body(UPDATE);
        router.management("DELETE /client-grants/{id}", this::delete).scopes("delete:client_grants");
    }

    private Answer list(Request request) {
        List<ObjectNode> grants = tenant.clientGrants().stream()
                .filter(grant -> is(grant, "audience", request.query("audience")))
                .filter(grant -> is(grant, "client_id", request.query("client_id")))
                .filter(grant -> is(grant, SUBJECT_TYPE, request.query(SUBJECT_TYPE)))
                .toList();
        return Paging.isCheckpoint(request)
                ? Answer.ok(Checkpoint.ordered(
                        request,
                        "client_grants",
                        grants,
                        grant -> grant.get("id").asText(),
                        grant -> grant))
                : new Paging("client_grants").page(request, grants, grant -> grant);
    }

    private Answer create(Request request) {
        ObjectNode asked = request.object();
        String client = asked.path("client_id").asText();
        String audience = asked.get("audience").asText();
        if (!tenant.clients().containsKey(client)) {
            throw Problem.notFound("Client not found");
        }
        ObjectNode server =
                tenant.resourceServer(audience).orElseThrow(() -> Problem.notFound("Resource server not found"));
        requireScopes(asked, server);
        String subject = asked.path(SUBJECT_TYPE).asText("client");
        boolean taken = tenant.clientGrants().stream()
                .anyMatch(grant -> is(grant, "client_id", Optional.of(client))
                        && is(
                                grant,
                                "audience",
                                Optional.of(server.get("identifier").asText()))
                        && is(grant, SUBJECT_TYPE, Optional.of(subject)));
        if (taken) {
            throw Problem.of(409, "A client grant with the same client and audience already exists.");
        }
        ObjectNode grant = Json.object().put("id", tenant.ids().prefixed("cgr_"));
        grant.putArray("scope");
        grant.setAll(asked);
        grant.put(SUBJECT_TYPE, subject);
        tenant.clientGrants().add(grant);
        return Answer.created(grant);
    }

    private Answer update(Request request) {
        ObjectNode grant = find(request);
        tenant.resourceServer(grant.get("audience").asText())
                .ifPresent(server -> requireScopes(request.object(), server));
        grant.setAll(request.object());
        return Answer.ok(grant);
    }

    private Answer delete(Request request) {
        tenant.clientGrants().removeIf(grant -> is(grant, "id", Optional.of(request.variable("id"))));
        return Answer.noContent();
    }

    private ObjectNode find(Request request) {
        return tenant.clientGrants().stream()
                .filter(grant -> is(grant, "id", Optional.of(request.variable("id"))))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The grant does not exist.", "inexistent_client_grant"));
    }

    private static void requireScopes(ObjectNode asked, ObjectNode server) {
        List<String> known = server.path("scopes").findValuesAsText("value");
        asked.path("scope").forEach(scope -> {
            if (!known.contains(scope.asText())) {
                throw Problem.of(
                        400, "Scope '" + scope.asText() + "' is not one of the resource server.", "validation_error");
            }
        });
    }

    private static boolean is(ObjectNode grant, String field, Optional<String> wanted) {
        return wanted.isEmpty() || wanted.get().equals(grant.path(field).asText());
    }
}
