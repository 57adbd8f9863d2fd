package io.ostiary.auth0.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request as it went over the wire.
 *
 * @param path as sent, without the query
 * @param contentType the header's value, empty for none
 */
record ApiRequest(String method, String path, Map<String, String> query, String contentType, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PART = Pattern.compile("name=\"([^\"]+)\".*?\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

    static ApiRequest of(String method, String path, String query, String contentType, String body) {
        return new ApiRequest(method, path, pairs(query), contentType, body);
    }

    /** The content type without its parameters. */
    String mediaType() {
        return contentType.replaceFirst(";.*", "").strip();
    }

    /** The body as the JSON value that the schema is about. */
    JsonNode typedBody(JsonNode schema) {
        return switch (mediaType()) {
            case "application/x-www-form-urlencoded" -> Typed.form(pairs(body), schema);
            case "multipart/form-data" -> Typed.form(parts(), schema);
            default -> json();
        };
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(body);
        }
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new TreeMap<>();
        Matcher part = PART.matcher(body);
        while (part.find()) {
            parts.put(part.group(1), part.group(2));
        }
        return parts;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign >= 0) {
                pairs.merge(
                        decoded(pair.substring(0, sign)),
                        decoded(pair.substring(sign + 1)),
                        (one, two) -> one + "," + two);
            }
        }
        return pairs;
    }
}
