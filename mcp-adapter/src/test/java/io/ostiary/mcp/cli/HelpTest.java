package io.ostiary.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.mcp.guard.Selection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a newcomer reads first. */
class HelpTest {
    @ParameterizedTest
    @MethodSource("commands")
    void aHelpTextFitsATerminalAndSaysSomething(List<String> command) {
        Ran ran =
                Ran.command(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(ran.out()).startsWith("Usage: ostiary").doesNotContain("null", "${", "@|", "DEFAULT");
        assertThat(ran.out()).matches("[\\x20-\\x7E\\n\\r]+");
    }

    @ParameterizedTest
    @ValueSource(classes = {RunCommand.class, ToolsCommand.class, ImportCommand.class, DoctorCommand.class})
    void everyOptionIsDescribed(Class<?> type) {
        var command = new CommandLine(type, new Streams(Map.of(), System.err, System.err));

        assertThat(command.getCommandSpec().options())
                .hasSizeGreaterThan(3)
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
    }

    @Test
    void theToolsetsThatTheHelpNamesAreThoseThatThereAre() {
        String help = Ran.command("run", "--help").out().replaceAll("\\s+", " ");

        assertThat(help).contains("core unless tools are named: " + String.join(", ", Selection.toolsetNames()));
    }

    @Test
    void withoutACommandTheUsageIsShownAndTheStatusIsTwo() {
        Ran ran = Ran.command();

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Missing required subcommand", "Usage: ostiary", "run --demo");
    }

    @Test
    void theVersionIsTold() {
        Ran ran = Ran.command("--version");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("ostiary ");
    }

    static List<List<String>> commands() {
        return List.of(List.of(), List.of("run"), List.of("tools"), List.of("import"), List.of("doctor"));
    }
}
