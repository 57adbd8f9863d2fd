package io.ostiary.form;

import io.ostiary.Change;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form asks and how it looks: JSON, and empty where nothing is said. Browsers get all of it.
 *
 * @param nodes its steps, what is done between them, and where they branch
 * @param start where it begins
 * @param ending what follows on it
 * @param style how it looks
 * @param languages which languages it speaks
 * @param messages what it says in place of the provider's own words
 * @param translations what it says in other languages, by language
 */
public record FormContent(
        List<Map<String, @Nullable Object>> nodes,
        Map<String, @Nullable Object> start,
        Map<String, @Nullable Object> ending,
        Map<String, @Nullable Object> style,
        Map<String, @Nullable Object> languages,
        Map<String, @Nullable Object> messages,
        Map<String, @Nullable Object> translations) {
    /** A form that asks nothing. */
    public static final FormContent EMPTY =
            new FormContent(List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** Copies the parts. */
    public FormContent {
        nodes = List.copyOf(nodes);
        start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
        ending = Collections.unmodifiableMap(new LinkedHashMap<>(ending));
        style = Collections.unmodifiableMap(new LinkedHashMap<>(style));
        languages = Collections.unmodifiableMap(new LinkedHashMap<>(languages));
        messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
        translations = Collections.unmodifiableMap(new LinkedHashMap<>(translations));
    }

    /** A form with those nodes. */
    public static FormContent of(List<Map<String, @Nullable Object>> nodes) {
        return new FormContent(nodes, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** The content after the patch. */
    FormContent patched(FormPatch patch) {
        List<Map<String, @Nullable Object>> newNodes = patch.nodes().valueOrNull();
        return new FormContent(
                patch.nodes().keeps() ? nodes : newNodes == null ? List.of() : newNodes,
                changed(patch.start(), start),
                changed(patch.ending(), ending),
                changed(patch.style(), style),
                changed(patch.languages(), languages),
                changed(patch.messages(), messages),
                changed(patch.translations(), translations));
    }

    /** The parts by name, those that say something. */
    public Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (!nodes.isEmpty()) {
            parts.put("nodes", nodes);
        }
        putUnlessEmpty(parts, "start", start);
        putUnlessEmpty(parts, "ending", ending);
        putUnlessEmpty(parts, "style", style);
        putUnlessEmpty(parts, "languages", languages);
        putUnlessEmpty(parts, "messages", messages);
        putUnlessEmpty(parts, "translations", translations);
        return parts;
    }

    private static void putUnlessEmpty(Map<String, Object> parts, String name, Map<String, @Nullable Object> part) {
        if (!part.isEmpty()) {
            parts.put(name, part);
        }
    }

    private static Map<String, @Nullable Object> changed(
            Change<Map<String, @Nullable Object>> change, Map<String, @Nullable Object> current) {
        Map<String, @Nullable Object> changed = change.applyTo(current);
        return changed == null ? Map.of() : changed;
    }
}
