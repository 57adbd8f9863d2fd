package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading, writing and making JSON. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ArrayNode array(Stream<? extends JsonNode> items) {
        return items.collect(Collector.of(Json::array, ArrayNode::add, ArrayNode::addAll));
    }

    static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.startsWith("application/json");
    }

    static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /** The value as maps, lists and boxed values. */
    static Object plain(JsonNode json) {
        return MAPPER.convertValue(json, Object.class);
    }
}
