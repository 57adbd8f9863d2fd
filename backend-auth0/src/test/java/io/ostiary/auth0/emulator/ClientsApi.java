package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/** The applications of the tenant. */
final class ClientsApi implements Resource {
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/[^\\s<>\"\\\\^`]*");

    private static final ObjectRule LIST = Paging.offsetOrCheckpoint()
            .optional("per_page", Rule.integer().min(0).max(100))
            .optional("fields", Rule.text())
            .optional("include_fields", Rule.flag())
            .optional("is_global", Rule.flag())
            .optional("is_first_party", Rule.flag())
            .optional("app_type", Rule.text());

    private static final ObjectRule UPDATE = rule().optional("name", name());
    private static final ObjectRule CREATE = rule().required("name", name());

    private final Tenant tenant;

    ClientsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    private static ObjectRule rule() {
        Rule urls = Rule.list(
                Rule.text().format("callback-url", text -> URL.matcher(text).matches()));
        return Rule.object()
                .optional("description", Rule.text().max(140))
                .optional("callbacks", urls)
                .optional("allowed_logout_urls", urls)
                .optional("web_origins", urls)
                .optional("allowed_origins", urls)
                .optional(
                        "token_endpoint_auth_method",
                        Rule.text().oneOf("none", "client_secret_post", "client_secret_basic"))
                .optional("app_type", Rule.text().oneOf("native", "spa", "regular_web", "non_interactive"))
                .optional("oidc_conformant", Rule.flag())
                .optional("grant_types", Rule.list(Rule.text()))
                .optional(
                        "client_metadata",
                        Rule.object().max(10).open(Rule.text().max(255)))
                .optional("is_token_endpoint_ip_header_trusted", Rule.flag())
                .optional("initiate_login_uri", Rule.text().uri())
                .optional("organization_usage", Rule.text().oneOf("deny", "allow", "require"))
                .optional(
                        "refresh_token",
                        Rule.object()
                                .required("rotation_type", Rule.text().oneOf("rotating", "non-rotating"))
                                .required("expiration_type", Rule.text().oneOf("expiring", "non-expiring"))
                                .optional("leeway", Rule.integer().min(0))
                                .optional("token_lifetime", Rule.integer().min(1))
                                .optional("infinite_token_lifetime", Rule.flag())
                                .optional("idle_token_lifetime", Rule.integer().min(1))
                                .optional("infinite_idle_token_lifetime", Rule.flag()));
    }

    private static Rule name() {
        return Rule.text().min(1).pattern("^[^<>]+$").says("The name of the client");
    }

    @Override
    public void route(Router router) {
        router.management("GET /clients", this::list)
                .scopes("read:clients", "read:client_keys", "read:client_credentials", "read:client_summary")
                .query(LIST);
        router.management("POST /clients", this::create)
                .scopes("create:clients")
                .body(CREATE);
        router.management("GET /clients/{id}", this::get)
                .scopes("read:clients", "read:client_keys", "read:client_credentials", "read:client_summary");
        router.management("PATCH /clients/{id}", this::update)
                .scopes("update:clients")
                .body(UPDATE);
        router.management("DELETE /clients/{id}", this::delete).scopes("delete:clients");
        router.management("POST /clients/{id}/rotate-secret", this::rotate).scopes("update:client_keys");
    }

    private Answer create(Request request) {
        ObjectNode client = make(tenant);
        client.putArray("grant_types")
                .add("authorization_code")
                .add("implicit")
                .add("refresh_token")
                .add("client_credentials");
        client.setAll(request.object());
        return Answer.created(shown(client, request)
                .put("client_secret", client.get("client_secret").asText()));
    }

    /** Adds an application without a name. */
    static ObjectNode make(Tenant tenant) {
        ObjectNode client = Json.object()
                .put("client_id", tenant.ids().client())
                .put("client_secret", tenant.ids().token(64))
                .put("token_endpoint_auth_method", "client_secret_post");
        tenant.clients().put(client.get("client_id").asText(), client);
        return client;
    }

    /** Deletes the application with what it was granted; connections do not know it any more. */
    private Answer delete(Request request) {
        String id = request.variable("id");
        tenant.clients().remove(id);
        tenant.clientGrants().removeIf(grant -> grant.path("client_id").asText().equals(id));
        for (ObjectNode connection : tenant.connections().values()) {
            for (Iterator<JsonNode> enabled =
                            connection.withArray("enabled_clients").iterator();
                    enabled.hasNext(); ) {
                if (enabled.next().asText().equals(id)) {
                    enabled.remove();
                }
            }
        }
        return Answer.noContent();
    }

    private Answer update(Request request) {
        ObjectNode client = tenant.clients().get(request.variable("id"));
        if (client == null) {
            throw inexistent();
        }
        client.setAll(request.object());
        return Answer.ok(shown(client, request));
    }

    /** The new secret takes the place of the old one at once; Auth0 itself goes on with the old one for moments. */
    private Answer rotate(Request request) {
        ObjectNode client = tenant.clients().get(request.variable("id"));
        if (client == null) {
            throw inexistent();
        }
        client.put("client_secret", tenant.ids().token(64));
        return Answer.ok(shown(client, request)
                .put("client_secret", client.get("client_secret").asText()));
    }

    private Answer list(Request request) {
        List<ObjectNode> clients = tenant.clients().values().stream()
                .map(client -> shown(client, request))
                .filter(client -> request.query("app_type")
                        .map(type -> client.path("app_type").asText().equals(type))
                        .orElse(true))
                .toList();
        Fields fields = Fields.of(request);
        return Paging.isCheckpoint(request)
                ? Answer.ok(Checkpoint.ordered(
                        request,
                        "clients",
                        clients,
                        client -> client.get("client_id").asText(),
                        fields::pick))
                : new Paging("clients").page(request, clients, fields::pick);
    }

    private Answer get(Request request) {
        ObjectNode client = tenant.clients().get(request.variable("id"));
        if (client == null) {
            throw inexistent();
        }
        return Answer.ok(Fields.of(request).pick(shown(client, request)));
    }

    static Problem inexistent() {
        return Problem.notFound("The client does not exist", "inexistent_client");
    }

    /** An application with what it has unless it is told otherwise, and with its secret for those who may read that. */
    private static ObjectNode shown(ObjectNode client, Request request) {
        ObjectNode shown = Json.object()
                .put("is_first_party", true)
                .put("is_token_endpoint_ip_header_trusted", false)
                .put("oidc_conformant", true)
                .put("sso_disabled", false)
                .put("cross_origin_authentication", false)
                .put("custom_login_page_on", true);
        shown.putObject("jwt_configuration").put("lifetime_in_seconds", 36_000).put("secret_encoded", false);
        shown.putObject("refresh_token")
                .put("rotation_type", "non-rotating")
                .put("expiration_type", "non-expiring")
                .put("leeway", 0)
                .put("token_lifetime", 2_592_000)
                .put("infinite_token_lifetime", true)
                .put("infinite_idle_token_lifetime", true)
                .put("idle_token_lifetime", 1_296_000);
        shown.putArray("signing_keys").addObject().put("cert", "-----BEGIN CERTIFICATE-----");
        shown.setAll(client.deepCopy());
        if (!request.scopes().contains("read:client_keys")) {
            shown.remove(List.of("client_secret", "signing_keys"));
        }
        return shown;
    }
}
