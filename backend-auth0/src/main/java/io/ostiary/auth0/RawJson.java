package io.ostiary.auth0;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** JSON that the SDK has no type for, or would lose something of. */
final class RawJson {
    /** Keeps the digits of numbers. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final MediaType JSON = MediaType.get("application/json");
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private RawJson() {}

    /** The text as JSON; missing when it is empty. */
    static JsonNode parse(String text) throws JsonProcessingException {
        return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
    }

    /** A JSON object as plain Java. */
    static Map<String, @Nullable Object> object(JsonNode object) {
        return MAPPER.convertValue(object, OBJECT);
    }

    /** A request's body. */
    static RequestBody body(Object value) {
        try {
            return RequestBody.create(MAPPER.writeValueAsBytes(value), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is sent is plain JSON", e);
        }
    }
}
