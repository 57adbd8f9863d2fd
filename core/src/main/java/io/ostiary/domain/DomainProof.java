package io.ostiary.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a domain is proved to be the tenant's, and how far that is.
 *
 * @param status how far it is
 * @param records what is to be set in the DNS, all of it
 * @param missing what of it was missing when the DNS was asked last; empty where nobody asked or the provider does not tell
 * @param checkedAt when the DNS was asked last, or null where nobody asked or the provider does not tell
 */
public record DomainProof(
        DomainStatus status,
        List<DnsRecord> records,
        List<MissingRecord> missing,
        @Nullable Instant checkedAt) {

    /** Copies the lists. */
    public DomainProof {
        records = List.copyOf(records);
        missing = List.copyOf(missing);
    }

    /** A proof by those records that nobody looked for yet. */
    public static DomainProof by(List<DnsRecord> records) {
        return new DomainProof(DomainStatus.PENDING, records, List.of(), null);
    }

    /** The proof after somebody looked. */
    public DomainProof checked(Instant at, List<MissingRecord> notFound) {
        return new DomainProof(notFound.isEmpty() ? DomainStatus.VERIFIED : DomainStatus.FAILED, records, notFound, at);
    }
}
