package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the listed tools of a reference server can do is done here, by a client, and seen to be done. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReferenceCoverage {
    private final String server;
    private final Map<String, Parity> scenarios;

    @TempDir
    private Path folder = Path.of("");

    /**
     * For subclasses.
     *
     * @param server the name of the file that lists the server's tools
     * @param scenarios how each is served, by their tool and our operation
     */
    ReferenceCoverage(String server, Map<String, Parity> scenarios) {
        this.server = server;
        this.scenarios = scenarios;
    }

    /** One tool of theirs and the operation of ours that serves it. */
    record Row(String tool, String operation, List<String> params) {
        @Override
        public String toString() {
            return tool + " " + operation;
        }
    }

    @Test
    void everyRowHasItsScenarioAndNoScenarioIsLeftOver() {
        assertThat(rows())
                .allSatisfy(row -> assertThat(Operation.of(row.operation())).isPresent());
        assertThat(scenarios.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        rows().stream().map(Row::toString).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyParameterIsMappedOrRefusedForAReason(Row row) {
        Parity parity = parity(row);
        Set<String> accountedFor = new HashSet<>(parity.mapped().keySet());
        accountedFor.addAll(parity.refused().keySet());

        assertThat(accountedFor).isEqualTo(new HashSet<>(row.params()));
        assertThat(parity.mapped()).doesNotContainKeys(parity.refused().keySet().toArray(String[]::new));
        assertThat(parity.refused().values())
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ourToolDoesWhatTheirsDoes(Row row) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, Person.approving())) {
            assertThat(assistant.parameters(row.operation()))
                    .containsAll(parity(row).mapped().values());

            parity(row).carryOut(world, assistant, row.operation());
        }
    }

    final List<Row> rows() {
        try (var in = ReferenceCoverage.class.getResourceAsStream(server + ".json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Parity parity(Row row) {
        Parity parity = scenarios.get(row.toString());
        if (parity == null) {
            throw new AssertionError(row + " has no scenario");
        }
        return parity;
    }
}
