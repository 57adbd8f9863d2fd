package io.ostiary.distribution.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Operation;
import io.ostiary.conformance.Harness;
import io.ostiary.keycloak.KeycloakHarness;
import io.ostiary.memory.MemoryHarness;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random commands on memory and on a real provider at the same time. Every answer has to be the same by the rules of {@link
 * Normalised}, and what a provider lacks is drawn for neither.
 *
 * <p>Replay one seed with {@code -Dseed=7}.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class DifferentialTest {
    private static final int COMMANDS = 200;
    private static final int SEEDS = 20;
    private static final int AT_ONCE = 3;

    @Test
    void keycloakAnswersLikeMemory() throws InterruptedException {
        agreesWithMemory(KeycloakHarness::new);
    }

    private static void agreesWithMemory(Supplier<Harness> provider) throws InterruptedException {
        Set<Operation> performed = EnumSet.noneOf(Operation.class);
        List<String> differences = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Set<Operation>>> runs = threads.invokeAll(
                    seeds().<java.util.concurrent.Callable<Set<Operation>>>mapToObj(seed -> () -> run(seed, provider))
                            .toList());
            for (Future<Set<Operation>> run : runs) {
                try {
                    performed.addAll(run.get());
                } catch (ExecutionException e) {
                    differences.add(String.valueOf(e.getMessage()));
                }
            }
        } finally {
            threads.shutdown();
        }

        assertThat(differences).as(String.join("\n\n", differences)).isEmpty();
        if (Long.getLong("seed") == null) {
            assertThat(performed).containsAll(supportedBy(provider));
        }
    }

    private static Set<Operation> run(long seed, Supplier<Harness> provider) {
        try (Side memory = new Side(new MemoryHarness());
                Side other = new Side(provider.get())) {
            var run = new Run(seed, memory, other);
            run.perform(COMMANDS);
            return run.operations();
        }
    }

    private static Set<Operation> supportedBy(Supplier<Harness> provider) {
        try (Side side = new Side(provider.get())) {
            Set<Operation> supported = side.capabilities().supported();
            supported.removeIf(operation -> !operation.hasPort());
            return supported;
        }
    }

    private static LongStream seeds() {
        Long chosen = Long.getLong("seed");
        return chosen == null ? LongStream.range(0, SEEDS) : LongStream.of(chosen);
    }
}
