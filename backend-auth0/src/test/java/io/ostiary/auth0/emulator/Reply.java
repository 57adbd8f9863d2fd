package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes out, and what the log tells of it.
 *
 * @param status 0 where the connection is cut before it
 * @param json a copy, since what the answer is made of may change
 */
record Reply(int status, @Nullable JsonNode json, MockResponse response) {
    static Reply of(Answer answer, Headers headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
        JsonNode json = answer.json();
        String text = answer.text();
        if (json != null) {
            response.body(json.toString()).addHeader("content-type", "application/json; charset=utf-8");
        } else if (text != null) {
            response.body(text).addHeader("content-type", "text/html; charset=utf-8");
        }
        headers.forEach(header -> response.addHeader(header.getFirst(), header.getSecond()));
        return new Reply(answer.status(), json, response.build());
    }
}
