package io.ostiary.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EmbeddedTest {
    @Test
    void theProgramTellsWhatItDid() {
        var printed = new ByteArrayOutputStream();

        Embedded.run(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .hasLineCount(8)
                .containsSubsequence(
                        "created ada@example.com",
                        "role editor allows [articles:write]",
                        "wrong password: BAD_CREDENTIALS",
                        "signed in, token active: true",
                        "signature good by the published keys: true",
                        "sessions: 1",
                        "revoked, token active: false, SESSION_ENDED",
                        "sessions: 0");
    }
}
