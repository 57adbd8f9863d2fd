package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Speaks plain HTTP to the emulator. */
final class Caller {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String url;
    private final @Nullable String authorization;

    Caller(Auth0Emulator emulator, String token) {
        this(emulator.url() + "/api/v2", "Bearer " + token);
    }

    Caller(String url, @Nullable String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    Caller withAuthorization(@Nullable String header) {
        return new Caller(url, header);
    }

    Result get(String path) {
        return send("GET", path, null);
    }

    Result post(String path, String json) {
        return send("POST", path, json);
    }

    Result patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Result delete(String path) {
        return send("DELETE", path, null);
    }

    Result send(String method, String path, @Nullable String json) {
        try {
            return exchange(method, path, json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a request; in its JSON ' stands for ". */
    Result exchange(String method, String path, @Nullable String json) throws IOException {
        return exchange(
                method, path, json == null ? null : "application/json", json == null ? "" : json.replace('\'', '"'));
    }

    Result exchange(String method, String path, @Nullable String contentType, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return new Result(http.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A path segment or a parameter's value as it has to be sent. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An answer; an empty body is missing JSON. */
    record Result(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return Json.parse(response.body()).orElse(MissingNode.getInstance());
        }

        String text(String field) {
            return json().path(field).asText();
        }

        String message() {
            return text("message");
        }

        String errorCode() {
            return text("errorCode");
        }
    }
}
