package io.ostiary.auth0.emulator;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;

/** Makes a request meet a fault. */
final class Spoiler {
    private static final SocketEffect CUT = new SocketEffect.CloseSocket();

    private final Fault fault;

    Spoiler(Fault fault) {
        this.fault = fault;
    }

    /** The reply that the fault leaves of the one that it may keep from being made. */
    Reply reply(Supplier<Reply> honest) {
        if (fault instanceof Fault.Status status) {
            return status(status.code());
        }
        if (fault instanceof Fault.ExpiredToken) {
            return Reply.of(AccessTokens.expired().answer(), Headers.EMPTY);
        }
        if (fault instanceof Fault.ResetBeforeCommit) {
            return cut();
        }
        return spoil(honest.get());
    }

    private Reply spoil(Reply reply) {
        MockResponse.Builder response = reply.response().newBuilder();
        if (fault instanceof Fault.StatusAfterCommit status) {
            return status(status.code());
        }
        if (fault instanceof Fault.HalfBody && reply.json() != null) {
            return new Reply(reply.status(), null, response.onResponseBody(CUT).build());
        }
        if (fault instanceof Fault.TruncatedJson && reply.json() != null) {
            String whole = reply.json().toString();
            response.body(whole.substring(0, whole.length() / 2));
            return new Reply(reply.status(), null, response.build());
        }
        if (fault instanceof Fault.WrongJson) {
            response.code(200)
                    .body("<html><body>It works!</body></html>")
                    .setHeader("content-type", "application/json; charset=utf-8");
            return new Reply(200, null, response.build());
        }
        if (fault instanceof Fault.SlowDrip drip) {
            response.throttleBody(1, drip.perByte().toNanos(), NANOSECONDS);
            return new Reply(reply.status(), reply.json(), response.build());
        }
        return cut();
    }

    private static Reply cut() {
        return new Reply(
                0, null, new MockResponse.Builder().onResponseStart(CUT).build());
    }

    /** What the gateway answers in the place of Auth0; a 429 is Auth0's own. */
    private static Reply status(int code) {
        if (code == 429) {
            Headers headers = Headers.of("retry-after", "1", "x-ratelimit-remaining", "0");
            return Reply.of(RateLimit.problem().answer(), headers);
        }
        return Reply.of(Problem.of(code, "The server cannot answer now").answer(), Headers.EMPTY);
    }
}
