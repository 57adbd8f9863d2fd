package io.ostiary.mcp.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import io.ostiary.memory.junit.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SessionsTest {
    private static final String OPENER = "api-key:1";

    private static final Duration IDLE = Duration.ofMinutes(30);

    private final TestClock clock = new TestClock();
    private final Sessions sessions = new Sessions(1, IDLE, clock);
    private final McpStreamableServerSession session = new McpStreamableServerSession(
            "one",
            ClientCapabilities.builder().build(),
            Implementation.builder("x", "1").build(),
            Duration.ofSeconds(10),
            Map.of(),
            Map.of());

    SessionsTest() {
        assertThat(sessions.reserve()).isTrue();
        sessions.add(session);
    }

    @Test
    void aSessionEndsOnlyOnceItHasBeenIdleForLonger() {
        clock.advance(IDLE);
        assertThat(used()).isTrue();

        clock.advance(IDLE.plusMillis(1));
        assertThat(used()).isFalse();
    }

    @Test
    void aSessionWithAnOpenStreamDoesNotEnd() {
        session.listeningStream(new Nowhere());

        clock.advance(Duration.ofDays(1));
        assertThat(sessions.reserve()).isFalse();
        assertThat(used()).isTrue();

        session.releaseListeningStream();
        clock.advance(Duration.ofDays(1));
        assertThat(used()).isFalse();
    }

    @Test
    void aSessionWithARequestInFlightDoesNotEnd() {
        Sessions.Use inFlight = Objects.requireNonNull(sessions.use("one", OPENER));

        clock.advance(Duration.ofDays(1));
        assertThat(sessions.reserve()).isFalse();
        assertThat(used()).isTrue();

        inFlight.close();
        clock.advance(Duration.ofDays(1));
        assertThat(sessions.reserve()).isTrue();
        assertThat(used()).isFalse();
    }

    @Test
    void aSessionIsUnknownToEverybodyButItsOpener() {
        sessions.own("one", OPENER);
        sessions.own("one", "mallory");

        assertThat(sessions.use("one", "mallory")).isNull();
        assertThat(used()).isTrue();
    }

    @Test
    void aReservedPlaceCountsUntilItIsGivenBack() {
        sessions.remove("one");

        assertThat(sessions.reserve()).isTrue();
        assertThat(sessions.reserve()).isFalse();
        sessions.release();
        assertThat(sessions.reserve()).isTrue();
    }

    private boolean used() {
        Sessions.Use use = sessions.use("one", OPENER);
        if (use == null) {
            return false;
        }
        use.close();
        return true;
    }

    /** A stream whose other end does not matter. */
    private static final class Nowhere implements McpStreamableServerTransport {

        @Override
        public Mono<Void> sendMessage(JSONRPCMessage message) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> sendMessage(JSONRPCMessage message, String id) {
            return Mono.empty();
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            throw new UnsupportedOperationException("nothing comes from nowhere");
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }

        @Override
        public void close() {}
    }
}
