package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntityLocksTest {
    private static final Operation OPERATION = Operation.UPDATE_USER;
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Call ENDLESS = Call.system("test");

    private final EntityLocks locks = new EntityLocks(Clock.fixed(NOW, ZoneOffset.UTC));
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        others.shutdownNow();
    }

    @Test
    void anEntityIsChangedByOneAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(2_000);
        for (int i = 0; i < 2_000; i++) {
            Call call = i % 2 == 0 ? ENDLESS : until(Duration.ofMinutes(1));
            others.execute(() -> {
                locks.exclusively(call, OPERATION, "ada", () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    return inside.decrementAndGet();
                });
                done.countDown();
            });
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
    }

    @Test
    void whoeverWaitsForAnotherChangeEndsWithTheirOwnDeadline() throws Exception {
        try (var held = new Held("ada")) {
            assertThatThrownBy(() -> locks.exclusively(until(Duration.ofMillis(50)), OPERATION, "ada", () -> true))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            failure -> assertThat(failure.ambiguous()).isFalse());
            assertThat(held.isHeld()).isTrue();
        }
    }

    @Test
    void aDeadlineThatPassedIsNotWaitedFor() throws Exception {
        Call late = until(Duration.ofDays(-1));
        assertThat(locks.<Boolean>exclusively(late, OPERATION, "ada", () -> true))
                .isTrue();
        try (var held = new Held("ada")) {
            assertThatThrownBy(() -> locks.exclusively(late, OPERATION, "ada", () -> true))
                    .isInstanceOf(UnavailableException.class);
            assertThat(held.isHeld()).isTrue();
        }
    }

    @Test
    void aDeadlineThatNobodyLivesToSeeCanBeWaitedFor() {
        assertThat(locks.<Boolean>exclusively(ENDLESS.until(Instant.MAX), OPERATION, "ada", () -> true))
                .isTrue();
    }

    @Test
    void whoeverIsInterruptedWhileWaitingChangesNothing() throws Exception {
        try (var held = new Held("ada")) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> locks.exclusively(until(Duration.ofMinutes(1)), OPERATION, "ada", () -> true))
                    .isInstanceOf(UnavailableException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(held.isHeld()).isTrue();
        }
    }

    @Test
    void aChangeThatFailsLetsTheNextOneIn() {
        assertThatThrownBy(() -> locks.exclusively(ENDLESS, OPERATION, "ada", () -> {
                    throw new IllegalStateException("failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(others.submit(() -> locks.exclusively(until(Duration.ofMinutes(1)), OPERATION, "ada", () -> true)))
                .succeedsWithin(Duration.ofSeconds(20))
                .isEqualTo(true);
    }

    @Test
    void whoeverChangesTwoEntitiesWaitsForWhoeverIsAtEitherOfThem() throws Exception {
        Call brief = until(Duration.ofMillis(50));
        try (var held = new Held("ada")) {
            assertThatThrownBy(() -> locks.exclusively(brief, OPERATION, "ada", "zoe", () -> true))
                    .isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> locks.exclusively(brief, OPERATION, "zoe", "ada", () -> true))
                    .isInstanceOf(UnavailableException.class);
            assertThat(held.isHeld()).isTrue();
        }
        assertThat(locks.<Boolean>exclusively(brief, OPERATION, "zoe", "ada", () -> true))
                .isTrue();
    }

    @Test
    void twoWhoChangeTheSameTwoEntitiesDoNotWaitForEachOther() throws Exception {
        CountDownLatch done = new CountDownLatch(2_000);
        for (int i = 0; i < 2_000; i++) {
            String one = i % 2 == 0 ? "ada" : "zoe";
            String other = i % 2 == 0 ? "zoe" : "ada";
            others.execute(() -> {
                locks.exclusively(
                        ENDLESS, OPERATION, one, other, () -> locks.exclusively(ENDLESS, OPERATION, one, () -> true));
                done.countDown();
            });
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static Call until(Duration left) {
        return ENDLESS.until(NOW.plus(left));
    }

    /** Somebody else who is at an entity, for as long as this is open. */
    private final class Held implements AutoCloseable {
        private final CountDownLatch taken = new CountDownLatch(1);
        private final CountDownLatch leave = new CountDownLatch(1);
        private final Future<Boolean> other;

        Held(Object entity) throws InterruptedException {
            other = others.submit(() -> locks.exclusively(ENDLESS, OPERATION, entity, () -> {
                taken.countDown();
                try {
                    return leave.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            taken.await();
        }

        boolean isHeld() {
            return !other.isDone();
        }

        @Override
        public void close() {
            leave.countDown();
            assertThat(other).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        }
    }
}
