package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The Actions of the tenant, and which of them run when. */
final class Actions {
    private final Map<String, Action> byId = new LinkedHashMap<>();
    private final Map<String, List<Binding>> bindings = new HashMap<>();

    void add(Action action) {
        byId.put(action.id(), action);
    }

    List<Action> all() {
        return List.copyOf(byId.values());
    }

    Action get(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> Problem.notFound("That action does not exist."));
    }

    Optional<Action> named(String name) {
        return byId.values().stream()
                .filter(action -> action.name().equals(name))
                .findFirst();
    }

    boolean isBound(Action action) {
        return bindings.values().stream().flatMap(List::stream).anyMatch(binding -> binding.action() == action);
    }

    void remove(Action action) {
        byId.remove(action.id());
        bindings.replaceAll((trigger, bound) ->
                bound.stream().filter(binding -> binding.action() != action).toList());
    }

    /** What runs at a trigger, in that order. */
    List<Binding> bindings(String trigger) {
        return bindings.getOrDefault(trigger, List.of());
    }

    /** Replaces what runs at a trigger; an Action that ran already keeps its binding. */
    void bind(String trigger, Map<Action, String> displayNames, Instant now) {
        List<Binding> earlier = bindings(trigger);
        List<Binding> next = new ArrayList<>();
        displayNames.forEach((action, displayName) -> {
            Optional<Binding> same = earlier.stream()
                    .filter(binding -> binding.action() == action)
                    .findFirst();
            next.add(new Binding(
                    same.map(Binding::id).orElseGet(() -> UUID.randomUUID().toString()),
                    trigger,
                    action,
                    displayName,
                    same.map(Binding::createdAt).orElse(now)));
        });
        bindings.put(trigger, List.copyOf(next));
    }

    /** That an Action runs at a trigger. */
    record Binding(String id, String trigger, Action action, String displayName, Instant createdAt) {
        ObjectNode json() {
            ObjectNode json = Json.object()
                    .put("id", id)
                    .put("trigger_id", trigger)
                    .put("display_name", displayName)
                    .put("created_at", Action.timestamp(createdAt))
                    .put("updated_at", Action.timestamp(createdAt));
            json.set("action", action.bound());
            return json;
        }
    }
}
