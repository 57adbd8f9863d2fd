package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The second factors and passkeys of a user. */
final class AuthenticationMethodsApi implements Resource {
    private static final ObjectRule CREATE = Rule.object()
            .required("type", Rule.text().oneOf("phone", "email", "totp", "webauthn-roaming", "passkey"))
            .optional("name", Rule.text())
            .optional("totp_secret", Rule.text())
            .optional("phone_number", Rule.text().min(2).max(30))
            .optional("email", Rule.text())
            .optional("preferred_authentication_method", Rule.text().oneOf("voice", "sms"))
            .optional("key_id", Rule.text())
            .optional("public_key", Rule.text())
            .optional("relying_party_identifier", Rule.text());

    private final Tenant tenant;

    AuthenticationMethodsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /users/{id}/authentication-methods", this::list)
                .scopes("read:authentication_methods")
                .query(Paging.offset(0));
        router.management("POST /users/{id}/authentication-methods", this::create)
                .scopes("create:authentication_methods")
                .body(CREATE);
        router.management("DELETE /users/{id}/authentication-methods", this::deleteAll)
                .scopes("delete:authentication_methods");
        router.management("GET /users/{id}/authentication-methods/{authentication_method_id}", this::get)
                .scopes("read:authentication_methods");
        router.management("DELETE /users/{id}/authentication-methods/{authentication_method_id}", this::delete)
                .scopes("delete:authentication_methods");
        router.management("GET /users/{id}/enrollments", this::enrollments).scopes("read:users", "read:current_user");
    }

    /** Leaves out the total of an empty list. */
    private Answer list(Request request) {
        List<ObjectNode> methods = List.copyOf(methods(request).values());
        Paging paging = new Paging("authenticators");
        if (!request.flag("include_totals")) {
            return paging.page(request, methods, AuthenticationMethodsApi::shown);
        }
        ObjectNode envelope = paging.envelope(request, methods, AuthenticationMethodsApi::shown);
        return Answer.ok(methods.isEmpty() ? envelope.without("total") : envelope);
    }

    private Answer create(Request request) {
        Map<String, ObjectNode> methods = methods(request);
        JsonNode body = request.body();
        String type = body.get("type").asText();
        if (methods.values().stream().anyMatch(other -> sameFactor(other, body))) {
            throw Problem.of(409, "Authentication method already exists.");
        }
        String device = tenant.ids().prefixed("dev_");
        ObjectNode method = Json.object().put("id", type + "|" + device).put("type", type);
        method.setAll(request.object());
        method.put("confirmed", true).put("created_at", tenant.now());
        if (type.equals("phone")) {
            String channel = body.path("preferred_authentication_method").asText("sms");
            method.put("preferred_authentication_method", channel);
            method.putArray("authentication_methods")
                    .addObject()
                    .put("id", channel + "|" + device)
                    .put("type", channel);
        }
        methods.put(method.get("id").asText(), method);
        return Answer.created(shown(method).without("confirmed"));
    }

    private static boolean sameFactor(JsonNode one, JsonNode other) {
        return List.of("type", "phone_number", "email", "key_id").stream()
                .allMatch(field -> one.path(field).equals(other.path(field)));
    }

    private Answer get(Request request) {
        return Answer.ok(shown(find(request)));
    }

    private Answer delete(Request request) {
        methods(request).remove(find(request).get("id").asText());
        return Answer.noContent();
    }

    private Answer deleteAll(Request request) {
        methods(request).clear();
        return Answer.noContent();
    }

    /** Knows Guardian's enrolments alone, which no operation here makes. */
    private Answer enrollments(Request request) {
        tenant.users().get(request.variable("id"));
        return Answer.ok(Json.array());
    }

    private Map<String, ObjectNode> methods(Request request) {
        return tenant.users().get(request.variable("id")).authenticationMethods();
    }

    private ObjectNode find(Request request) {
        ObjectNode method = methods(request).get(request.variable("authentication_method_id"));
        if (method == null) {
            throw Problem.notFound("The authentication method could not be found.");
        }
        return method;
    }

    /** A method without its secrets and with its address masked. */
    private static ObjectNode shown(ObjectNode method) {
        ObjectNode shown = method.deepCopy();
        shown.remove(List.of("totp_secret", "public_key"));
        if (shown.has("email")) {
            String[] parts = shown.get("email").asText().split("@", 2);
            shown.put("email", masked(parts[0]) + "@" + masked(parts[1]));
        }
        if (shown.has("phone_number")) {
            String number = shown.get("phone_number").asText();
            int hidden = Math.max(0, number.length() - 4);
            shown.put("phone_number", "X".repeat(hidden) + number.substring(hidden));
        }
        return shown;
    }

    private static String masked(String text) {
        return text.length() <= 4 ? "****" : text.substring(0, 4) + "*".repeat(text.length() - 4);
    }
}
