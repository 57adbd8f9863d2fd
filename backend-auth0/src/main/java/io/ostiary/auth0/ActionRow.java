package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.action.ActionContent;
import io.ostiary.action.ActionDependency;
import io.ostiary.action.ActionId;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.ActionVersion;
import io.ostiary.action.NewAction;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An action as Auth0 says it. */
record ActionRow(JsonNode json) {
    private static final Map<ActionTrigger, Trigger> TRIGGERS = new EnumMap<>(Map.of(
            ActionTrigger.POST_LOGIN, new Trigger("post-login", "v3"),
            ActionTrigger.CREDENTIALS_EXCHANGE, new Trigger("credentials-exchange", "v2"),
            ActionTrigger.PRE_REGISTRATION, new Trigger("pre-user-registration", "v2"),
            ActionTrigger.POST_REGISTRATION, new Trigger("post-user-registration", "v2"),
            ActionTrigger.POST_PASSWORD_CHANGE, new Trigger("post-change-password", "v2"),
            ActionTrigger.PASSWORD_RESET, new Trigger("password-reset-post-challenge", "v1"),
            ActionTrigger.SEND_PHONE_MESSAGE, new Trigger("send-phone-message", "v2")));

    /** A trigger as Auth0 calls it, and its current version. */
    private record Trigger(String id, String version) {}

    /** What Auth0 calls the trigger. */
    static String name(ActionTrigger trigger) {
        return trigger(trigger).id();
    }

    Action toAction() {
        JsonNode deployed = json.path("deployed_version");
        String name = json.path("name").asText();
        return new Action(
                ActionId.of(json.path("id").asText()),
                name,
                triggers(),
                content(json),
                deployed.isObject() ? new ActionVersion(deployed.path("number").asInt(), content(deployed)) : null,
                deployed.isObject() && !json.path("all_changes_deployed").asBoolean(),
                Instant.parse(json.path("updated_at").asText()),
                name.equals(Auth0ClaimMappers.ACTION));
    }

    /** What of an action is deployed, with when each secret was changed last. */
    static List<JsonNode> draft(JsonNode action) {
        return List.of(
                action.path("code"), action.path("runtime"), action.path("dependencies"), action.path("secrets"));
    }

    /** What creates the action. */
    static Map<String, Object> creation(NewAction action) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", action.name());
        body.put("supported_triggers", supported(action.triggers()));
        body.put("code", action.code());
        body.put("runtime", action.runtime());
        body.put("dependencies", dependencies(action.dependencies()));
        body.put(
                "secrets",
                action.secrets().entrySet().stream()
                        .map(secret -> secret(secret.getKey(), secret.getValue()))
                        .toList());
        return body;
    }

    /**
     * What makes the one the other. Auth0 replaces the secrets as a whole, and one without a value keeps the value that it
     * has.
     */
    static Map<String, Object> change(Action before, Action after, ActionPatch patch) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!after.name().equals(before.name())) {
            body.put("name", after.name());
        }
        if (!after.triggers().equals(before.triggers())) {
            body.put("supported_triggers", supported(after.triggers()));
        }
        ActionContent old = before.draft();
        ActionContent next = after.draft();
        if (!next.code().equals(old.code())) {
            body.put("code", next.code());
        }
        if (!next.runtime().equals(old.runtime())) {
            body.put("runtime", next.runtime());
        }
        if (!next.dependencies().equals(old.dependencies())) {
            body.put("dependencies", dependencies(next.dependencies()));
        }
        if (!patch.secrets().isEmpty()) {
            body.put(
                    "secrets",
                    next.secrets().stream()
                            .map(name -> {
                                var change = patch.secrets().get(name);
                                return secret(name, change == null ? null : change.valueOrNull());
                            })
                            .toList());
        }
        return body;
    }

    private List<ActionTrigger> triggers() {
        return json.path("supported_triggers")
                .valueStream()
                .flatMap(named -> TRIGGERS.entrySet().stream()
                        .filter(entry ->
                                entry.getValue().id().equals(named.path("id").asText()))
                        .map(Map.Entry::getKey))
                .toList();
    }

    private static ActionContent content(JsonNode json) {
        return new ActionContent(
                json.path("code").asText(),
                json.path("runtime").asText(),
                json.path("dependencies")
                        .valueStream()
                        .map(each -> new ActionDependency(
                                each.path("name").asText(), each.path("version").asText()))
                        .toList(),
                new TreeSet<>(json.path("secrets")
                        .valueStream()
                        .map(each -> each.path("name").asText())
                        .toList()));
    }

    private static List<Map<String, String>> supported(List<ActionTrigger> triggers) {
        return triggers.stream()
                .map(ActionRow::trigger)
                .map(trigger -> Map.of("id", trigger.id(), "version", trigger.version()))
                .toList();
    }

    private static Trigger trigger(ActionTrigger trigger) {
        Trigger named = TRIGGERS.get(trigger);
        if (named == null) {
            throw new IllegalStateException("Auth0 has every trigger");
        }
        return named;
    }

    private static List<Map<String, String>> dependencies(List<ActionDependency> dependencies) {
        return dependencies.stream()
                .map(each -> Map.of("name", each.name(), "version", each.version()))
                .toList();
    }

    private static Map<String, String> secret(String name, @Nullable Secret value) {
        return value == null ? Map.of("name", name) : Map.of("name", name, "value", value.reveal());
    }
}
