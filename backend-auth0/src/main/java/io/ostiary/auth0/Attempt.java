package io.ostiary.auth0;

import com.auth0.client.mgmt.ManagementApi;
import com.auth0.client.mgmt.core.ClientOptions;
import com.auth0.client.mgmt.core.Environment;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One sending of one request, within the time that is left for it. {@link #api()} is for what the SDK can do,
 * {@link #management} for the rest of the Management API, {@link #authentication} for the Authentication API. Ask for one
 * of them, once: each has its place in the rate limit.
 */
final class Attempt {
    private final Auth0Client client;
    private final Operation operation;
    private final @Nullable Instant deadline;
    private volatile @Nullable Secret token;
    private volatile boolean sent;

    Attempt(Auth0Client client, Operation operation, @Nullable Instant deadline) {
        this.client = client;
        this.operation = operation;
        this.deadline = deadline;
    }

    /** The SDK, for one request. It retries nothing. */
    ManagementApi api() {
        Secret bearer = admit();
        return new ManagementApi(ClientOptions.builder()
                .environment(Environment.custom(client.settings().url() + "/api/v2"))
                .addHeader("Authorization", "Bearer " + bearer.reveal())
                .httpClient(bounded(client.management()))
                .build());
    }

    /**
     * The answer to a request to the Management API that the SDK cannot send.
     *
     * @param path the segments after {@code /api/v2/}, not encoded
     * @param query the query's parameters, not encoded
     * @param body what is sent, or null; {@link RawJson#body} makes one
     * @return the body; missing when it is empty
     */
    JsonNode management(String method, List<String> path, Map<String, String> query, @Nullable RequestBody body) {
        HttpUrl.Builder url = HttpUrl.get(client.settings().url() + "/api/v2").newBuilder();
        path.forEach(url::addPathSegment);
        query.forEach(url::addQueryParameter);
        Request request = new Request.Builder()
                .url(url.build())
                .method(method, body)
                .header("Authorization", "Bearer " + admit().reveal())
                .build();
        Answer answer = execute(client.management(), request);
        JsonNode json = answer.bodyOfSuccess();
        if (json.isTextual()) {
            throw new IllegalStateException("no JSON in the answer");
        }
        return json;
    }

    /**
     * The answer to a POST to the Authentication API, also one that refuses: what that means depends on the request.
     *
     * @param path for example {@code /oauth/token}
     * @param body what is sent; {@link RawJson#body} makes one
     * @param headers more headers
     */
    Answer authentication(String path, RequestBody body, Map<String, String> headers) {
        Request.Builder request =
                new Request.Builder().url(client.settings().url() + path).post(body);
        headers.forEach(request::header);
        return execute(client.http(), request.build());
    }

    /**
     * The answer to a GET to the Authentication API, also one that refuses.
     *
     * @param path the segments, not encoded
     */
    Answer published(List<String> path, Map<String, String> headers) {
        HttpUrl.Builder url = HttpUrl.get(client.settings().url()).newBuilder();
        path.forEach(url::addPathSegment);
        Request.Builder request = new Request.Builder().url(url.build());
        headers.forEach(request::header);
        return execute(client.http(), request.build());
    }

    /** The token that the request was sent with, or null when none was. */
    @Nullable
    Secret token() {
        return token;
    }

    /** Whether the tenant may have got the request. */
    boolean sent() {
        return sent;
    }

    /** Reads an answer. What is no JSON is text. */
    static Answer answer(Response response) throws IOException {
        String text = response.body().string();
        try {
            return new Answer(response.code(), response.headers(), RawJson.parse(text));
        } catch (JsonProcessingException e) {
            return new Answer(response.code(), response.headers(), TextNode.valueOf(text));
        }
    }

    private Secret admit() {
        Secret bearer = client.tokens().current(operation, deadline);
        token = bearer;
        client.bucket().take(operation, deadline);
        return bearer;
    }

    private Answer execute(OkHttpClient http, Request request) {
        try (Response response = bounded(http).newCall(request).execute()) {
            return answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OkHttpClient bounded(OkHttpClient http) {
        return http.newBuilder()
                .callTimeout(timeout())
                .eventListener(new EventListener() {
                    @Override
                    public void requestHeadersStart(Call call) {
                        sent = true;
                    }
                })
                .build();
    }

    private Duration timeout() {
        Auth0Settings settings = client.settings();
        Duration longest = settings.connectTimeout().plus(settings.readTimeout());
        if (deadline == null) {
            return longest;
        }
        Duration left = Duration.between(client.clock().instant(), deadline);
        if (left.compareTo(Duration.ofMillis(1)) < 0) {
            throw new UnavailableException(operation, "the deadline of the call has passed", false, null);
        }
        return left.compareTo(longest) < 0 ? left : longest;
    }
}
