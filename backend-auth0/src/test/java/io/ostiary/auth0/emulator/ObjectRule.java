package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object, closed to fields that it does not name unless it is open. */
final class ObjectRule extends Rule {
    private final Map<String, Rule> fields = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private int min;
    private int max = Integer.MAX_VALUE;
    private boolean open;
    private @Nullable Rule others;

    ObjectRule() {
        super("object");
    }

    ObjectRule required(String name, Rule rule) {
        required.add(name);
        return optional(name, rule);
    }

    ObjectRule optional(String name, Rule rule) {
        fields.put(name, rule);
        return this;
    }

    ObjectRule min(int size) {
        min = size;
        return this;
    }

    ObjectRule max(int size) {
        max = size;
        return this;
    }

    /** Takes fields that it does not name, whatever they hold. */
    ObjectRule open() {
        open = true;
        return this;
    }

    /** Takes fields that it does not name, where they hold what the rule says. */
    ObjectRule open(Rule rule) {
        others = rule;
        return this;
    }

    /** Reads what the named values stand for, as far as they are known. */
    void checkTexts(Map<String, String> texts) {
        texts.forEach((name, text) -> {
            Rule rule = fields.get(name);
            if (rule != null) {
                rule.check(rule.parse(text), name);
            }
        });
        for (String name : required) {
            if (!texts.containsKey(name)) {
                throw invalid("OBJECT_REQUIRED", "Missing required property: " + name, "");
            }
        }
    }

    @Override
    JsonNode parse(String text) {
        return TextNode.valueOf(text);
    }

    @Override
    boolean isOfType(JsonNode value) {
        return value.isObject();
    }

    @Override
    void checkContent(JsonNode value, String where) {
        if (value.size() < min) {
            throw invalid(
                    "OBJECT_PROPERTIES_MINIMUM",
                    "Too few properties defined (" + value.size() + "), minimum " + min,
                    where);
        }
        if (value.size() > max) {
            throw invalid(
                    "OBJECT_PROPERTIES_MAXIMUM",
                    "Too many properties defined (" + value.size() + "), maximum " + max,
                    where);
        }
        for (String name : required) {
            if (!value.has(name)) {
                throw invalid("OBJECT_REQUIRED", "Missing required property: " + name, where);
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            Rule rule = fields.getOrDefault(field.getKey(), others);
            if (rule != null) {
                rule.check(field.getValue(), where.isEmpty() ? field.getKey() : where + "." + field.getKey());
            } else if (!open) {
                throw invalid(
                        "OBJECT_ADDITIONAL_PROPERTIES", "Additional properties not allowed: " + field.getKey(), where);
            }
        }
    }
}
