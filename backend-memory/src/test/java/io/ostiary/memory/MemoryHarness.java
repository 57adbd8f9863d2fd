package io.ostiary.memory;

import io.ostiary.CaseFold;
import io.ostiary.Secret;
import io.ostiary.application.ApplicationId;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.conformance.Harness;
import io.ostiary.domain.DnsRecord;
import io.ostiary.memory.junit.TestClock;
import io.ostiary.memory.mail.Mail;
import io.ostiary.memory.password.Argon2Cost;
import io.ostiary.memory.password.Argon2idHashing;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the kit on a memory backend of its own: a clock that tests move, and passwords that cost nothing. */
public class MemoryHarness implements Harness {
    private final TestClock clock = new TestClock();
    private final Zone zone = new Zone();
    private final MemoryBackend backend = MemoryBackend.builder()
            .clock(clock)
            .passwordHashing(new Argon2idHashing(Argon2Cost.MINIMAL, RandomSource.SECURE))
            .dnsResolver(zone)
            .open();

    /** The backend, with what memory alone can do. */
    public final MemoryBackend memory() {
        return backend;
    }

    /** The clock that the backend reads. */
    public final TestClock testClock() {
        return clock;
    }

    @Override
    public IdentityBackend open() {
        return backend;
    }

    @Override
    public IdentityBackend openUnreachable() {
        MemoryBackend closed = MemoryBackend.builder().clock(clock).open();
        closed.close();
        return closed;
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
        List<MfaFactor> before = directory.users().mfaFactors(user);
        backend.enrolTotp(directory.tenant(), user, null);
        return directory.users().mfaFactors(user).stream()
                .filter(factor -> !before.contains(factor))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<String> mailsTo(String address) {
        return backend.outbox().mails().stream()
                .filter(mail -> CaseFold.same(mail.to(), address))
                .map(Mail::toString)
                .toList();
    }

    @Override
    public void publish(Collection<DnsRecord> records) {
        records.forEach(zone::add);
    }

    @Override
    public boolean accepts(Directory directory, ApplicationId application, Secret secret) {
        return backend.isSecretOf(directory.tenant(), application, secret);
    }

    @Override
    public boolean presents(Directory directory, IdentityProviderId provider, Secret secret) {
        return backend.isSecretOf(directory.tenant(), provider, secret);
    }
}
