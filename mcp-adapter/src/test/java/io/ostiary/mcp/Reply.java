package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a client received for a call. Receiving one checks that text and structured content say the same.
 *
 * @param json the result or the problem
 * @param text the text content
 * @param error whether the call did not do what it was asked
 */
record Reply(JsonNode json, String text, boolean error) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "urn:ostiary:problem:";

    static Reply of(CallToolResult result) {
        assertThat(result.content()).singleElement().isInstanceOf(TextContent.class);
        String text = ((TextContent) result.content().get(0)).text();
        try {
            JsonNode json = JSON.readTree(text);
            assertThat(JSON.readTree(JSON.writeValueAsString(result.structuredContent())))
                    .as("each of text and structured content is complete")
                    .isEqualTo(json);
            return new Reply(json, text, Boolean.TRUE.equals(result.isError()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("the text is not JSON: " + text, e);
        }
    }

    /** This reply, which has to be a success. */
    Reply done() {
        assertThat(error).as(text).isFalse();
        return this;
    }

    /** This reply, which has to be a problem of that kind. */
    Reply refused(String code) {
        assertThat(error).as(text).isTrue();
        assertThat(code()).as(text).isEqualTo(code);
        return this;
    }

    /** The kind of problem. */
    String code() {
        return json.path("type").asText().replace(TYPE, "");
    }

    String detail() {
        return json.path("detail").asText();
    }

    /** The fields that a problem complains of. */
    List<String> fields() {
        return StreamSupport.stream(json.path("violations").spliterator(), false)
                .map(violation -> violation.path("field").asText())
                .toList();
    }

    /** The part at a JSON pointer, as text. */
    String at(String pointer) {
        JsonNode part = json.at(pointer);
        assertThat(part.isMissingNode()).as("%s of %s", pointer, text).isFalse();
        return part.asText();
    }

    /** The parts called so of the items of an array. */
    List<String> each(String array, String part) {
        return StreamSupport.stream(json.path(array).spliterator(), false)
                .map(item -> item.path(part).asText())
                .toList();
    }
}
