package io.ostiary.memory;

import io.ostiary.Secret;
import io.ostiary.backend.RandomSource;
import io.ostiary.memory.password.Argon2Cost;
import io.ostiary.memory.password.Argon2idHashing;
import io.ostiary.memory.password.PasswordHashing;
import io.ostiary.user.PasswordHash;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes cheaply, and counts. */
final class CountingHashing implements PasswordHashing {
    private final PasswordHashing hashing = new Argon2idHashing(Argon2Cost.MINIMAL, RandomSource.SECURE);
    private final AtomicInteger hashed = new AtomicInteger();
    private final AtomicInteger verified = new AtomicInteger();
    private volatile Runnable whileHashing = () -> {};
    private volatile Runnable whileVerifying = () -> {};

    int hashed() {
        return hashed.get();
    }

    int verified() {
        return verified.get();
    }

    /** What happens while a password is being hashed. */
    void whileHashing(Runnable event) {
        whileHashing = event;
    }

    /** What happens elsewhere while a password is being verified. */
    void whileVerifying(Runnable event) {
        whileVerifying = event;
    }

    @Override
    public PasswordHash hash(Secret password) {
        hashed.incrementAndGet();
        whileHashing.run();
        return hashing.hash(password);
    }

    @Override
    public boolean verify(PasswordHash hash, Secret password) {
        verified.incrementAndGet();
        boolean matches = hashing.verify(hash, password);
        whileVerifying.run();
        return matches;
    }

    @Override
    public void check(PasswordHash hash) {
        hashing.check(hash);
    }

    @Override
    public boolean isCurrent(PasswordHash hash) {
        return hashing.isCurrent(hash);
    }

    @Override
    public PasswordHash decoy() {
        return hashing.decoy();
    }
}
