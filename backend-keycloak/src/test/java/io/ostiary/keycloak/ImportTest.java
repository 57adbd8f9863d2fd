package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ostiary.Call;
import io.ostiary.IdentityException.Code;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ManualTime;
import io.ostiary.fault.Fault;
import io.ostiary.session.SignIn;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.Users;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of an import when rows, or the server, are not as they should be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTest {
    private static final String BCRYPT = "$2b$04$abcdefghijklmnopqrstuu9wCzzHDFpLGH0hKavY2haJpIpQMbiqi";
    private static final Secret PASSWORD = Secret.of("Canary-Import-7");

    private final KeycloakHarness harness = new KeycloakHarness();
    private final IdentityBackend direct = harness.open();
    private final ScriptedProxy proxy =
            new ScriptedProxy(KeycloakServer.running().url());

    private String mark = "";
    private ManualTime time = new ManualTime();
    private IdentityBackend backend = ProxiedBackend.open(proxy, time, Map.of());

    @BeforeEach
    void begin() {
        mark = "m" + UUID.randomUUID().toString().substring(0, 8);
        time = new ManualTime();
        backend.close();
        backend = ProxiedBackend.open(proxy, time, Map.of());
    }

    @AfterEach
    void calm() {
        proxy.pass();
    }

    @AfterAll
    void close() {
        backend.close();
        proxy.close();
        direct.close();
        harness.close();
    }

    @Test
    void aBcryptHashFailsItsRowAloneBeforeAnythingIsSent() {
        List<ImportedUser> rows = List.of(row(1, null), row(2, BCRYPT), row(3, null));

        ImportReport report = users().importAll(rows, ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.row()).isEqualTo(2);
            assertThat(failure.code()).isEqualTo(Code.UNSUPPORTED);
            assertThat(failure.reason()).contains("bcrypt").doesNotContain(BCRYPT);
        });
        assertThat(there()).isEqualTo(2);
    }

    @Test
    void anAnswerThatGotLostCreatesNobodyTwiceAndFailsNoRow() {
        ScriptedProxy.Script lose = new ScriptedFault(Fault.RESET_AFTER_THE_COMMIT);
        proxy.script(lose.forTheFirst(5, ImportTest::creates));

        ImportReport report = users().importAll(rows(20), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report).isEqualTo(new ImportReport(20, 0, List.of()));
        assertThat(there()).isEqualTo(20);
    }

    @Test
    void somebodyWhoHadTheNameBeforeIsNotTakenForTheUserWhoseAnswerGotLost() {
        User ada = users().create(NewUser.withUsername(mark + "-ada").build());
        time.sleep(Duration.ofSeconds(1));
        ScriptedProxy.Script lose = new ScriptedFault(Fault.RESET_BEFORE_THE_COMMIT);
        proxy.script(lose.forTheFirst(1, ImportTest::creates));
        ImportedUser clash =
                new ImportedUser(1, NewUser.withUsername(mark + "-ada").build(), null);

        ImportReport report = users().importAll(List.of(clash), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.failures()).extracting(Failure::code).containsExactly(Code.ALREADY_EXISTS);
        assertThat(users().find(ada.id())).contains(ada);
    }

    @Test
    void rowsThatTheDeadlineDidNotLetReachAreUnavailableAndTheOthersStay() {
        AtomicInteger created = new AtomicInteger();
        proxy.script(exchange -> {
            exchange.pass();
            if (creates(exchange.request()) && created.incrementAndGet() == 10) {
                time.sleep(Duration.ofHours(1));
            }
        });
        Users users = backend.directory(
                        harness.tenant(),
                        Call.system("test").until(time.instant().plusSeconds(60)))
                .users();

        ImportReport report = users.importAll(rows(60), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.created()).isBetween(10, 20).isEqualTo(there());
        assertThat(report.failures())
                .hasSize(60 - report.created())
                .allSatisfy(failure -> assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE))
                .extracting(Failure::row)
                .isSorted();
    }

    @Test
    void whenTheServerGoesAwayTheImportStopsSoonAndTellsEveryRow() {
        AtomicInteger created = new AtomicInteger();
        proxy.script(exchange -> {
            if (creates(exchange.request()) && created.incrementAndGet() > 10) {
                new ScriptedFault(Fault.NOT_READY).play(exchange);
            } else {
                exchange.pass();
            }
        });

        ImportReport report = users().importAll(rows(500), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.created()).isEqualTo(10);
        assertThat(report.failures()).hasSize(490).extracting(Failure::code).containsOnly(Code.UNAVAILABLE);
        assertThat(created).hasValueLessThan(100);
    }

    @Test
    void noMoreThanFourRowsAreWrittenAtATimeAndTheirThreadsEndWithTheImport() throws InterruptedException {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        proxy.script(exchange -> {
            boolean row = creates(exchange.request());
            int rows = row ? now.incrementAndGet() : 0;
            most.accumulateAndGet(rows, Math::max);
            workers.addAll(importing());
            HttpMessage answer = exchange.forward();
            if (row) {
                now.decrementAndGet();
            }
            exchange.send(answer);
        });

        ImportReport report = users().importAll(rows(40), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.created()).isEqualTo(40);
        assertThat(most).hasValueBetween(1, 4);
        assertThat(workers).hasSizeBetween(1, 4);
        end(workers);
    }

    @Test
    void anInterruptEndsTheImportAndIsKept() throws InterruptedException {
        Thread importing = Thread.currentThread();
        AtomicInteger created = new AtomicInteger();
        proxy.script(exchange -> {
            if (creates(exchange.request()) && created.incrementAndGet() == 10) {
                importing.interrupt();
            }
            exchange.pass();
        });

        ImportReport report = users().importAll(rows(500), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.created()).isBetween(1, 499).isEqualTo(there());
        assertThat(report.failures()).extracting(Failure::code).containsOnly(Code.UNAVAILABLE);
        end(importing());
    }

    @Test
    void aHearerThatThrowsEndsTheImportAndItsThreads() throws InterruptedException {
        IllegalStateException thrown = new IllegalStateException("heard enough");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> users().importAll(rows(100), ImportMode.CREATE, (done, total) -> {
                            if (done > 0) {
                                throw thrown;
                            }
                        })))
                .isSameAs(thrown);

        end(importing());
    }

    @Test
    void anImportedPasswordReplacesATemporaryOneForGood() {
        User ada = users().create(NewUser.withEmail(mark + "-ada@example.com").build());
        users().setPassword(ada.id(), new NewPassword(Secret.of("Temporary-1"), true));
        ImportedUser row = new ImportedUser(
                1,
                NewUser.withEmail(mark + "-ada@example.com").password(PASSWORD).build(),
                null);

        ImportReport report = users().importAll(List.of(row), ImportMode.UPSERT, ImportProgress.NONE);

        assertThat(report.updated()).isEqualTo(1);
        assertThat(directory().sessions().authenticate(mark + "-ada@example.com", PASSWORD))
                .isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void everyBadRowIsNamedAndStopsNoOther() {
        User taken =
                users().create(NewUser.withEmail(mark + "-taken@example.com").build());
        List<ImportedUser> rows = List.of(
                row(1, null),
                new ImportedUser(
                        2, NewUser.withEmail(String.valueOf(taken.email())).build(), null),
                new ImportedUser(3, row(1, null).user(), null),
                row(
                        4,
                        "$argon2id$v=19$m=4194304,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$moxrNB+Obpo89UriR9PgGA+ZB7jva3WHl9Vp2tVlwCk"),
                row(5, null));

        ImportReport report = users().importAll(rows, ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.failures())
                .extracting(Failure::row, Failure::code)
                .containsExactly(
                        tuple(2, Code.ALREADY_EXISTS), tuple(3, Code.ALREADY_EXISTS), tuple(4, Code.INVALID_ARGUMENT));
    }

    private Directory directory() {
        return backend.directory(harness.tenant(), Call.system("test"));
    }

    private Users users() {
        return directory().users();
    }

    private int there() {
        return (int)
                direct.directory(harness.tenant(), Call.system("test")).users().count(UserQuery.containing(mark));
    }

    private List<ImportedUser> rows(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> row(i, null)).toList();
    }

    private ImportedUser row(int number, @Nullable String hash) {
        return new ImportedUser(
                number,
                NewUser.withEmail(mark + "-" + number + "@example.com").build(),
                hash == null ? null : PasswordHash.parse(Secret.of(hash)));
    }

    private static boolean creates(HttpMessage request) {
        return request.start().matches("POST /admin/realms/[^/]+/users HTTP/1.1");
    }

    /** Checks that nothing keeps the threads; one that just left its last row may still be leaving. */
    private static void end(Collection<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(10).toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static List<Thread> importing() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("ostiary-import"))
                .toList();
    }
}
