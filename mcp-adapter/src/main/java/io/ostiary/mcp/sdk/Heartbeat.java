package io.ostiary.mcp.sdk;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes to a client while a person is being asked. Over HTTP nothing else tells that the other end has gone: the
 * call would hold its thread for as long as a person may take.
 *
 * @param every the pause between two pings
 */
record Heartbeat(Duration every) {

    /** Under this key in the context of a request. */
    static final String KEY = "ostiary.heartbeat";

    /**
     * Never gives a value; fails when a ping cannot be written. One that is not answered is no sign: the person may
     * be thinking.
     */
    <T> Mono<T> untilGone(McpAsyncServerExchange exchange) {
        return Flux.interval(every, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .concatMap(beat -> exchange.ping()
                        .timeout(every)
                        .then()
                        .onErrorResume(TimeoutException.class, silent -> Mono.empty())
                        .onErrorResume(McpError.class, refused -> Mono.empty()))
                .then(Mono.never());
    }
}
