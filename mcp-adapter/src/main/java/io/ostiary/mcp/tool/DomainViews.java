package io.ostiary.mcp.tool;

import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.DnsRecord;
import io.ostiary.domain.DomainProof;
import io.ostiary.domain.DomainStatus;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.MissingRecord;
import io.ostiary.mcp.binding.Untrusted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tools tell of domains. */
final class DomainViews {
    private DomainViews() {}

    record RecordView(DnsRecord.Type type, @Untrusted String name, String value) {
        static RecordView of(DnsRecord record) {
            return new RecordView(record.type(), record.name(), record.value());
        }
    }

    /**
     * A record that is missing.
     *
     * @param found what stood there instead
     */
    record MissingView(
            DnsRecord.Type type,
            @Untrusted String name,
            @Untrusted List<String> found) {
        static MissingView of(MissingRecord missing) {
            return new MissingView(missing.record().type(), missing.record().name(), missing.found());
        }
    }

    record DomainSummary(String id, @Untrusted String domain, DomainStatus status) {
        static DomainSummary of(CustomDomain domain) {
            return new DomainSummary(
                    domain.id().value(), domain.domain(), domain.proof().status());
        }
    }

    record DomainPage(
            List<DomainSummary> domains,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    record DomainView(
            String id,
            @Untrusted String domain,
            DomainStatus status,
            List<RecordView> records,
            @Nullable List<MissingView> missing,
            @Nullable Instant checkedAt) {
        static DomainView of(CustomDomain domain) {
            DomainProof proof = domain.proof();
            return new DomainView(
                    domain.id().value(),
                    domain.domain(),
                    proof.status(),
                    recordsOf(proof),
                    missingOf(proof),
                    proof.checkedAt());
        }
    }

    record EmailDomainSummary(
            String id,
            @Untrusted String emailDomain,
            @Untrusted @Nullable String senderEmail,
            DomainStatus status) {
        static EmailDomainSummary of(EmailDomain domain) {
            return new EmailDomainSummary(
                    domain.id().value(),
                    domain.domain(),
                    domain.senderEmail(),
                    domain.proof().status());
        }
    }

    record EmailDomainPage(
            List<EmailDomainSummary> emailDomains,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    record EmailDomainView(
            String id,
            @Untrusted String emailDomain,
            @Untrusted @Nullable String senderEmail,
            @Untrusted @Nullable String senderName,
            DomainStatus status,
            List<RecordView> records,
            @Nullable List<MissingView> missing,
            @Nullable Instant checkedAt) {
        static EmailDomainView of(EmailDomain domain) {
            DomainProof proof = domain.proof();
            return new EmailDomainView(
                    domain.id().value(),
                    domain.domain(),
                    domain.senderEmail(),
                    domain.senderName(),
                    proof.status(),
                    recordsOf(proof),
                    missingOf(proof),
                    proof.checkedAt());
        }
    }

    private static List<RecordView> recordsOf(DomainProof proof) {
        return proof.records().stream().map(RecordView::of).toList();
    }

    private static @Nullable List<MissingView> missingOf(DomainProof proof) {
        return proof.missing().isEmpty()
                ? null
                : proof.missing().stream().map(MissingView::of).toList();
    }
}
