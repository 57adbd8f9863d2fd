package io.ostiary.mcp.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.mcp.protocol.BearerAuthentication;
import io.ostiary.mcp.protocol.Caller;
import io.ostiary.mcp.protocol.Grant;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpAuthenticationTest {
    private static final Caller ADA = new Caller("ada", "http", "127.0.0.1", new Grant("main", Set.of("users:read")));
    private static final BearerAuthentication KEYS = (token, address) -> switch (token) {
        case "good" -> Optional.of(ADA);
        case "other" -> Optional.of(Caller.unrestricted("eve", "http", address));
        default -> Optional.empty();
    };
    private static final String ECHO = """
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hi"}}}""";

    private final FakeTools tools = new FakeTools();
    private final HttpServer open =
            HttpServer.start(tools, HttpOptions.builder().authentication(KEYS).build());
    private final HttpServer guarded = HttpServer.start(
            tools, HttpOptions.builder().authentication(KEYS).anonymous(false).build());

    @AfterEach
    void stop() {
        open.close();
        guarded.close();
    }

    @Test
    void whoShowsNothingIsToldWhatToShow() throws IOException {
        String answer = RawHttp.post(guarded.port(), RawHttp.INITIALIZE);

        assertThat(RawHttp.status(answer)).isEqualTo(401);
        assertThat(answer).contains("WWW-Authenticate: Bearer realm=\"ostiary\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer wrong",
                "Authorization: Bearer",
                "Authorization: Bearer good more",
                "Authorization: Basic Z29vZA==",
                "Authorization: good",
                "Authorization:",
                "Authorization: Bearer good\r\nAuthorization: Bearer good"
            })
    void whoShowsSomethingElseIsRefusedAndNotTakenForNobody(String header) throws IOException {
        for (HttpServer server : new HttpServer[] {open, guarded}) {
            String answer = RawHttp.post(server.port(), RawHttp.INITIALIZE, header);

            assertThat(RawHttp.status(answer)).isEqualTo(401);
            assertThat(answer).contains("error=\"invalid_token\"").doesNotContain("wrong", "Z29vZA");
        }
    }

    @Test
    void toolsAreCalledByWhoeverTheTokenBelongsTo() throws IOException {
        String session = session("Authorization: Bearer good");

        assertThat(RawHttp.status(RawHttp.post(guarded.port(), ECHO, session, "Authorization: bearer good")))
                .isEqualTo(200);

        assertThat(tools.callers).containsExactly(ADA);
    }

    @Test
    void aSessionIsNoCredential() throws IOException {
        String session = session("Authorization: Bearer good");

        assertThat(RawHttp.status(RawHttp.post(guarded.port(), ECHO, session))).isEqualTo(401);
        assertThat(RawHttp.status(RawHttp.post(guarded.port(), ECHO, session, "Authorization: Bearer other")))
                .isEqualTo(404);
        assertThat(tools.callers).isEmpty();
    }

    @Test
    void whereNobodyIsKnownEveryTokenIsRefused() throws IOException {
        try (HttpServer server = HttpServer.start(tools, HttpOptions.builder().build())) {
            assertThat(RawHttp.status(RawHttp.post(server.port(), RawHttp.INITIALIZE, "Authorization: Bearer good")))
                    .isEqualTo(401);
        }
    }

    @Test
    void theTokenThatWasShownIsNoArgumentOfTheFailure() throws IOException {
        BearerAuthentication broken = (token, address) -> {
            throw new IllegalStateException("canary-5e1c7");
        };
        try (HttpServer server = HttpServer.start(
                tools, HttpOptions.builder().authentication(broken).build())) {
            String answer = RawHttp.post(server.port(), RawHttp.INITIALIZE, "Authorization: Bearer good");

            assertThat(RawHttp.status(answer)).isEqualTo(500);
            assertThat(answer).doesNotContain("canary-5e1c7");
        }
    }

    private String session(String authorization) throws IOException {
        return RawHttp.post(guarded.port(), RawHttp.INITIALIZE, authorization)
                .lines()
                .filter(line -> line.startsWith("Mcp-Session-Id: "))
                .findFirst()
                .orElseThrow();
    }
}
