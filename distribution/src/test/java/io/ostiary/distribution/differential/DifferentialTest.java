package io.ostiary.distribution.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Operation;
import io.ostiary.auth0.Auth0Harness;
import io.ostiary.conformance.Harness;
import io.ostiary.distribution.differential.Comparison.Outcome;
import io.ostiary.keycloak.KeycloakHarness;
import io.ostiary.memory.MemoryHarness;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * Normalised}, and what a provider lacks is drawn for neither. Of a seed that fails, the few commands that matter are told.
 *
 * <p>Replay one seed with {@code -Dseed=7}.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class DifferentialTest {
    private static final int COMMANDS = 200;
    private static final int SEEDS = 20;
    private static final int AT_ONCE = 3;

    /** What tells what a provider keeps of its own: its log, what looks like an attack in it, and the roles that it came with. */
    private static final Set<Operation> NOT_COMPARED = EnumSet.of(
            Operation.SEARCH_AUDIT_EVENTS,
            Operation.GET_AUDIT_EVENT,
            Operation.LIST_AUDIT_EVENT_TYPES,
            Operation.SUMMARIZE_AUDIT_EVENTS,
            Operation.LIST_SECURITY_ALERTS,
            Operation.ACKNOWLEDGE_SECURITY_ALERT,
            Operation.RESOLVE_SECURITY_ALERT,
            Operation.GET_SECURITY_STATS,
            Operation.GET_RBAC_STATE);

    @Test
    void keycloakAnswersLikeMemory() throws InterruptedException, ExecutionException {
        agreesWithMemory(KeycloakHarness::new);
    }

    @Test
    void auth0AnswersLikeMemory() throws InterruptedException, ExecutionException {
        agreesWithMemory(Auth0Harness::new);
    }

    private static void agreesWithMemory(Supplier<Harness> provider) throws InterruptedException, ExecutionException {
        var comparison = new Comparison(MemoryHarness::new, provider);
        Set<Operation> performed = EnumSet.noneOf(Operation.class);
        List<String> differences = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<Long, Future<Outcome>> runs = new TreeMap<>();
            seeds().forEach(seed -> runs.put(seed, threads.submit(() -> comparison.perform(seed, COMMANDS))));
            for (Map.Entry<Long, Future<Outcome>> run : runs.entrySet()) {
                Outcome outcome = run.getValue().get();
                performed.addAll(outcome.performed());
                outcome.difference()
                        .ifPresent(difference -> differences.add("-Dseed=" + run.getKey() + "\n" + difference));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(differences).as(String.join("\n\n", differences)).isEmpty();
        if (Long.getLong("seed") == null) {
            assertThat(performed).containsAll(supportedBy(provider));
        }
    }

    private static Set<Operation> supportedBy(Supplier<Harness> provider) {
        try (Side side = new Side(provider.get())) {
            Set<Operation> supported = side.capabilities().supported();
            supported.removeIf(operation -> !operation.hasPort());
            supported.removeAll(NOT_COMPARED);
            return supported;
        }
    }

    private static LongStream seeds() {
        Long chosen = Long.getLong("seed");
        return chosen == null ? LongStream.range(0, SEEDS) : LongStream.of(chosen);
    }
}
