package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;

/** An array. */
final class ListRule extends Rule {
    private final Rule items;
    private int min;
    private int max = Integer.MAX_VALUE;
    private boolean unique;

    ListRule(Rule items) {
        super("array");
        this.items = items;
    }

    ListRule min(int size) {
        min = size;
        return this;
    }

    ListRule max(int size) {
        max = size;
        return this;
    }

    ListRule unique() {
        unique = true;
        return this;
    }

    @Override
    JsonNode parse(String text) {
        return TextNode.valueOf(text);
    }

    @Override
    boolean isOfType(JsonNode value) {
        return value.isArray();
    }

    @Override
    void checkContent(JsonNode value, String where) {
        if (value.size() < min) {
            throw invalid("ARRAY_LENGTH_SHORT", "Array is too short (" + value.size() + "), minimum " + min, where);
        }
        if (value.size() > max) {
            throw invalid("ARRAY_LENGTH_LONG", "Array is too long (" + value.size() + "), maximum " + max, where);
        }
        Map<JsonNode, Integer> seen = new HashMap<>();
        for (int index = 0; index < value.size(); index++) {
            Integer earlier = unique ? seen.put(value.get(index), index) : null;
            if (earlier != null) {
                throw invalid(
                        "ARRAY_UNIQUE",
                        "Array items are not unique (indexes " + earlier + " and " + index + ")",
                        where);
            }
            items.check(value.get(index), where + "[" + index + "]");
        }
    }
}
