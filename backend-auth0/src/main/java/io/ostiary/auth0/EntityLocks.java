package io.ostiary.auth0;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One change of an entity at a time within this process, because Auth0 knows no conditional write. Entities share a fixed
 * number of locks; nobody takes two of them.
 */
final class EntityLocks {
    private static final int STRIPES = 256;

    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

    EntityLocks() {
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            locks[stripe] = new ReentrantLock();
        }
    }

    <T> T exclusively(Object entity, Supplier<T> change) {
        ReentrantLock lock = locks[Math.floorMod(entity.hashCode(), STRIPES)];
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }
}
