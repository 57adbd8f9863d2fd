package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which Actions run at which trigger. */
final class ActionBindingsApi implements Resource {
    static final Rule TRIGGER = Rule.text()
            .oneOf(
                    "post-login",
                    "credentials-exchange",
                    "pre-user-registration",
                    "post-user-registration",
                    "post-change-password",
                    "send-phone-message",
                    "custom-phone-provider",
                    "custom-email-provider",
                    "password-reset-post-challenge",
                    "custom-token-exchange",
                    "event-stream",
                    "password-hash-migration",
                    "login-post-identifier",
                    "signup-post-identifier");

    private static final int MOST_BINDINGS = 20;
    private static final Rule BINDING = Rule.object()
            .required(
                    "ref",
                    Rule.object()
                            .optional("type", Rule.text().oneOf("binding_id", "action_id", "action_name"))
                            .optional("value", Rule.text())
                            .open())
            .optional("display_name", Rule.text())
            .optional("secrets", Rule.list(Rule.object().open()));

    private final Tenant tenant;
    private final Actions actions;

    ActionBindingsApi(Tenant tenant, Actions actions) {
        this.tenant = tenant;
        this.actions = actions;
    }

    @Override
    public void route(Router router) {
        ObjectRule path = Rule.object().required("triggerId", TRIGGER);
        router.management("GET /actions/triggers/{triggerId}/bindings", this::list)
                .scopes("read:actions")
                .path(path)
                .query(OffsetPage.RULE);
        router.management("PATCH /actions/triggers/{triggerId}/bindings", this::replace)
                .scopes("update:actions")
                .path(path)
                .body(Rule.object().optional("bindings", Rule.list(BINDING)));
    }

    private Answer list(Request request) {
        return Answer.ok(OffsetPage.of(
                request, "bindings", actions.bindings(request.variable("triggerId")), Actions.Binding::json));
    }

    /** Replaces the whole list: what is not named does not run any more. */
    private Answer replace(Request request) {
        String trigger = request.variable("triggerId");
        Map<Action, String> named = new LinkedHashMap<>();
        for (JsonNode binding : request.object().path("bindings")) {
            Action action = action(trigger, binding.path("ref"));
            named.put(action, binding.path("display_name").asText(action.name()));
        }
        if (named.size() > MOST_BINDINGS) {
            throw Problem.of(400, "A trigger takes at most " + MOST_BINDINGS + " bindings.");
        }
        actions.bind(trigger, named, tenant.clock().instant());
        ObjectNode answer = Json.object();
        answer.putArray("bindings")
                .addAll(Json.array(actions.bindings(trigger).stream().map(Actions.Binding::json)));
        return Answer.ok(answer);
    }

    private Action action(String trigger, JsonNode reference) {
        String value = reference.path("value").asText();
        Action action = switch (reference.path("type").asText("action_id")) {
            case "action_name" ->
                actions.named(value).orElseThrow(() -> Problem.notFound("That action does not exist."));
            case "binding_id" ->
                actions.bindings(trigger).stream()
                        .filter(binding -> binding.id().equals(value))
                        .map(Actions.Binding::action)
                        .findFirst()
                        .orElseThrow(() -> Problem.of(400, "That binding does not exist."));
            default -> actions.get(value);
        };
        if (!action.trigger().equals(trigger)) {
            throw Problem.of(400, "The action does not support the trigger " + trigger + ".");
        }
        if (action.deployed().isEmpty()) {
            throw Problem.of(400, "An action must be deployed before it can be bound to a trigger.");
        }
        return action;
    }
}
