package io.ostiary.auth0;

import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One change of an entity at a time within this process, because Auth0 knows no conditional write. Entities share a fixed
 * number of locks; nobody takes two of them.
 */
final class EntityLocks {
    private static final int STRIPES = 256;
    /** As good as for ever, and within what a lock can count. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

    EntityLocks() {
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            locks[stripe] = new ReentrantLock();
        }
    }

    /**
     * Makes a change of an entity.
     *
     * @param longest how long to wait for others who are at it, or null for as long as it takes
     * @throws UnavailableException when they take longer; the change was not begun
     */
    <T> T exclusively(Operation operation, Object entity, @Nullable Duration longest, Supplier<T> change) {
        ReentrantLock lock = locks[Math.floorMod(entity.hashCode(), STRIPES)];
        await(operation, lock, longest);
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    private static void await(Operation operation, ReentrantLock lock, @Nullable Duration longest) {
        if (longest == null) {
            lock.lock();
            return;
        }
        Duration bounded = longest.compareTo(LONGEST) < 0 ? longest : LONGEST;
        try {
            if (!lock.tryLock(Math.max(0, bounded.toNanos()), TimeUnit.NANOSECONDS)) {
                throw new UnavailableException(operation, "others are changing it", false, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(operation, "interrupted while others are changing it", false, e);
        }
    }
}
