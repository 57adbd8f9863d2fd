package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** True or false. */
final class FlagRule extends Rule {
    FlagRule() {
        super("boolean");
    }

    @Override
    JsonNode parse(String text) {
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> TextNode.valueOf(text);
        };
    }

    @Override
    boolean isOfType(JsonNode value) {
        return value.isBoolean();
    }

    @Override
    void checkContent(JsonNode value, String where) {}
}
