package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ostiary.AlreadyExistsException;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Directory;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.CustomDomains;
import io.ostiary.domain.DnsRecord;
import io.ostiary.domain.DomainProof;
import io.ostiary.domain.DomainStatus;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import io.ostiary.memory.dns.DnsResolver;
import io.ostiary.memory.dns.NameServer;
import io.ostiary.memory.junit.TestClock;
import io.ostiary.memory.mail.Mailbox;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Type;

/** What proves a domain here, and what does not. */
class DomainsTest {
    private static final NewCustomDomain LOGIN = NewCustomDomain.of("login.example.com");

    private final TestClock clock = new TestClock();
    private final Zone zone = new Zone();

    @Test
    void aDomainIsProvedByACodeThatNobodyCanGuessAndByItsTarget() {
        CustomDomains domains = domains(zone, Map.of("domain.target", "Edge.Ostiary.example"));

        CustomDomain first = domains.create(LOGIN);
        domains.delete(first.id());
        CustomDomain second = domains.create(LOGIN);

        assertThat(first.proof().records())
                .extracting(DnsRecord::type, DnsRecord::name)
                .containsExactly(
                        tuple(DnsRecord.Type.TXT, "_ostiary-challenge.login.example.com"),
                        tuple(DnsRecord.Type.CNAME, "login.example.com"));
        assertThat(first.proof().records().get(1).value()).isEqualTo("edge.ostiary.example");
        assertThat(first.proof().records().get(0).value())
                .matches("ostiary-domain-verification=[A-Za-z0-9_-]{43}")
                .isNotEqualTo(second.proof().records().get(0).value());
    }

    @Test
    void whatIsMissingIsToldWithWhatWasFoundInstead() {
        CustomDomains domains = domains(zone, Map.of("domain.target", "edge.ostiary.example"));
        CustomDomain domain = domains.create(LOGIN);
        DnsRecord code = domain.proof().records().get(0);
        DnsRecord alias = domain.proof().records().get(1);
        zone.add(code);
        zone.add(new DnsRecord(DnsRecord.Type.CNAME, alias.name(), "edge.other.example"));

        DomainProof failed = domains.verify(domain.id()).proof();

        assertThat(failed.status()).isEqualTo(DomainStatus.FAILED);
        assertThat(failed.checkedAt()).isEqualTo(clock.instant());
        assertThat(failed.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.record()).isEqualTo(alias);
            assertThat(missing.found()).containsExactly("edge.other.example");
        });

        zone.add(new DnsRecord(DnsRecord.Type.CNAME, alias.name(), "EDGE.ostiary.example"));
        assertThat(domains.verify(domain.id()).proof().status()).isEqualTo(DomainStatus.VERIFIED);

        zone.remove(code);
        DomainProof gone = domains.verify(domain.id()).proof();
        assertThat(gone.status()).isEqualTo(DomainStatus.FAILED);
        assertThat(gone.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.record()).isEqualTo(code);
            assertThat(missing.found()).isEmpty();
        });
    }

    @Test
    void theCodeOfAnotherTenantProvesNothing() {
        MemoryBackend backend = backend(zone, Map.of());
        TenantId other = backend.tenants(Fixture.CALL)
                .create(NewTenant.named("other"), IfExists.FAIL)
                .value()
                .id();
        EmailDomain here =
                backend.directory(Fixture.MAIN, Fixture.CALL).emailDomains().create(example());
        EmailDomain there =
                backend.directory(other, Fixture.CALL).emailDomains().create(example());
        here.proof().records().forEach(zone::add);

        assertThat(backend.directory(Fixture.MAIN, Fixture.CALL)
                        .emailDomains()
                        .verify(here.id())
                        .proof()
                        .status())
                .isEqualTo(DomainStatus.VERIFIED);
        assertThat(backend.directory(other, Fixture.CALL)
                        .emailDomains()
                        .verify(there.id())
                        .proof()
                        .status())
                .isEqualTo(DomainStatus.FAILED);
    }

    @Test
    void mailsComeFromTheSenderOfADomainOnceThatIsProved() {
        MemoryBackend backend = backend(zone, Map.of());
        Directory directory = backend.directory(Fixture.MAIN, Fixture.CALL);
        UserId ada = directory
                .users()
                .create(NewUser.builder().email("ada@example.org").build())
                .id();
        EmailDomain domain = directory.emailDomains().create(example().withSender("hello@example.com", "Example"));
        directory.users().sendPasswordReset(ada, null);
        assertThat(backend.outbox().lastTo("ada@example.org").orElseThrow().from())
                .isNull();

        domain.proof().records().forEach(zone::add);
        directory.emailDomains().verify(domain.id());
        directory.users().sendPasswordReset(ada, null);

        assertThat(backend.outbox().lastTo("ada@example.org").orElseThrow().from())
                .isEqualTo(new Mailbox("hello@example.com", "Example"));

        domain.proof().records().forEach(zone::remove);
        directory.emailDomains().verify(domain.id());
        directory.users().sendPasswordReset(ada, null);
        assertThat(backend.outbox().lastTo("ada@example.org").orElseThrow().from())
                .isNull();
    }

    @Test
    void aDnsThatCannotBeAskedProvesNothingAndDisprovesNothing() {
        List<DnsRecord> reachable = new ArrayList<>();
        CustomDomains domains = domains(
                (type, name, within) -> {
                    if (reachable.isEmpty()) {
                        throw new IOException("it answered SERVFAIL");
                    }
                    return reachable.stream().map(DnsRecord::value).toList();
                },
                Map.of());
        CustomDomain domain = domains.create(LOGIN);
        reachable.addAll(domain.proof().records());
        CustomDomain verified = domains.verify(domain.id());
        reachable.clear();

        assertThatThrownBy(() -> domains.verify(domain.id()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("_ostiary-challenge.login.example.com")
                .hasMessageContaining("SERVFAIL");

        assertThat(domains.find(domain.id())).contains(verified);
    }

    @Test
    void theDnsIsWaitedForNoLongerThanItMayTakeAndTheCallCanWait() {
        List<Duration> waits = new ArrayList<>();
        MemoryBackend backend = backend(
                (type, name, within) -> {
                    waits.add(within);
                    return List.of();
                },
                Map.of("dns.timeout", "7s"));
        CustomDomain domain =
                backend.directory(Fixture.MAIN, Fixture.CALL).customDomains().create(LOGIN);

        for (Duration deadline : List.of(Duration.ofSeconds(2), Duration.ofDays(1_000_000))) {
            backend.directory(Fixture.MAIN, Fixture.CALL.until(clock.instant().plus(deadline)))
                    .customDomains()
                    .verify(domain.id());
        }

        assertThat(waits.get(0)).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(waits.get(1)).isGreaterThan(Duration.ofSeconds(2)).isLessThanOrEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aDomainThatIsRemovedWhileTheDnsIsAskedStaysRemovedAndItsSuccessorIsNotProvedByIt() {
        List<Runnable> meanwhile = new ArrayList<>();
        CustomDomains domains = domains(
                (type, name, within) -> {
                    meanwhile.forEach(Runnable::run);
                    return zone.resolve(type, name, within);
                },
                Map.of());
        CustomDomain domain = domains.create(LOGIN);
        domain.proof().records().forEach(zone::add);
        meanwhile.add(() -> domains.delete(domain.id()));

        assertThatThrownBy(() -> domains.verify(domain.id())).isInstanceOf(NotFoundException.class);
        assertThat(domains.find(domain.id())).isEmpty();

        meanwhile.clear();
        CustomDomain second = domains.create(LOGIN);
        second.proof().records().forEach(zone::add);
        meanwhile.add(() -> {
            domains.delete(domain.id());
            domains.create(LOGIN);
        });
        assertThat(domains.verify(second.id()).proof().status()).isEqualTo(DomainStatus.PENDING);
    }

    @Test
    void ofManyTenantsThatAddADomainAtOnceOneGetsIt() {
        MemoryBackend backend = backend(zone, Map.of());
        List<TenantId> tenants = IntStream.range(0, 8)
                .mapToObj(i -> backend.tenants(Fixture.CALL)
                        .create(NewTenant.named("tenant" + i), IfExists.FAIL)
                        .value()
                        .id())
                .toList();
        List<Boolean> outcomes = Race.of(tenants.size(), i -> {
            try {
                return backend.directory(tenants.get(i), Fixture.CALL)
                        .customDomains()
                        .create(LOGIN)
                        .domain()
                        .equals("login.example.com");
            } catch (AlreadyExistsException e) {
                return false;
            }
        });

        assertThat(outcomes).containsOnlyOnce(true);
        backend.tenants(Fixture.CALL).delete(tenants.get(outcomes.indexOf(true)));
        backend.directory(Fixture.MAIN, Fixture.CALL).customDomains().create(LOGIN);
    }

    @Test
    void theServerThatIsConfiguredIsAsked() throws IOException {
        try (NameServer server = new NameServer();
                MemoryBackend backend = MemoryBackend.builder()
                        .settings(Map.of("dns.server", server.setting(), "domain.target", "edge.ostiary.example"))
                        .open()) {
            CustomDomains domains =
                    backend.directory(Fixture.MAIN, Fixture.CALL).customDomains();
            CustomDomain domain = domains.create(NewCustomDomain.of("login.bücher.example"));
            assertThat(domains.verify(domain.id()).proof().missing()).hasSize(2);

            domain.proof()
                    .records()
                    .forEach(record -> server.add(
                            record.name(),
                            Type.value(record.type().name()),
                            record.type() == DnsRecord.Type.TXT ? '"' + record.value() + '"' : record.value() + "."));

            assertThat(domains.verify(domain.id()).proof().status()).isEqualTo(DomainStatus.VERIFIED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "domain.target,localhost",
        "domain.target,https://example.com",
        "dns.server,resolver.example.com",
        "dns.server,1.2.3",
        "dns.server,192.0.2.53:0",
        "dns.server,192.0.2.53:65536",
        "dns.server,[192.0.2.53",
        "dns.server,::1",
        "dns.timeout,0s",
        "dns.timeout,61s"
    })
    void aSettingThatIsNoneIsRefusedByName(String name, String value) {
        MemoryBackend.Builder builder = MemoryBackend.builder();

        assertThatThrownBy(() -> builder.settings(Map.of(name, value)).open())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(name);
    }

    private static NewEmailDomain example() {
        return NewEmailDomain.of("example.com");
    }

    private CustomDomains domains(DnsResolver resolver, Map<String, String> settings) {
        return backend(resolver, settings).directory(Fixture.MAIN, Fixture.CALL).customDomains();
    }

    private MemoryBackend backend(DnsResolver resolver, Map<String, String> settings) {
        return MemoryBackend.builder()
                .settings(settings)
                .clock(clock)
                .dnsResolver(resolver)
                .open();
    }
}
