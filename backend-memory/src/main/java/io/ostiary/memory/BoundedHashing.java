package io.ostiary.memory;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.memory.password.PasswordHashing;
import io.ostiary.user.PasswordHash;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes as many passwords at once as was configured, so that sign-ins cannot exhaust memory and processors. Who waits
 * can be interrupted, and gives up at the call's deadline. Never called with a tenant's lock held.
 */
final class BoundedHashing {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final PasswordHashing hashing;
    private final Clock clock;
    private final int concurrency;
    private final Semaphore permits;

    BoundedHashing(PasswordHashing hashing, Clock clock, int concurrency) {
        this.hashing = hashing;
        this.clock = clock;
        this.concurrency = concurrency;
        this.permits = new Semaphore(concurrency, true);
    }

    int concurrency() {
        return concurrency;
    }

    /**
     * A new hash.
     *
     * @throws UnavailableException when the deadline passes or the thread is interrupted first
     */
    PasswordHash hash(Call call, Operation operation, Secret password) {
        return run(call, operation, () -> hashing.hash(password));
    }

    /**
     * Whether the hash is of that password.
     *
     * @throws UnavailableException when the deadline passes or the thread is interrupted first
     */
    boolean verify(Call call, Operation operation, PasswordHash hash, Secret password) {
        return run(call, operation, () -> hashing.verify(hash, password));
    }

    /** See {@link PasswordHashing#check}. Costs nothing, so it waits for nobody. */
    void check(PasswordHash hash) {
        hashing.check(hash);
    }

    /** See {@link PasswordHashing#isCurrent}. */
    boolean isCurrent(PasswordHash hash) {
        return hashing.isCurrent(hash);
    }

    /** See {@link PasswordHashing#decoy}. */
    PasswordHash decoy() {
        return hashing.decoy();
    }

    private <T> T run(Call call, Operation operation, Supplier<T> work) {
        acquire(call, operation);
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private void acquire(Call call, Operation operation) {
        try {
            if (call.deadline() == null) {
                permits.acquire();
            } else if (!permits.tryAcquire(call.timeFor(LONGEST_WAIT, clock).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnavailableException(
                        operation, "the deadline passed while other passwords were being hashed", false, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(operation, "interrupted before the password was hashed", false, e);
        }
    }
}
