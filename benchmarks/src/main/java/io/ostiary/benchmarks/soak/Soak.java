package io.ostiary.benchmarks.soak;

import io.ostiary.Call;
import io.ostiary.IfExists;
import io.ostiary.Pages;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Ports;
import io.ostiary.mcp.IdentityTools;
import io.ostiary.mcp.ServerOptions;
import io.ostiary.mcp.sdk.HttpOptions;
import io.ostiary.mcp.sdk.HttpServer;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.role.NewRole;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserQuery;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets clients call tools over HTTP on an in-memory backend that breaks now and then, and tells what came of it. Everything
 * is in one process, so that heap and threads are of both sides.
 */
public final class Soak {
    private static final TenantId TENANT = TenantId.of("main");
    private static final int CLIENTS = 16;
    private static final int SAMPLES = 40;

    private final Visitor.Habits habits;
    private final Faults faults = new Faults(1);
    private final Journal journal = new Journal();
    private final Vitals vitals = new Vitals();
    private final List<Visitor> visitors = new ArrayList<>();

    Soak(Visitor.Habits habits) {
        this.habits = habits;
    }

    /**
     * Soaks for so many minutes, and fails unless heap and threads stay flat, every failure is logged, and all that was
     * acknowledged is there.
     */
    public static void main(String[] minutes) throws InterruptedException, ExecutionException {
        Duration time = Duration.ofMinutes(Long.parseLong(minutes[0]));
        PrintStream out = System.out;
        Soak soak = new Soak(new Visitor.Habits(50, 500));
        long began = System.nanoTime();
        Report report = soak.run(() -> System.nanoTime() - began < time.toNanos(), running -> {
            for (int sample = 1; sample <= SAMPLES && !await(running, time.dividedBy(SAMPLES)); sample++) {
                out.println(soak.vitals.take((System.nanoTime() - began) / 1_000_000_000));
            }
        });
        out.print(report.text(time));
        out.println(soak.vitals.flat() ? "heap and threads: flat" : "heap and threads: GROWING");
        System.exit(report.sound() && soak.vitals.flat() ? 0 : 1);
    }

    /**
     * Soaks.
     *
     * @param goOn whether clients call once more
     * @param watching what happens meanwhile; it is given what ends with the clients
     */
    Report run(BooleanSupplier goOn, Consumer<CountDownLatch> watching)
            throws InterruptedException, ExecutionException {
        PrintStream err = System.err;
        System.setErr(new PrintStream(journal, true, StandardCharsets.UTF_8));
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (MemoryBackend backend = MemoryBackend.builder().open()) {
            Directory directory = backend.directory(TENANT, Call.system("soak"));
            for (String role : List.of("reader", "writer")) {
                var unused = directory
                        .roles()
                        .create(
                                NewRole.builder(role)
                                        .permissions(Set.of("posts:write"))
                                        .build(),
                                IfExists.FAIL);
            }
            try (HttpServer server =
                    HttpServer.start(tools(backend), HttpOptions.builder().build())) {
                visit(threads, "http://127.0.0.1:" + server.port(), goOn, watching);
            }
            return new Report(
                    journal.outcomes(),
                    seen(),
                    journal.others(),
                    contradictions(directory),
                    faults.injected(),
                    visitors.stream().mapToInt(Visitor::connections).sum(),
                    visitors.stream().mapToInt(Visitor::deletions).sum());
        } finally {
            threads.shutdownNow();
            System.setErr(err);
        }
    }

    private void visit(ExecutorService threads, String url, BooleanSupplier goOn, Consumer<CountDownLatch> watching)
            throws InterruptedException, ExecutionException {
        CountDownLatch running = new CountDownLatch(CLIENTS);
        List<Future<?>> visits = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            Visitor visitor = new Visitor(url, "client" + number, number, habits);
            visitors.add(visitor);
            visits.add(threads.submit(() -> {
                try {
                    while (goOn.getAsBoolean()) {
                        visitor.act();
                    }
                } finally {
                    visitor.leave();
                    running.countDown();
                }
            }));
        }
        watching.accept(running);
        for (Future<?> visit : visits) {
            visit.get();
        }
    }

    private IdentityTools tools(MemoryBackend backend) {
        return new IdentityTools(
                Ports.intercept(backend, faults),
                ServerOptions.builder()
                        .toolsets(List.of("all"))
                        .defaultTenant(TENANT)
                        .unattended(List.of("delete_user", "unassign_role"))
                        .build(),
                Clock.systemUTC());
    }

    private Map<String, Long> seen() {
        Map<String, Long> seen = new TreeMap<>();
        visitors.forEach(
                visitor -> visitor.outcomes().forEach((outcome, count) -> seen.merge(outcome, count, Long::sum)));
        return seen;
    }

    /** Waits, and tells whether the clients have left. */
    private static boolean await(CountDownLatch running, Duration most) {
        try {
            return running.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private List<String> contradictions(Directory directory) {
        List<String> found = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Visitor visitor : visitors) {
            found.addAll(visitor.ledger().contradictions(directory));
            known.addAll(visitor.ledger().users());
        }
        Pages.stream(page -> directory.users().list(UserQuery.all(), page))
                .map(user -> user.id().value())
                .filter(id -> !known.contains(id))
                .forEach(id -> found.add(id + " is there, and no client knows of it"));
        return found;
    }

    /**
     * What came of it.
     *
     * @param logged how many calls the server logged, by outcome
     * @param seen how many calls the clients made, by outcome as they saw it
     * @param others what else was logged, with how often
     * @param contradictions what is not as a client was told
     * @param injected how many operations were broken
     * @param connections how often clients came
     * @param deletions how many users they deleted
     */
    record Report(
            Map<String, Long> logged,
            Map<String, Long> seen,
            Map<String, Long> others,
            List<String> contradictions,
            long injected,
            int connections,
            int deletions) {
        /** Whether nothing was lost or left unsaid. */
        boolean sound() {
            return logged.equals(seen) && others.isEmpty() && contradictions.isEmpty();
        }

        String text(Duration time) {
            long calls = seen.values().stream().mapToLong(Long::longValue).sum();
            return String.format(
                    Locale.ROOT,
                    "%d calls by %d clients, which came %d times, %.0f a second; %d users deleted, %d operations broken%nseen by clients: %s%nlogged: %s%n"
                            + "else logged: %s%nacknowledged and not so: %s%n",
                    calls,
                    CLIENTS,
                    connections,
                    calls / (double) Math.max(1, time.toSeconds()),
                    deletions,
                    injected,
                    seen,
                    logged,
                    others,
                    contradictions);
        }
    }
}
