package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The APIs that the tenant issues tokens for, found by id or by identifier. */
final class ResourceServersApi implements Resource {
    private static final ObjectRule UPDATE = rule();
    private static final ObjectRule CREATE =
            rule().required("identifier", Rule.text().min(1).max(600).says("Unique identifier for the API"));

    private final Tenant tenant;

    ResourceServersApi(Tenant tenant) {
        this.tenant = tenant;
    }

    private static ObjectRule rule() {
        return Rule.object()
                .optional(
                        "name", Rule.text().max(200).pattern("^[^<>]+$").says("Friendly name for this resource server"))
                .optional(
                        "scopes",
                        Rule.list(Rule.object()
                                .required("value", Rule.text().min(1).max(280).says("Value of this scope"))
                                .optional("description", Rule.text().max(500))))
                .optional("signing_alg", Rule.text().oneOf("HS256", "RS256", "RS512", "PS256"))
                .optional("signing_secret", Rule.text().min(16))
                .optional("allow_offline_access", Rule.flag())
                .optional("token_lifetime", Rule.integer().min(0).max(2_592_000))
                .optional("token_lifetime_for_web", Rule.integer().min(0).max(2_592_000))
                .optional(
                        "token_dialect",
                        Rule.text()
                                .oneOf(
                                        "access_token",
                                        "access_token_authz",
                                        "rfc9068_profile",
                                        "rfc9068_profile_authz"))
                .optional("skip_consent_for_verifiable_first_party_clients", Rule.flag())
                .optional("enforce_policies", Rule.flag())
                .optional("subject_type_authorization", Rule.object().open());
    }

    @Override
    public void route(Router router) {
        router.management("GET /resource-servers", this::list)
                .scopes("read:resource_servers")
                .query(Paging.offset());
        router.management("POST /resource-servers", this::create)
                .scopes("create:resource_servers")
                .body(CREATE);
        router.management("GET /resource-servers/{id}", this::get).scopes("read:resource_servers");
        router.management("PATCH /resource-servers/{id}", this::update)
                .scopes("update:resource_servers")
                .body(UPDATE);
        router.management("DELETE /resource-servers/{id}", this::delete).scopes("delete:resource_servers");
    }

    private Answer list(Request request) {
        List<String> identifiers = request.url().queryParameterValues("identifiers").stream()
                .map(String::valueOf)
                .toList();
        List<ObjectNode> servers = tenant.resourceServers().values().stream()
                .filter(server -> identifiers.isEmpty()
                        || identifiers.contains(server.get("identifier").asText()))
                .toList();
        return new Paging("resource_servers").page(request, servers, Fields.of(request)::pick);
    }

    private Answer create(Request request) {
        String identifier = request.body().get("identifier").asText();
        if (tenant.resourceServer(identifier).isPresent()) {
            throw Problem.of(409, "A resource server with the same identifier already exists.");
        }
        ObjectNode server = make(tenant, identifier, identifier);
        server.setAll(request.object());
        return Answer.created(server);
    }

    /** Adds an API with what it has unless it is told otherwise. */
    static ObjectNode make(Tenant tenant, String name, String identifier) {
        ObjectNode server = Json.object()
                .put("id", tenant.ids().object())
                .put("name", name)
                .put("identifier", identifier)
                .put("signing_alg", "RS256")
                .put("allow_offline_access", false)
                .put("token_lifetime", 86_400)
                .put("token_lifetime_for_web", 7_200)
                .put("skip_consent_for_verifiable_first_party_clients", false);
        ObjectNode authorization = server.putObject("subject_type_authorization");
        authorization.putObject("user").put("policy", "allow_all");
        authorization.putObject("client").put("policy", "require_client_grant");
        tenant.resourceServers().put(server.get("id").asText(), server);
        return server;
    }

    private Answer get(Request request) {
        return Answer.ok(find(request));
    }

    private Answer update(Request request) {
        ObjectNode server = find(request);
        requireNotOfSystem(server, "patched");
        server.setAll(request.object());
        new Permissions(tenant).removeUndefined();
        return Answer.ok(server);
    }

    private Answer delete(Request request) {
        tenant.resourceServer(request.variable("id")).ifPresent(server -> {
            requireNotOfSystem(server, "deleted");
            tenant.resourceServers().remove(server.get("id").asText());
            new Permissions(tenant).removeUndefined();
        });
        return Answer.noContent();
    }

    private ObjectNode find(Request request) {
        return tenant.resourceServer(request.variable("id"))
                .orElseThrow(
                        () -> Problem.notFound("The resource server does not exist", "inexistent_resource_server"));
    }

    private static void requireNotOfSystem(JsonNode server, String done) {
        if (server.path("is_system").asBoolean()) {
            throw Problem.of(400, "System resource servers cannot be " + done + ".");
        }
    }
}
