package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param json its body, unless there is none or it is text
 * @param text its body where that is no JSON
 */
record Answer(int status, @Nullable JsonNode json, @Nullable String text) {
    static Answer ok(JsonNode json) {
        return new Answer(200, json, null);
    }

    static Answer created(JsonNode json) {
        return new Answer(201, json, null);
    }

    static Answer accepted(JsonNode json) {
        return new Answer(202, json, null);
    }

    static Answer noContent() {
        return new Answer(204, null, null);
    }

    static Answer json(int status, JsonNode json) {
        return new Answer(status, json, null);
    }

    static Answer text(int status, String text) {
        return new Answer(status, null, text);
    }

    /** The same, which does not change with what it was made of. */
    Answer snapshot() {
        return json == null ? this : new Answer(status, json.deepCopy(), text);
    }
}
