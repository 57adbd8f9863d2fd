package io.ostiary.mcp.tool;

import static io.ostiary.mcp.tool.Naming.FORM;

import io.ostiary.Change;
import io.ostiary.form.FormContent;
import io.ostiary.form.FormPatch;
import io.ostiary.form.NewForm;
import io.ostiary.mcp.binding.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What models say about forms. */
final class FormArguments {
    private static final String NODES = "Its steps, flows and routers; people's browsers get all of it, so no secrets.";
    private static final String START = "Where it begins: next_node, hidden_fields.";
    private static final String ENDING = "What follows: redirection, after_submit or resume_flow.";
    private static final String STYLE = "css, of at most 5,000 characters.";
    private static final String LANGUAGES = "primary and default.";
    private static final String MESSAGES = "errors and custom, by key.";
    private static final String TRANSLATIONS = "Texts by language.";

    private FormArguments() {}

    /** What a node is. */
    enum NodeType {
        STEP,
        FLOW,
        ROUTER
    }

    record NodeArgument(
            @Doc("What others name it by.") String id,
            @Doc("What it is.") NodeType type,
            @Doc("What people call it.") @Nullable String alias,

            @Doc("Where editors draw it: x and y.") @Nullable
            Map<String, @Nullable Object> coordinates,

            @Doc("What it does, such as components and next_node of a step.") @Nullable
            Map<String, @Nullable Object> config) {
        Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("type", type.name());
            if (alias != null) {
                json.put("alias", alias);
            }
            if (coordinates != null) {
                json.put("coordinates", coordinates);
            }
            if (config != null) {
                json.put("config", config);
            }
            return json;
        }
    }

    record CreateForm(
            @Doc("What people call it.") String name,
            @Doc(NODES) @Nullable List<NodeArgument> nodes,
            @Doc(START) @Nullable Map<String, @Nullable Object> start,
            @Doc(ENDING) @Nullable Map<String, @Nullable Object> ending,
            @Doc(STYLE) @Nullable Map<String, @Nullable Object> style,
            @Doc(LANGUAGES) @Nullable Map<String, @Nullable Object> languages,
            @Doc(MESSAGES) @Nullable Map<String, @Nullable Object> messages,
            @Doc(TRANSLATIONS) @Nullable Map<String, @Nullable Object> translations) {
        NewForm toForm() {
            return new NewForm(
                    name,
                    new FormContent(
                            json(nodes == null ? List.of() : nodes),
                            orEmpty(start),
                            orEmpty(ending),
                            orEmpty(style),
                            orEmpty(languages),
                            orEmpty(messages),
                            orEmpty(translations)));
        }
    }

    record UpdateForm(
            @Doc(FORM) String form,
            @Doc("What people call it.") @Nullable String name,
            @Doc(NODES) @Nullable List<NodeArgument> nodes,
            @Doc(START) @Nullable Map<String, @Nullable Object> start,
            @Doc(ENDING) @Nullable Map<String, @Nullable Object> ending,
            @Doc(STYLE) @Nullable Map<String, @Nullable Object> style,
            @Doc(LANGUAGES) @Nullable Map<String, @Nullable Object> languages,
            @Doc(MESSAGES) @Nullable Map<String, @Nullable Object> messages,
            @Doc(TRANSLATIONS) @Nullable Map<String, @Nullable Object> translations) {
        FormPatch toPatch() {
            return FormPatch.builder()
                    .name(change(name))
                    .nodes(nodes == null ? Change.keep() : Change.set(json(nodes)))
                    .start(change(start))
                    .ending(change(ending))
                    .style(change(style))
                    .languages(change(languages))
                    .messages(change(messages))
                    .translations(change(translations))
                    .build();
        }
    }

    private static <T> Change<T> change(@Nullable T value) {
        return value == null ? Change.keep() : Change.set(value);
    }

    private static List<Map<String, @Nullable Object>> json(List<NodeArgument> nodes) {
        return nodes.stream().map(NodeArgument::json).toList();
    }

    private static Map<String, @Nullable Object> orEmpty(@Nullable Map<String, @Nullable Object> part) {
        return part == null ? Map.of() : part;
    }
}
