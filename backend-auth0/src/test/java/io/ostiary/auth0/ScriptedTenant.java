package io.ostiary.auth0;

import io.ostiary.Call;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Settings;
import io.ostiary.conformance.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A tenant that hands out tokens, and else answers what it was told to, in that order. */
final class ScriptedTenant implements AutoCloseable {
    static final String CLIENT_SECRET = "canary-client-secret";

    final ManualTime time = new ManualTime();
    final AtomicInteger tokens = new AtomicInteger();
    final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    final Queue<MockResponse> tokenAnswers = new ConcurrentLinkedQueue<>();

    private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();
    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> more;
    private final Auth0Client client;

    ScriptedTenant() {
        this(Map.of());
    }

    /**
     * A tenant whose backend has more settings than it needs.
     *
     * @param more those settings
     */
    ScriptedTenant(Map<String, String> more) {
        this.more = more;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = new Auth0Client(settings(), runtime(), time);
    }

    Auth0Client client() {
        return client;
    }

    Requests requests(Call call) {
        return new Requests(client, runtime(), call, time);
    }

    ScriptedTenant then(int status, String body, String... headers) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            answer.addHeader(headers[i], headers[i + 1]);
        }
        return then(answer.build());
    }

    ScriptedTenant then(MockResponse answer) {
        answers.add(answer);
        return this;
    }

    /** The tokens that the requests were sent with, in their order. */
    List<String> bearers() {
        return requests.stream()
                .map(request -> String.valueOf(request.getHeaders().get("Authorization")))
                .toList();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private Runtime runtime() {
        return new Runtime(time, IdSource.RANDOM, byte[]::new);
    }

    private Auth0Settings settings() {
        Map<String, String> values = new HashMap<>(Map.of(
                "domain", "acme.eu.auth0.com",
                "url", "http://127.0.0.1:" + server.getPort(),
                "client-id", "management",
                "client-secret", CLIENT_SECRET,
                "requests-per-second", "1000"));
        values.putAll(more);
        return Auth0Settings.of(Settings.check(Auth0Settings.DECLARATION, values));
    }

    private MockResponse answer(RecordedRequest request) {
        if (request.getTarget().equals("/oauth/token")) {
            MockResponse scripted = tokenAnswers.poll();
            return scripted != null
                    ? scripted
                    : new MockResponse.Builder()
                            .body("{\"access_token\":\"token-" + tokens.incrementAndGet() + "\",\"expires_in\":1000}")
                            .build();
        }
        requests.add(request);
        MockResponse scripted = answers.poll();
        return scripted == null ? new MockResponse.Builder().body("{}").build() : scripted;
    }
}
