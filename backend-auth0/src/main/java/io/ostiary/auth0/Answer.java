package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.Headers;

/**
 * An answer, whatever it says.
 *
 * @param status the HTTP status
 * @param headers its headers, by names in whatever case
 * @param body its JSON; missing when it is empty, and text when it is no JSON
 */
record Answer(int status, Headers headers, JsonNode body) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** What it refuses. */
    Refusal refusal() {
        return Refusal.of(status, body, headers);
    }

    /** Its body, unless it refuses. */
    JsonNode bodyOfSuccess() {
        if (!isSuccess()) {
            throw new Refusal.Thrown(refusal());
        }
        return body;
    }
}
