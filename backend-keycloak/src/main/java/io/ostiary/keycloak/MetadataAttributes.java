package io.ostiary.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.InvalidArgumentException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Metadata as attributes of a user: each top-level key is the attribute {@code metadata.<key>}, whose value is JSON. A
 * value that is too long for one attribute value continues in the next, in order.
 */
final class MetadataAttributes {
    static final String PREFIX = "metadata.";

    /** Keycloak refuses more than 2,048 characters in a value that no validator of the profile covers. */
    private static final int CHUNK = 2000;

    /** Keycloak refuses an attribute's name of more than 255 characters. */
    private static final int MAX_KEY = 255 - PREFIX.length();

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<@Nullable Object> VALUE = new TypeReference<>() {};

    private MetadataAttributes() {}

    /** The metadata that the attributes hold, by key. */
    static Map<String, @Nullable Object> read(Map<String, List<String>> attributes) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        new TreeMap<>(attributes).forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                metadata.put(name.substring(PREFIX.length()), parse(String.join("", values)));
            }
        });
        return metadata;
    }

    /**
     * Makes the attributes hold this metadata and no other.
     *
     * @throws InvalidArgumentException when a key is too long for Keycloak
     */
    static void write(Map<String, @Nullable Object> metadata, Map<String, List<String>> attributes) {
        for (String key : metadata.keySet()) {
            if (key.length() > MAX_KEY) {
                throw new InvalidArgumentException(
                        "metadata", "must have keys of at most " + MAX_KEY + " characters on Keycloak");
            }
        }
        attributes.keySet().removeIf(name -> name.startsWith(PREFIX));
        metadata.forEach((key, value) -> attributes.put(PREFIX + key, chunks(print(value))));
    }

    /** A text as values of one attribute, in order. */
    static List<String> chunks(String json) {
        List<String> chunks = new ArrayList<>();
        for (int start = 0; start < json.length(); ) {
            int end = Math.min(json.length(), start + CHUNK);
            if (end < json.length() && Character.isHighSurrogate(json.charAt(end - 1))) {
                end--;
            }
            chunks.add(json.substring(start, end));
            start = end;
        }
        return chunks;
    }

    private static String print(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("checked JSON prints", e);
        }
    }

    /** What somebody else wrote and is no JSON is text. */
    private static @Nullable Object parse(String text) {
        try {
            return JSON.readValue(text, VALUE);
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
