package io.ostiary.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A part of the README that leads from nothing to a running server: variables to export, and the commands {@code doctor},
 * {@code doctor --fix} and {@code run}.
 *
 * @param environment the variables, with the values of a test
 * @param commands the arguments of the commands
 */
record Walkthrough(Map<String, String> environment, List<String[]> commands) {
    /**
     * Reads it.
     *
     * @param values the test's value of a variable
     * @param adjust what the README asks its reader to adjust in a command
     */
    static Walkthrough of(String marker, UnaryOperator<String> values, UnaryOperator<String> adjust) {
        Map<String, String> environment = new HashMap<>();
        List<String> lines = new Document("README.md").part(marker).lines().toList();
        lines.stream()
                .filter(line -> line.startsWith("export "))
                .map(line -> line.substring("export ".length(), line.indexOf('=')))
                .forEach(variable -> environment.put(variable, values.apply(variable)));
        List<String[]> commands = lines.stream()
                .filter(line -> line.startsWith("./ostiary "))
                .map(line -> adjust.apply(line.substring("./ostiary ".length())).split(" ", -1))
                .toList();
        assertThat(commands).as("doctor, doctor --fix, run").hasSize(3);
        return new Walkthrough(environment, commands);
    }

    /** Runs the command that checks. */
    Program.Ended check(Path folder) {
        return Program.run(folder, environment, commands.get(0));
    }

    /** Runs the command that sets up. */
    Program.Ended fix(Path folder) {
        return Program.run(folder, environment, commands.get(1));
    }

    /** Runs the command that serves, creates a user through it, and finds the user again. */
    void serve(Path folder) {
        try (Program program = Program.start(folder, environment, commands.get(2))) {
            LauncherTest.ask(program, LauncherTest.INITIALIZE);
            program.send(LauncherTest.INITIALIZED);
            JsonNode created = LauncherTest.ask(program, """
                    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"create_user",\
                    "arguments":{"email":"ada@example.com","given_name":"Ada"}}}""");
            JsonNode found = LauncherTest.ask(program, """
                    {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_user",\
                    "arguments":{"user":"ada@example.com"}}}""");

            assertThat(created.at("/result/isError").asBoolean())
                    .as(created.toString())
                    .isFalse();
            assertThat(found.at("/result/structuredContent/user/email").asText())
                    .as(found.toString())
                    .isEqualTo("ada@example.com");
            assertThat(program.end()).isZero();
            environment.forEach((variable, value) -> {
                if (variable.endsWith("SECRET")) {
                    assertThat(program.errors()).doesNotContain(value);
                }
            });
        }
    }
}
