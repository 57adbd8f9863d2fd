package io.ostiary.auth0;

import com.auth0.client.mgmt.core.ManagementApiException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An answer that refuses a request.
 *
 * @param status the HTTP status
 * @param code Auth0's {@code errorCode}, or OAuth's {@code error}; empty where there is none
 * @param message Auth0's words, which may repeat what was sent
 * @param reset when the rate limit lets requests through again, or null when it does not say
 * @param retryAfter how long to wait, or null when it does not say
 */
record Refusal(
        int status,
        String code,
        String message,
        @Nullable Instant reset,
        @Nullable Duration retryAfter) {

    /** A refusal on its way to whoever says it in the vocabulary. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Thrown(Refusal refusal) {
            super("HTTP " + refusal.status, null, false, false);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    static Refusal of(int status, JsonNode body, Headers headers) {
        return of(status, body, headers::get);
    }

    /** What the SDK threw. Its map of headers knows them only as they were sent. */
    static Refusal of(ManagementApiException failure) {
        Map<String, List<String>> headers = failure.headers();
        return of(
                failure.statusCode(),
                RawJson.MAPPER.valueToTree(failure.body()),
                name -> headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .flatMap(header -> header.getValue().stream())
                        .findFirst()
                        .orElse(null));
    }

    /** How long to wait before the next request, or null when the answer does not say. */
    @Nullable
    Duration wait(Instant now) {
        if (retryAfter != null || reset == null) {
            return retryAfter;
        }
        Duration untilReset = Duration.between(now, reset);
        return untilReset.isNegative() ? Duration.ZERO : untilReset;
    }

    private static Refusal of(int status, JsonNode body, Function<String, @Nullable String> headers) {
        String code = body.path("errorCode").asText("");
        if (code.isEmpty() && !body.has("statusCode")) {
            code = body.path("error").asText("");
        }
        String message =
                body.path("message").asText(body.path("error_description").asText(""));
        Long reset = number(headers.apply("x-ratelimit-reset"));
        Long seconds = number(headers.apply("retry-after"));
        return new Refusal(
                status,
                code,
                message,
                reset == null ? null : Instant.ofEpochSecond(reset),
                seconds == null ? null : Duration.ofSeconds(seconds));
    }

    private static @Nullable Long number(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,10}") ? Long.valueOf(header) : null;
    }
}
