package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Effect;
import io.ostiary.Operation;
import io.ostiary.conformance.Harness;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that the tools of the reference servers can do is done on a vendor's backend by a client, as far as its
 * capabilities go, and seen to be done. What only reads shares a {@link World}; everything else has one of its own, of which
 * it makes what it needs.
 */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VendorCoverage {
    private Path folder;
    private World shared;
    private Assistant reading;

    /** For subclasses. */
    protected VendorCoverage() {}

    /** A backend for one world. */
    protected abstract Harness harness();

    /** A row of a reference server. */
    record Scenario(ReferenceServer server, ReferenceServer.Row row) {
        Operation operation() {
            return Operation.of(row.operation()).orElseThrow();
        }

        void carryOut(World world, Assistant assistant) {
            server.parity(row).carryOut(world, assistant, operation());
        }

        @Override
        public String toString() {
            return server.name() + ": " + row;
        }
    }

    @BeforeAll
    void makeTheSharedWorld(@TempDir Path secrets) {
        folder = secrets;
        shared = new World(harness(), folder);
        shared.makeEverything();
        reading = connect(shared);
    }

    @AfterAll
    void leaveTheSharedWorld() {
        try (World world = shared;
                Assistant assistant = reading) {
            assertThat(assistant).as("connected to %s", world).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("served")
    void ourToolDoesWhatTheirsDoes(Scenario scenario) {
        if (scenario.operation().effect() == Effect.READ) {
            scenario.carryOut(shared, reading);
            return;
        }
        try (World own = new World(harness(), folder);
                Assistant assistant = connect(own)) {
            scenario.carryOut(own, assistant);
        }
    }

    @Test
    void whatTheVendorLacksIsNeitherOfferedNorKnown() {
        List<String> lacking = scenarios()
                .map(Scenario::operation)
                .filter(operation -> !shared.can(operation))
                .map(Operation::id)
                .distinct()
                .toList();

        assertThat(lacking).isNotEmpty();
        lacking.forEach(tool -> reading.isWithout(tool, Map.of()));
    }

    final List<Scenario> served() {
        return scenarios().filter(scenario -> shared.can(scenario.operation())).toList();
    }

    private static Stream<Scenario> scenarios() {
        return ReferenceServer.ALL.stream()
                .flatMap(server -> server.rows().stream().map(row -> new Scenario(server, row)));
    }

    private static Assistant connect(World world) {
        return Assistant.connect(world.tools(), Transport.STDIO, Person.approving());
    }
}
