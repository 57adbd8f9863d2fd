package io.ostiary.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes values that a schema does not allow: every type of JSON in the place of every parameter. */
final class WrongTypes {
    private static final List<Object> SAMPLES = List.of(
            "text",
            "",
            "7",
            "true",
            7,
            -1,
            1.5,
            12345678901234L,
            true,
            List.of(),
            List.of("text"),
            Map.of(),
            Map.of("a", 1));

    private WrongTypes() {}

    /**
     * A wrong value.
     *
     * @param path where it goes wrong, such as {@code users[0].email}
     * @param value the value of the parameter
     */
    record Wrong(String path, @Nullable Object value) {}

    /** Wrong values of a parameter. */
    static List<Wrong> of(String name, JsonNode schema) {
        List<Wrong> wrong = new ArrayList<>();
        for (Object sample : SAMPLES) {
            if (!allows(schema, sample)) {
                wrong.add(new Wrong(name, sample));
            }
        }
        if (types(schema).contains("array")) {
            JsonNode items = schema.path("items");
            Stream.concat(of(name + "[0]", items).stream(), Stream.of(new Wrong(name + "[0]", null)))
                    .forEach(item -> wrong.add(new Wrong(item.path(), Arrays.asList(item.value()))));
        }
        schema.path("properties")
                .properties()
                .forEach(property -> of(name + "." + property.getKey(), property.getValue())
                        .forEach(inner -> wrong.add(new Wrong(inner.path(), entry(property.getKey(), inner.value())))));
        return wrong;
    }

    private static Map<String, @Nullable Object> entry(String key, @Nullable Object value) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put(key, value);
        return entry;
    }

    /** Whether a schema allows a value, as far as types, enums, formats and numeric bounds go. */
    private static boolean allows(JsonNode schema, Object sample) {
        if (schema.isEmpty()) {
            return true;
        }
        if (!types(schema).contains(type(sample))) {
            return false;
        }
        if (sample instanceof String text) {
            return !schema.has("format")
                    && (!schema.has("enum")
                            || StreamSupport.stream(schema.path("enum").spliterator(), false)
                                    .anyMatch(constant -> constant.asText().equals(text)));
        }
        if (sample instanceof Number number) {
            return number.longValue() >= schema.path("minimum").asLong(Long.MIN_VALUE)
                    && number.longValue() <= schema.path("maximum").asLong(Long.MAX_VALUE);
        }
        if (sample instanceof List<?> list) {
            return list.stream().allMatch(item -> allows(schema.path("items"), item));
        }
        return !(sample instanceof Map<?, ?> map)
                || map.isEmpty()
                || !schema.path("additionalProperties").isBoolean();
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(type.asText());
    }

    private static String type(Object sample) {
        if (sample instanceof String) {
            return "string";
        }
        if (sample instanceof Boolean) {
            return "boolean";
        }
        if (sample instanceof List) {
            return "array";
        }
        if (sample instanceof Map) {
            return "object";
        }
        return sample instanceof Double ? "number" : "integer";
    }
}
