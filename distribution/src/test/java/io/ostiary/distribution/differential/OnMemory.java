package io.ostiary.distribution.differential;

import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.conformance.Harness;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.memory.junit.TestClock;
import io.ostiary.memory.password.Argon2Cost;
import io.ostiary.memory.password.Argon2idHashing;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The reference. */
final class OnMemory implements Harness {
    private final TestClock clock = new TestClock();
    private final MemoryBackend backend = MemoryBackend.builder()
            .clock(clock)
            .passwordHashing(new Argon2idHashing(Argon2Cost.MINIMAL, RandomSource.SECURE))
            .open();

    @Override
    public IdentityBackend open() {
        return backend;
    }

    @Override
    public IdentityBackend openUnreachable() {
        throw new UnsupportedOperationException("memory can always be reached");
    }

    @Override
    public TenantId tenant() {
        return backend.mainTenant();
    }

    @Override
    public Optional<Consumer<Duration>> clock() {
        return Optional.of(clock::advance);
    }

    @Override
    public MfaFactor seedMfaFactor(Directory directory, UserId user) {
        backend.enrolTotp(directory.tenant(), user, null);
        return directory.users().mfaFactors(user).get(0);
    }
}
