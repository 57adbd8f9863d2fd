package io.ostiary.auth0.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Texts of queries, paths and forms, as the JSON values that schemas describe. */
final class Typed {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Typed() {}

    /** The text as a value of the type that the schema names; a text that is none stays one, for the schema to refuse. */
    static JsonNode as(String text, JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "integer", "number" ->
                text.matches("-?\\d{1,18}") ? JSON.numberNode(Long.parseLong(text)) : JSON.textNode(text);
            case "boolean" -> text.matches("true|false") ? JSON.booleanNode(text.equals("true")) : JSON.textNode(text);
            case "array" -> array(text);
            default -> JSON.textNode(text);
        };
    }

    /** The members of a form as one object. */
    static JsonNode form(Map<String, String> members, JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        members.forEach((name, value) ->
                object.set(name, as(value, schema.path("properties").path(name))));
        return object;
    }

    private static JsonNode array(String text) {
        ArrayNode array = JSON.arrayNode();
        for (String element : text.split(",", -1)) {
            array.add(element);
        }
        return array;
    }
}
