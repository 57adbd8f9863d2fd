package io.ostiary.keycloak;

import io.ostiary.fault.Fault;
import java.io.IOException;
import java.util.Arrays;

/** How a fault befalls a request on its way to the real server. */
record ScriptedFault(Fault fault) implements ScriptedProxy.Script {
    @Override
    public void play(ScriptedProxy.Exchange exchange) throws IOException {
        switch (fault) {
            case RATE_LIMITED -> exchange.send(HttpMessage.answer(429, "application/json", "{}", "Retry-After: 7"));
            case NOT_READY -> exchange.send(busy());
            case NOT_READY_AFTER_THE_COMMIT -> {
                HttpMessage unused = exchange.forward();
                exchange.send(busy());
            }
            case SLOW_DRIP -> exchange.drip(exchange.forward().bytes());
            case RESET_BEFORE_THE_COMMIT -> exchange.reset();
            case RESET_AFTER_THE_COMMIT -> {
                HttpMessage unused = exchange.forward();
                exchange.reset();
            }
            case HALF_AN_ANSWER -> exchange.send(half(exchange.forward()));
            case PAGE -> exchange.send(HttpMessage.answer(200, "text/html", "<html>Sign in to the Wi-Fi</html>"));
            case TRUNCATED_JSON -> {
                HttpMessage answer = exchange.forward();
                exchange.send(
                        answer.withBody(answer.body().substring(0, answer.body().length() / 2)));
            }
            case REFUSED_TOKEN ->
                exchange.send(exchange.forward(exchange.request().with("Authorization", "Bearer revoked")));
        }
    }

    private static HttpMessage busy() {
        return HttpMessage.answer(503, "text/html", "<p>busy</p>");
    }

    /** The head and half of the body, or where there is none the beginning of the status. */
    private static byte[] half(HttpMessage answer) {
        int body = answer.body().length();
        return Arrays.copyOf(answer.bytes(), body == 0 ? 10 : answer.head().length() + body / 2);
    }
}
