package io.ostiary.keycloak;

import io.ostiary.BackendFailureException;
import io.ostiary.IdentityException;
import io.ostiary.RateLimitedException;
import io.ostiary.UnauthenticatedException;
import io.ostiary.UnavailableException;
import java.io.IOException;
import java.util.Arrays;

/** What can happen to a request on its way. */
enum Fault {
    RATE_LIMITED,
    NOT_READY,
    SLOW_DRIP,
    RESET_BEFORE_THE_COMMIT,
    RESET_AFTER_THE_COMMIT,
    HALF_AN_ANSWER,
    A_PAGE,
    TRUNCATED_JSON,
    REFUSED_TOKEN;

    /** What it is when it happens again and again. */
    Class<? extends IdentityException> failure() {
        return switch (this) {
            case RATE_LIMITED -> RateLimitedException.class;
            case NOT_READY, SLOW_DRIP, RESET_BEFORE_THE_COMMIT, RESET_AFTER_THE_COMMIT, HALF_AN_ANSWER ->
                UnavailableException.class;
            case A_PAGE, TRUNCATED_JSON -> BackendFailureException.class;
            case REFUSED_TOKEN -> UnauthenticatedException.class;
        };
    }

    void befall(ScriptedProxy.Exchange exchange) throws IOException {
        switch (this) {
            case RATE_LIMITED -> exchange.send(HttpMessage.answer(429, "application/json", "{}", "Retry-After: 7"));
            case NOT_READY -> exchange.send(HttpMessage.answer(503, "text/html", "<p>busy</p>"));
            case SLOW_DRIP -> exchange.drip(exchange.forward().bytes());
            case RESET_BEFORE_THE_COMMIT -> exchange.reset();
            case RESET_AFTER_THE_COMMIT -> {
                HttpMessage unused = exchange.forward();
                exchange.reset();
            }
            case HALF_AN_ANSWER -> exchange.send(half(exchange.forward()));
            case A_PAGE -> exchange.send(HttpMessage.answer(200, "text/html", "<html>Sign in to the Wi-Fi</html>"));
            case TRUNCATED_JSON -> {
                HttpMessage answer = exchange.forward();
                exchange.send(
                        answer.withBody(answer.body().substring(0, answer.body().length() / 2)));
            }
            case REFUSED_TOKEN ->
                exchange.send(exchange.forward(exchange.request().with("Authorization", "Bearer revoked")));
        }
    }

    /** The head and half of the body, or where there is none the beginning of the status. */
    private static byte[] half(HttpMessage answer) {
        int body = answer.body().length();
        return Arrays.copyOf(answer.bytes(), body == 0 ? 10 : answer.head().length() + body / 2);
    }
}
