package io.ostiary.auth0.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The key paths that a set of documents showed. Arrays are folded to {@code []}, and maps whose keys belong to the
 * tenant are opaque. No document at all is a document of its own kind, {@link JsonNodeType#MISSING}.
 */
final class KeyPaths {
    private static final String ROOT = "$";
    private static final Set<String> OPAQUE = Set.of("user_metadata", "app_metadata", "client_metadata", "metadata");

    private final Map<String, Set<JsonNodeType>> kinds = new HashMap<>();
    private final Map<String, Set<String>> ever = new HashMap<>();
    private final Map<String, Set<String>> always = new HashMap<>();

    static KeyPaths shownBy(Collection<JsonNode> documents) {
        var paths = new KeyPaths();
        documents.forEach(document -> paths.learn(ROOT, document));
        return paths;
    }

    private void learn(String path, JsonNode node) {
        kinds.computeIfAbsent(path, any -> EnumSet.noneOf(JsonNodeType.class)).add(node.getNodeType());
        if (opaque(path)) {
            return;
        }
        if (node.isObject()) {
            Set<String> keys = keys(node);
            ever.computeIfAbsent(path, any -> new HashSet<>()).addAll(keys);
            always.computeIfAbsent(path, any -> new HashSet<>(keys)).retainAll(keys);
        }
        children(path, node).forEach((child, values) -> values.forEach(value -> learn(child, value)));
    }

    /** What about a document these paths do not bear out, in the order of the paths. */
    Set<Deviation> deviations(JsonNode document) {
        Set<Deviation> found = new TreeSet<>();
        compare(ROOT, document, found);
        return found;
    }

    private void compare(String path, JsonNode node, Set<Deviation> found) {
        Set<JsonNodeType> shown = kinds.getOrDefault(path, Set.of());
        if (shown.isEmpty() || (shown.equals(Set.of(JsonNodeType.NULL)) && !node.isNull())) {
            found.add(new Deviation(Deviation.Kind.UNWITNESSED, path));
            return;
        }
        if (!shown.contains(node.getNodeType())) {
            found.add(new Deviation(Deviation.Kind.OTHER_TYPE, path));
            return;
        }
        if (opaque(path)) {
            return;
        }
        Set<String> strange = new HashSet<>();
        if (node.isObject()) {
            Set<String> keys = keys(node);
            strange.addAll(keys);
            strange.removeAll(ever.getOrDefault(path, Set.of()));
            Set<String> missing = new HashSet<>(always.getOrDefault(path, Set.of()));
            missing.removeAll(keys);
            strange.forEach(key -> found.add(new Deviation(Deviation.Kind.NEVER_SHOWN, path + "." + key)));
            missing.forEach(key -> found.add(new Deviation(Deviation.Kind.MISSING, path + "." + key)));
        }
        children(path, node).forEach((child, values) -> {
            if (!found.contains(new Deviation(Deviation.Kind.NEVER_SHOWN, child))) {
                values.forEach(value -> compare(child, value, found));
            }
        });
    }

    private static Map<String, Collection<JsonNode>> children(String path, JsonNode node) {
        Map<String, Collection<JsonNode>> children = new HashMap<>();
        if (node.isArray()) {
            node.forEach(element -> children.computeIfAbsent(path + "[]", any -> new HashSet<>())
                    .add(element));
        }
        node.fieldNames().forEachRemaining(key -> children.put(path + "." + key, Set.of(value(node, key))));
        return children;
    }

    private static JsonNode value(JsonNode object, String key) {
        return Objects.requireNonNull(object.get(key));
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new HashSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static boolean opaque(String path) {
        return OPAQUE.contains(path.substring(path.lastIndexOf('.') + 1));
    }
}
