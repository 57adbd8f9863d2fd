package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** Where users come from: databases and other providers. */
final class ConnectionsApi implements Resource {
    private static final String READ_OPTIONS = "read:connections_options";
    private static final String UPDATE_OPTIONS = "update:connections_options";
    private static final ObjectRule LIST = Paging.offsetOrCheckpoint()
            .optional("strategy", Rule.text())
            .optional("name", Rule.text())
            .optional("fields", Rule.text())
            .optional("include_fields", Rule.flag());

    private static final ObjectRule EMAIL =
            Rule.object().required("email", Rule.text().email());

    private final Tenant tenant;

    ConnectionsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /connections", this::list)
                .scopes("read:connections")
                .moreWith(READ_OPTIONS)
                .query(LIST);
        router.management("POST /connections", this::create)
                .scopes("create:connections")
                .body(ConnectionRules.CREATE);
        router.management("GET /connections/{id}", this::get)
                .scopes("read:connections")
                .moreWith(READ_OPTIONS);
        router.management("PATCH /connections/{id}", this::update)
                .scopes("update:connections")
                .moreWith(READ_OPTIONS, UPDATE_OPTIONS)
                .body(ConnectionRules.UPDATE);
        router.management("DELETE /connections/{id}", this::delete).scopes("delete:connections");
        router.management("DELETE /connections/{id}/users", this::deleteUser)
                .scopes("delete:users")
                .query(EMAIL);
    }

    private Answer list(Request request) {
        List<String> strategies = request.url().queryParameterValues("strategy").stream()
                .map(String::valueOf)
                .toList();
        List<ObjectNode> connections = tenant.connections().values().stream()
                .filter(connection -> strategies.isEmpty()
                        || strategies.contains(connection.get("strategy").asText()))
                .filter(connection -> request.query("name")
                        .map(name -> connection.get("name").asText().equals(name))
                        .orElse(true))
                .toList();
        Fields fields = Fields.of(request);
        return Paging.isCheckpoint(request)
                ? Answer.ok(
                        Checkpoint.page(request, "connections", connections, ConnectionsApi::id, told(request, fields))
                                .without("total"))
                : new Paging("connections").page(request, connections, told(request, fields));
    }

    private Answer create(Request request) {
        ObjectNode body = request.object();
        String name = body.get("name").asText();
        if (tenant.connection(name).isPresent()) {
            throw Problem.of(409, "A connection with the same name already exists");
        }
        Identifiers.checkOptions(body.path("options"));
        ProviderOptions.complete(body.get("strategy").asText(), body.path("options"));
        ObjectNode connection = make(tenant, name, body.get("strategy").asText());
        setOptions(connection, body);
        connection.setAll(body);
        return Answer.created(connection);
    }

    /** Adds a connection with what it has unless it is told otherwise. */
    static ObjectNode make(Tenant tenant, String name, String strategy) {
        ObjectNode connection = Json.object().put("id", tenant.ids().prefixed("con_"));
        ObjectNode options = connection.putObject("options");
        connection.put("strategy", strategy).put("name", name).put("is_domain_connection", false);
        connection.putObject("authentication").put("active", true);
        connection.putObject("connected_accounts").put("active", false);
        connection.putArray("realms").add(name);
        connection.putArray("enabled_clients");
        if (strategy.equals("auth0")) {
            putDatabaseDefaults(options);
        }
        tenant.connections().put(id(connection), connection);
        return connection;
    }

    private static void putDatabaseDefaults(ObjectNode options) {
        options.putObject("mfa").put("active", true).put("return_enroll_settings", true);
        options.put("passwordPolicy", "good");
        options.putObject("passkey_options")
                .put("challenge_ui", "both")
                .put("local_enrollment_enabled", true)
                .put("progressive_enrollment_enabled", true);
        options.put("strategy_version", 2);
        ObjectNode methods = options.putObject("authentication_methods");
        methods.putObject("passkey").put("enabled", false);
        methods.putObject("password")
                .put("enabled", true)
                .put("api_behavior", "required")
                .put("signup_behavior", "allow");
        options.put("brute_force_protection", true);
    }

    /** Takes the options out of a body: over the defaults of a new connection, in the place of an old one's. */
    private static void setOptions(ObjectNode connection, ObjectNode body) {
        JsonNode options = body.remove("options");
        if (options != null && options.isObject()) {
            connection.withObject("/options").setAll((ObjectNode) options);
        }
    }

    /** What is shown of a connection: its options only to a token with a scope for them. */
    private static Function<ObjectNode, ObjectNode> told(Request request, Fields fields) {
        return connection -> {
            ObjectNode picked = fields.pick(connection);
            return request.scopes().contains(READ_OPTIONS)
                    ? picked
                    : picked.deepCopy().without("options");
        };
    }

    private Answer get(Request request) {
        return Answer.ok(told(request, Fields.of(request)).apply(tenant.connectionById(request.variable("id"))));
    }

    /** Replaces the options as a whole. */
    private Answer update(Request request) {
        ObjectNode connection = tenant.connectionById(request.variable("id"));
        ObjectNode body = request.object();
        if (body.has("options")) {
            if (!request.scopes().contains(UPDATE_OPTIONS)) {
                throw Problem.of(403, "Insufficient scope, expected any of: " + UPDATE_OPTIONS, "insufficient_scope");
            }
            if (body.at("/options/attributes/email/unique").isBoolean()
                    && !body.at("/options/attributes/email/unique").asBoolean()) {
                throw Problem.invalidBody("cannot add non-unique email attribute");
            }
            Identifiers.checkOptions(body.get("options"));
            ProviderOptions.complete(connection.get("strategy").asText(), body.get("options"));
            connection.putObject("options");
            setOptions(connection, body);
        }
        if (body.path("enabled_clients").isNull()) {
            body.remove("enabled_clients");
        }
        // Without one in the request Auth0 takes the name.
        connection.put("display_name", connection.get("name").asText());
        connection.setAll(body);
        return Answer.ok(told(request, Fields.of(request)).apply(connection));
    }

    /** Deletes the connection, and its users with it, at some time soon. */
    private Answer delete(Request request) {
        ObjectNode connection = tenant.connections().remove(request.variable("id"));
        if (connection == null) {
            return Answer.noContent();
        }
        String name = connection.get("name").asText();
        List.copyOf(tenant.users().all()).stream()
                .filter(user -> user.connection().equals(name))
                .forEach(tenant.users()::remove);
        return Answer.accepted(Json.object().put("deleted_at", tenant.now()));
    }

    private Answer deleteUser(Request request) {
        ObjectNode connection = tenant.connectionById(request.variable("id"));
        if (!connection.get("strategy").asText().equals("auth0")) {
            throw Problem.of(400, "Connection must be a database connection");
        }
        tenant.users()
                .withEmail(
                        connection.get("name").asText(), request.query("email").orElseThrow())
                .ifPresent(tenant.users()::remove);
        return Answer.noContent();
    }

    private static String id(ObjectNode connection) {
        return connection.get("id").asText();
    }
}
