package io.ostiary.backend;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One change of an entity at a time within this process, for providers that know no conditional write. Entities share a
 * fixed number of locks, so a change must not begin another of an entity that it did not name: two could wait for each
 * other. Safe for use by several threads.
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
        return holding(call, operation, stripe(entity), change);
    }

    /**
     * Makes a change of two entities. Whatever the order in which they are named, two such changes never wait for each
     * other.
     *
     * @param one anything whose {@code equals} tells it apart
     * @param other the same
     * @throws UnavailableException when the others take longer or the thread is interrupted; the change was not begun
     */
    public <T> T exclusively(Call call, Operation operation, Object one, Object other, Supplier<T> change) {
        int first = Math.min(stripe(one), stripe(other));
        int second = Math.max(stripe(one), stripe(other));
        return holding(call, operation, first, () -> holding(call, operation, second, change));
    }

    private <T> T holding(Call call, Operation operation, int stripe, Supplier<T> change) {
        ReentrantLock lock = locks[stripe];
        take(lock, call, operation);
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    private void take(ReentrantLock lock, Call call, Operation operation) {
        if (call.deadline() == null) {
            lock.lock();
            return;
        }
        try {
            if (!lock.tryLock(call.timeFor(LONGEST, clock).toNanos(), TimeUnit.NANOSECONDS)) {
                throw new UnavailableException(operation, "others were at it until the deadline", false, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(operation, "interrupted while others were at it", false, e);
        }
    }

    private static int stripe(Object entity) {
        return Math.floorMod(entity.hashCode(), STRIPES);
    }
}
