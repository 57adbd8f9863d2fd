package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.DnsRecord;
import io.ostiary.domain.DomainProof;
import io.ostiary.domain.DomainStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A custom domain as Auth0 says it. */
record CustomDomainRow(JsonNode json) {
    CustomDomain toDomain() {
        return new CustomDomain(
                CustomDomainId.of(json.path("custom_domain_id").asText()),
                domain(),
                new DomainProof(status(), records(), List.of(), null));
    }

    String domain() {
        return json.path("domain").asText();
    }

    /** Whether whoever has the domain also has its certificate, and a proxy in front of Auth0. */
    boolean isSelfManaged() {
        return json.path("type").asText().equals("self_managed_certs");
    }

    private DomainStatus status() {
        return switch (json.path("status").asText()) {
            case "ready" -> DomainStatus.VERIFIED;
            case "failed" -> DomainStatus.FAILED;
            default -> DomainStatus.PENDING;
        };
    }

    private List<DnsRecord> records() {
        return json.path("verification")
                .path("methods")
                .valueStream()
                .map(this::record)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The record of a method, which some answers write in capitals and some without its name. */
    private Optional<DnsRecord> record(JsonNode method) {
        String type = method.path("name").asText().toUpperCase(Locale.ROOT);
        return switch (type) {
            case "CNAME", "TXT" ->
                Optional.of(new DnsRecord(
                        DnsRecord.Type.valueOf(type),
                        method.path("domain").asText(domain()),
                        method.path("record").asText()));
            default -> Optional.empty();
        };
    }
}
