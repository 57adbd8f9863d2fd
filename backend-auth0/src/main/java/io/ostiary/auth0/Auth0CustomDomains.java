package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.DELETE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.GET_CUSTOM_DOMAIN;
import static io.ostiary.Operation.LIST_CUSTOM_DOMAINS;
import static io.ostiary.Operation.VERIFY_CUSTOM_DOMAIN;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.CustomDomains;
import io.ostiary.domain.DomainReference;
import io.ostiary.domain.DomainStatus;
import io.ostiary.domain.NewCustomDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.RequestBody;

/** The custom domains of the tenant, for which Auth0 looks after the certificates. */
final class Auth0CustomDomains implements CustomDomains {
    private static final String PATH = "custom-domains";
    private static final String PAGE = "100";

    /** At other names than these there is something else, such as the default domain at {@code default}. */
    private static final Pattern ID = Pattern.compile("cd_[A-Za-z0-9_-]{1,64}");

    private final ManagedTenant tenant;

    Auth0CustomDomains(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<CustomDomain> list(PageRequest page) {
        return Paging.byKey(
                LIST_CUSTOM_DOMAINS, tenant.id(), page, () -> all(LIST_CUSTOM_DOMAINS), CustomDomain::domain);
    }

    @Override
    public Optional<CustomDomain> find(CustomDomainId id) {
        return find(GET_CUSTOM_DOMAIN, id).map(CustomDomainRow::toDomain);
    }

    @Override
    public CustomDomain create(NewCustomDomain wanted) {
        String domain = wanted.domain().value();
        Map<String, Object> body = Map.of("domain", domain, "type", "auth0_managed_certs");
        return tenant.requests(CREATE_CUSTOM_DOMAIN)
                .create(
                        CREATE_CUSTOM_DOMAIN,
                        Subject.newCustomDomain(domain),
                        attempt -> new CustomDomainRow(
                                        attempt.management("POST", List.of(PATH), Map.of(), RawJson.body(body)))
                                .toDomain(),
                        () -> all(CREATE_CUSTOM_DOMAIN).stream()
                                .filter(found -> found.domain().equals(domain))
                                .findFirst());
    }

    @Override
    public CustomDomain verify(CustomDomainId id) {
        CustomDomainRow row = find(VERIFY_CUSTOM_DOMAIN, id)
                .orElseThrow(() -> Subject.customDomain(id).missing(VERIFY_CUSTOM_DOMAIN));
        if (row.toDomain().proof().status() == DomainStatus.VERIFIED) {
            return row.toDomain(); // Auth0 refuses to look again.
        }
        if (row.isSelfManaged()) {
            throw new ConflictException(
                    VERIFY_CUSTOM_DOMAIN,
                    "the certificate of " + row.domain()
                            + " is not Auth0's to look after, so its verification gives out a"
                            + " key for the proxy in front of it, once; verify it in the Auth0 Dashboard");
        }
        return tenant.requests(VERIFY_CUSTOM_DOMAIN)
                .create(
                        VERIFY_CUSTOM_DOMAIN,
                        Subject.customDomain(id),
                        attempt -> new CustomDomainRow(attempt.management(
                                        "POST",
                                        List.of(PATH, id.value(), "verify"),
                                        Map.of(),
                                        RequestBody.create(new byte[0])))
                                .toDomain(),
                        () -> find(VERIFY_CUSTOM_DOMAIN, id)
                                .map(CustomDomainRow::toDomain)
                                .filter(looked -> looked.proof().status() == DomainStatus.VERIFIED));
    }

    /** Looks first: Auth0 does not say that there is nothing to delete. */
    @Override
    public void delete(CustomDomainId id) {
        if (find(DELETE_CUSTOM_DOMAIN, id).isEmpty()) {
            throw Subject.customDomain(id).missing(DELETE_CUSTOM_DOMAIN);
        }
        tenant.requests(DELETE_CUSTOM_DOMAIN).delete(DELETE_CUSTOM_DOMAIN, Subject.customDomain(id), attempt -> {
            JsonNode unused = attempt.management("DELETE", List.of(PATH, id.value()), Map.of(), null);
        });
    }

    @Override
    public CustomDomain resolve(String reference) {
        return DomainReference.resolve(
                LIST_CUSTOM_DOMAINS,
                "custom domain",
                reference,
                all(LIST_CUSTOM_DOMAINS),
                domain -> domain.id().value(),
                CustomDomain::domain);
    }

    private Optional<CustomDomainRow> find(Operation operation, CustomDomainId id) {
        Requests requests = tenant.requests(operation);
        if (!ID.matcher(id.value()).matches()) {
            return Optional.empty();
        }
        return requests.find(
                operation,
                Subject.customDomain(id),
                attempt -> new CustomDomainRow(attempt.management("GET", List.of(PATH, id.value()), Map.of(), null)));
    }

    /** Every domain. Some answers are a page, some a bare array of all. */
    private List<CustomDomain> all(Operation operation) {
        List<CustomDomain> all = new ArrayList<>();
        Map<String, String> query = new HashMap<>(Map.of("take", PAGE));
        while (true) {
            JsonNode answer = tenant.requests(operation)
                    .repeatable(
                            operation,
                            Subject.tenant(tenant.id()),
                            attempt -> attempt.management("GET", List.of(PATH), query, null));
            JsonNode domains = answer.isArray() ? answer : answer.path("custom_domains");
            domains.forEach(domain -> all.add(new CustomDomainRow(domain).toDomain()));
            String next = answer.path("next").textValue();
            if (next == null || domains.isEmpty()) {
                return all;
            }
            query.put("from", next);
        }
    }
}
