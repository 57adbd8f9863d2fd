package io.ostiary.form;

import io.ostiary.Json;
import io.ostiary.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bounds of a form's fields, in one place for creation and change. */
final class FormText {
    private static final int MAX_NODES = 200;
    private static final Set<String> NODE_FIELDS = Set.of("id", "type", "coordinates", "alias", "config");
    private static final Set<String> NODE_TYPES = Set.of("STEP", "FLOW", "ROUTER");

    private FormText() {}

    static Violations checkName(@Nullable String name) {
        return new Violations().line("name", name, 1, 150).withoutMarkup("name", name);
    }

    /**
     * A deep copy of what is asked for.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    static FormContent checked(FormContent asked) {
        var violations = new Violations();
        var checked = new FormContent(
                nodes(violations, asked.nodes()),
                Json.object(violations, "start", asked.start()),
                Json.object(violations, "ending", asked.ending()),
                texts(violations, "style", asked.style(), Map.of("css", 5000)),
                texts(violations, "languages", asked.languages(), Map.of("primary", 55, "default", 55)),
                Json.object(violations, "messages", asked.messages()),
                Json.object(violations, "translations", asked.translations()));
        violations.throwIfAny();
        Map<String, @Nullable Object> unused =
                Json.object("form", checked.parts()); // the parts together are bounded too
        return checked;
    }

    /** The nodes, copied; what is wrong with them is recorded. */
    private static List<Map<String, @Nullable Object>> nodes(
            Violations violations, List<? extends Map<String, ? extends @Nullable Object>> nodes) {
        violations.require(nodes.size() <= MAX_NODES, "nodes", "must be at most " + MAX_NODES);
        List<Map<String, @Nullable Object>> copies = new ArrayList<>();
        Set<Object> ids = new HashSet<>();
        for (Map<String, ? extends @Nullable Object> node : nodes) {
            Map<String, @Nullable Object> copy = Json.object(violations, "nodes", node);
            Object id = copy.get("id");
            Object type = copy.get("type");
            violations
                    .require(
                            id instanceof String text && !text.isEmpty() && text.length() <= 64 && ids.add(id),
                            "nodes.id",
                            "must be a text of 1 to 64 characters, and different for each node")
                    .require(
                            type instanceof String text && NODE_TYPES.contains(text.toUpperCase(Locale.ROOT)),
                            "nodes.type",
                            "must be STEP, FLOW or ROUTER")
                    .require(
                            NODE_FIELDS.containsAll(copy.keySet()),
                            "nodes",
                            "must have nothing but id, type, coordinates, alias and config each");
            copies.add(copy);
        }
        return List.copyOf(copies);
    }

    /** An object of which each member is a text of limited length. */
    private static Map<String, @Nullable Object> texts(
            Violations violations,
            String field,
            Map<String, ? extends @Nullable Object> object,
            Map<String, Integer> longest) {
        Map<String, @Nullable Object> copy = Json.object(violations, field, object);
        copy.forEach((name, value) -> {
            Integer most = longest.get(name);
            violations.require(
                    most != null && value instanceof String text && !text.isEmpty() && text.length() <= most,
                    field,
                    "must hold nothing but texts: " + allowed(longest));
        });
        return copy;
    }

    private static String allowed(Map<String, Integer> longest) {
        return String.join(
                ", ",
                longest.entrySet().stream()
                        .map(entry -> entry.getKey() + " of 1 to " + entry.getValue() + " characters")
                        .sorted()
                        .toList());
    }
}
