package io.ostiary.backend;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One change of an entity at a time within this process, for providers that know no conditional write. Entities share a
 * fixed number of locks, so a change must not begin another: two could wait for each other. Safe for use by several
 * threads.
 */
public final class EntityLocks {
    private static final int STRIPES = 256;

    /** As good as for ever, and within what a lock can count. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Clock clock;
    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

    /**
     * Locks of which none is held.
     *
     * @param clock tells how long it is until a call's deadline
     */
    public EntityLocks(Clock clock) {
        this.clock = clock;
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            locks[stripe] = new ReentrantLock();
        }
    }

    /**
     * Makes a change of an entity. Waits for others who are at it, until the {@linkplain Call#deadline() deadline} where
     * the call has one.
     *
     * @param entity anything whose {@code equals} tells it apart
     * @throws UnavailableException when the others take longer or the thread is interrupted; the change was not begun
     */
    public <T> T exclusively(Call call, Operation operation, Object entity, Supplier<T> change) {
        ReentrantLock lock = locks[Math.floorMod(entity.hashCode(), STRIPES)];
        take(lock, call, operation);
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    private void take(ReentrantLock lock, Call call, Operation operation) {
        Instant deadline = call.deadline();
        if (deadline == null) {
            lock.lock();
            return;
        }
        Duration left = Duration.between(clock.instant(), deadline);
        Duration bounded = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        try {
            if (!lock.tryLock(Math.max(0, bounded.toNanos()), TimeUnit.NANOSECONDS)) {
                throw new UnavailableException(operation, "others were at it until the deadline", false, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(operation, "interrupted while others were at it", false, e);
        }
    }
}
