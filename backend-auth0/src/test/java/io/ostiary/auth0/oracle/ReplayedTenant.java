package io.ostiary.auth0.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A tenant that answers with recordings: once the one that it is about, and else those that fit, one after the other. */
final class ReplayedTenant implements AutoCloseable {
    /** A backend that asks more often than this waits for something that a recording never says. */
    private static final int MOST_ANSWERS = 5;

    /** Of someone whom the tenant has. */
    private static final String ID_TOKEN =
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhdXRoMHw2M2QxN2MzZTlkNTAzZDc2YzA1NmMxNTYifQ.c2lnbmF0dXJl";

    private static final String TOKENS = "{\"access_token\":\"access\",\"refresh_token\":\"refresh\",\"id_token\":\""
            + ID_TOKEN + "\",\"expires_in\":86400,\"token_type\":\"Bearer\"}";

    private final Function<RecordedRequest, String> operations;
    private final Map<String, List<Recording>> usual;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final MockWebServer server = new MockWebServer();
    private volatile @Nullable Recording next;

    ReplayedTenant(Function<RecordedRequest, String> operations, Map<String, List<Recording>> usual) {
        this.operations = operations;
        this.usual = usual;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(ReplayedTenant.this.operations.apply(request));
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Begins anew, with this answer for the first request that it is one of. */
    void replay(@Nullable Recording recording) {
        asked.clear();
        next = recording;
    }

    /** Which operations were asked for since. */
    Set<String> asked() {
        return Set.copyOf(asked.keySet());
    }

    /** Whether the answer was given. */
    boolean replayed() {
        return next == null;
    }

    private MockResponse answer(String operation) {
        Recording wanted = next;
        int times = asked.merge(operation, 1, Integer::sum);
        if (times > MOST_ANSWERS) {
            return new MockResponse.Builder().code(503).build();
        }
        if (wanted != null && wanted.operation().equals(operation)) {
            next = null;
            return answer(wanted);
        }
        List<Recording> any = usual.getOrDefault(operation, List.of());
        if (!any.isEmpty()) {
            return answer(any.get((times - 1) % any.size()));
        }
        return json(200, operation.equals("POST /oauth/token") ? TOKENS : "{}");
    }

    private static MockResponse answer(Recording recording) {
        return recording.response().isMissingNode()
                ? new MockResponse.Builder().code(recording.status()).build()
                : json(recording.status(), recording.response().toString());
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("content-type", "application/json; charset=utf-8")
                .body(body)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
