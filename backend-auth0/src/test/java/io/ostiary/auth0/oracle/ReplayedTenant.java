package io.ostiary.auth0.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that answers with recordings: once the one that it is about, and else those that fit best. Whatever was recorded
 * is told as if it were about what is asked for, and the same question has the same answer.
 */
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
    private final Map<String, Recording> given = new ConcurrentHashMap<>();
    private final MockWebServer server = new MockWebServer();
    private volatile @Nullable Recording next;

    ReplayedTenant(Function<RecordedRequest, String> operations, Map<String, List<Recording>> usual) {
        this.operations = operations;
        this.usual = usual;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request, ReplayedTenant.this.operations.apply(request));
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
        given.clear();
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

    private MockResponse answer(RecordedRequest request, String operation) {
        int times = asked.merge(operation, 1, Integer::sum);
        if (times > MOST_ANSWERS) {
            return new MockResponse.Builder().code(503).build();
        }
        Recording wanted = next;
        if (wanted != null && wanted.operation().equals(operation)) {
            next = null;
            given.put(question(request), wanted);
        }
        Recording recording = given.computeIfAbsent(question(request), unused -> fitting(request, operation));
        return recording == null
                ? json(200, operation.equals("POST /oauth/token") ? TOKENS : "{}")
                : answer(recording, request.getUrl());
    }

    private static String question(RecordedRequest request) {
        return request.getMethod() + " " + request.getUrl();
    }

    /** One that tells most of what the request names; where there are several, one after the other for each new question. */
    private @Nullable Recording fitting(RecordedRequest request, String operation) {
        HttpUrl url = request.getUrl();
        List<String> named = new ArrayList<>(url.pathSegments());
        url.queryParameterNames().forEach(name -> named.add(url.queryParameter(name)));
        var byFit = new TreeMap<Long, List<Recording>>();
        usual.getOrDefault(operation, List.of())
                .forEach(recording -> byFit.computeIfAbsent(told(recording, named), unused -> new ArrayList<>())
                        .add(recording));
        Map.Entry<Long, List<Recording>> best = byFit.lastEntry();
        long others = given.values().stream()
                .filter(recording -> recording.operation().equals(operation))
                .count();
        return best == null
                ? null
                : best.getValue().get((int) (others % best.getValue().size()));
    }

    private static long told(Recording recording, List<String> named) {
        String answer = recording.response().toString();
        return named.stream().filter(name -> answer.contains('"' + name + '"')).count();
    }

    private static MockResponse answer(Recording recording, HttpUrl asked) {
        if (recording.response().isMissingNode()) {
            return new MockResponse.Builder().code(recording.status()).build();
        }
        String body = recording.response().toString();
        List<String> recorded =
                asked.newBuilder().encodedPath(recording.path()).build().pathSegments();
        for (int i = 0; i < Math.min(recorded.size(), asked.pathSize()); i++) {
            body = body.replace(
                    '"' + recorded.get(i) + '"', '"' + asked.pathSegments().get(i) + '"');
        }
        return json(recording.status(), body);
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
