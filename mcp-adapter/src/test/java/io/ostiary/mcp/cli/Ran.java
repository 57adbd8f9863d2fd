package io.ostiary.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a command did.
 *
 * @param status its exit status
 * @param out its standard output
 * @param err its standard error
 */
record Ran(int status, String out, String err) {
    static Ran command(String... args) {
        return in(Map.of(), args);
    }

    static Ran in(Map<String, String> environment, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        PrintStream realOut = System.out;
        try {
            int status = Ostiary.execute(environment, stream(out), stream(err), args);
            return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
        }
    }

    /** This, which has to have been refused with a reason and nothing else. */
    Ran refused(String... reason) {
        assertThat(status).as(err).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(List.of(reason)).allSatisfy(part -> assertThat(err).contains(part));
        assertThat(err).startsWith("ostiary: ").doesNotContain("Exception", "\tat ");
        assertThat(err.lines().filter(line -> !line.startsWith("Try: ")))
                .as(err)
                .hasSize(1);
        return this;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
