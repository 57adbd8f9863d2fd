package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;

/** Links that let whoever has them set a password or verify an address; no mail goes out with them. */
final class TicketsApi implements Resource {
    private static final Rule IDENTITY = Rule.object()
            .required("user_id", Rule.text())
            .required("provider", Rule.text())
            .optional("connection_id", Rule.text().pattern("^con_[A-Za-z0-9]{16}$"));

    private static final ObjectRule VERIFY = common().required("user_id", userId());

    private static final ObjectRule PASSWORD = common().optional("user_id", userId())
            .optional("connection_id", Rule.text().pattern("^con_[A-Za-z0-9]{16}$"))
            .optional("email", Rule.text().email())
            .optional("mark_email_as_verified", Rule.flag());

    private final Tenant tenant;

    TicketsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    private static ObjectRule common() {
        return Rule.object()
                .optional("result_url", Rule.text().uri().says("URL the user will be redirected to"))
                .optional("client_id", Rule.text().min(1))
                .optional("organization_id", Rule.text())
                .optional("ttl_sec", Rule.integer().min(0))
                .optional("includeEmailInRedirect", Rule.flag())
                .optional("identity", IDENTITY);
    }

    private static Rule userId() {
        return Rule.text().format("user-id", id -> id.indexOf('|') > 0);
    }

    @Override
    public void route(Router router) {
        router.management("POST /tickets/password-change", this::changePassword)
                .scopes("create:user_tickets")
                .body(PASSWORD);
        router.management("POST /tickets/email-verification", this::verifyEmail)
                .scopes("create:user_tickets")
                .body(VERIFY);
    }

    private Answer changePassword(Request request) {
        User user = user(request.body());
        String strategy = tenant.connection(user.connection())
                .map(connection -> connection.get("strategy").asText())
                .orElse("");
        if (!strategy.equals("auth0")) {
            throw Problem.invalidBody("The user's main connection does not support this operation.");
        }
        return ticket(request.body(), user, "reset-password");
    }

    private Answer verifyEmail(Request request) {
        return ticket(request.body(), user(request.body()), "email-verification");
    }

    private User user(JsonNode body) {
        if (body.has("user_id") == (body.has("connection_id") && body.has("email"))) {
            throw Problem.invalidBody("Payload validation error: 'Exactly one of user_id or connection_id and email'.");
        }
        if (body.has("user_id")) {
            return tenant.users().get(body.get("user_id").asText());
        }
        String id = body.get("connection_id").asText();
        String name = tenant.connections().containsKey(id)
                ? tenant.connectionById(id).get("name").asText()
                : "";
        if (name.isEmpty()) {
            throw Problem.invalidBody("The connection with id " + id + " does not exist.");
        }
        return tenant.users().withEmail(name, body.get("email").asText()).orElseThrow(Users::inexistent);
    }

    private Answer ticket(JsonNode body, User user, String page) {
        if (user.text("email").isEmpty()) {
            throw Problem.invalidBody("The user does not have an email address.");
        }
        if (body.has("client_id")
                && !tenant.clients().containsKey(body.get("client_id").asText())) {
            throw Problem.invalidBody("The client does not exist");
        }
        return Answer.created(Json.object()
                .put(
                        "ticket",
                        "https://" + Tenant.DOMAIN + "/u/" + page + "?ticket="
                                + tenant.ids().token(32) + "#"));
    }
}
