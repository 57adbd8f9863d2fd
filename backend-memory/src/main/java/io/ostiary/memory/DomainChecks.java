package io.ostiary.memory;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Runtime;
import io.ostiary.domain.DnsRecord;
import io.ostiary.domain.DomainName;
import io.ostiary.domain.DomainProof;
import io.ostiary.domain.MissingRecord;
import io.ostiary.memory.dns.DnsResolver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Says by which records a domain is proved, and looks for them. */
final class DomainChecks {
    private static final String CHALLENGE_LABEL = "_ostiary-challenge.";
    private static final String CHALLENGE = "ostiary-domain-verification=";
    private static final int CODE_BYTES = 32;

    private final DnsResolver resolver;
    private final DomainSettings settings;
    private final Runtime runtime;

    DomainChecks(DnsResolver resolver, DomainSettings settings, Runtime runtime) {
        this.resolver = resolver;
        this.settings = settings;
        this.runtime = runtime;
    }

    /** How a domain is proved under which people sign in. */
    DomainProof ofCustomDomain(DomainName domain) {
        List<DnsRecord> records = new ArrayList<>(List.of(challenge(domain)));
        DomainName target = settings.target();
        if (target != null) {
            records.add(new DnsRecord(DnsRecord.Type.CNAME, domain.value(), target.value()));
        }
        return DomainProof.by(records);
    }

    /** How a domain is proved that mails come from. */
    DomainProof ofEmailDomain(DomainName domain) {
        return DomainProof.by(List.of(challenge(domain)));
    }

    /**
     * The records that the DNS does not have.
     *
     * @throws UnavailableException when the DNS could not be asked for one of them
     */
    List<MissingRecord> missing(Operation operation, Call call, List<DnsRecord> records) {
        long end = System.nanoTime()
                + call.timeFor(settings.dnsTimeout(), runtime.clock()).toNanos();
        List<MissingRecord> missing = new ArrayList<>();
        for (DnsRecord wanted : records) {
            List<String> found = found(operation, wanted, Duration.ofNanos(end - System.nanoTime()));
            if (found.stream().noneMatch(value -> isSame(wanted, value))) {
                missing.add(new MissingRecord(wanted, found));
            }
        }
        return missing;
    }

    private DnsRecord challenge(DomainName domain) {
        String code = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(runtime.random().bytes(CODE_BYTES));
        return new DnsRecord(DnsRecord.Type.TXT, CHALLENGE_LABEL + domain, CHALLENGE + code);
    }

    private List<String> found(Operation operation, DnsRecord wanted, Duration within) {
        try {
            if (within.isNegative() || within.isZero()) {
                throw new IOException("it did not answer in time");
            }
            return resolver.resolve(wanted.type(), wanted.name(), within);
        } catch (IOException e) {
            throw new UnavailableException(
                    operation,
                    "the DNS could not be asked for " + wanted.type() + " " + wanted.name() + ": " + e.getMessage(),
                    false,
                    e);
        }
    }

    private static boolean isSame(DnsRecord wanted, String value) {
        return wanted.type() == DnsRecord.Type.CNAME
                ? wanted.value().equalsIgnoreCase(value)
                : wanted.value().equals(value);
    }
}
