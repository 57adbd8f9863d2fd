package io.ostiary.mcp.sdk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON-RPC messages to and from UTF-8 bytes.
 */
final class Wire {

    /** Deeper than any schema or argument, far from where a recursive reader runs out of stack. */
    private static final int DEEPEST = 200;

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    McpJsonMapper mapper() {
        return new JacksonMcpJsonMapper(json);
    }

    /**
     * Reads exactly one message. Batches are refused: revision 2025-06-18 removed them.
     *
     * @throws BadMessage if it is not UTF-8, not JSON, or not a JSON-RPC 2.0 message
     */
    JSONRPCMessage read(byte[] message) throws BadMessage {
        if (!(parse(message) instanceof Map<?, ?> fields)) {
            throw BadMessage.invalid("a message is one JSON object", null);
        }
        Object id = id(fields.get("id"));
        if (!"2.0".equals(fields.get("jsonrpc"))) {
            throw BadMessage.invalid("jsonrpc must be \"2.0\"", id);
        }
        if (fields.containsKey("id") && id == null) {
            throw BadMessage.invalid("id must be a string or an integer", null);
        }
        if (!fields.containsKey("method")) {
            return response(fields, id);
        }
        if (!(fields.get("method") instanceof String method)) {
            throw BadMessage.invalid("method must be a string", id);
        }
        Object params = fields.get("params");
        if (params != null && !(params instanceof Map)) {
            throw BadMessage.invalid("params must be an object", id);
        }
        return id == null ? new JSONRPCNotification(method, params) : new JSONRPCRequest(method, id, params);
    }

    byte[] write(Object message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An error answer; the SDK's own type cannot have the id null that JSON-RPC demands when no id could be read. */
    byte[] error(@Nullable Object id, int code, String message) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", id);
        answer.put("error", new JSONRPCError(code, message));
        return write(answer);
    }

    /** JSON text as a map that keeps the order of its keys. */
    Map<String, Object> object(String text) {
        try {
            return json.readValue(
                    text, json.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON object", e);
        }
    }

    private @Nullable Object parse(byte[] message) throws BadMessage {
        try {
            // Decoded here: Jackson would also take UTF-16 and UTF-32, which no MCP transport allows.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString();
            return json.readValue(text, Object.class);
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw BadMessage.unreadable();
        }
    }

    private static @Nullable Object id(@Nullable Object value) {
        return value instanceof String || value instanceof Integer || value instanceof Long ? value : null;
    }

    private JSONRPCResponse response(Map<?, ?> fields, @Nullable Object id) throws BadMessage {
        Object result = fields.get("result");
        Object error = fields.get("error");
        if (id == null || (result == null) == (error == null)) {
            throw BadMessage.invalid("neither a request, a notification nor a response", id);
        }
        if (error == null) {
            return JSONRPCResponse.result(id, result);
        }
        try {
            return JSONRPCResponse.error(id, json.convertValue(error, JSONRPCError.class));
        } catch (IllegalArgumentException e) {
            throw BadMessage.invalid("error must have a code and a message", id);
        }
    }
}
