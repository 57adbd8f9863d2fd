package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Operation;
import io.ostiary.mcp.ReferenceServer.Row;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the tools of a reference server can do is done here, by a client, and seen to be done. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReferenceCoverage {
    private final ReferenceServer server;

    @TempDir
    private Path folder = Path.of("");

    /** For subclasses. */
    ReferenceCoverage(ReferenceServer server) {
        this.server = server;
    }

    @Test
    void everyRowHasItsScenarioAndNoScenarioIsLeftOver() {
        assertThat(rows())
                .allSatisfy(row -> assertThat(Operation.of(row.operation())).isPresent());
        assertThat(server.scenarios().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        rows().stream().map(Row::toString).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyParameterIsMappedOrRefusedForAReason(Row row) {
        Parity parity = server.parity(row);
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
            Parity parity = server.parity(row);
            Operation operation = Operation.of(row.operation()).orElseThrow();
            assertThat(assistant.parameters(row.operation()))
                    .containsAll(parity.mapped().values());
            assertThat(parity.mapped().values()).allMatch(ours -> world.can(operation, ours));

            parity.carryOut(world, assistant, operation);
        }
    }

    final List<Row> rows() {
        return server.rows();
    }
}
