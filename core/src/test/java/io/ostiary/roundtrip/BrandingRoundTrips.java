package io.ostiary.roundtrip;

import static io.ostiary.Operation.CREATE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.CREATE_EMAIL_DOMAIN;
import static io.ostiary.Operation.DELETE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.DELETE_EMAIL_DOMAIN;
import static io.ostiary.Operation.GET_BRANDING;
import static io.ostiary.Operation.GET_CUSTOM_DOMAIN;
import static io.ostiary.Operation.GET_EMAIL_DOMAIN;
import static io.ostiary.Operation.LIST_CUSTOM_DOMAINS;
import static io.ostiary.Operation.LIST_EMAIL_DOMAINS;
import static io.ostiary.Operation.UPDATE_BRANDING;
import static io.ostiary.Operation.VERIFY_CUSTOM_DOMAIN;
import static io.ostiary.Operation.VERIFY_EMAIL_DOMAIN;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import java.util.List;
import java.util.function.BiConsumer;

/** What is counted of what people see of a tenant. */
final class BrandingRoundTrips {
    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(GET_BRANDING, directory -> directory.branding().get()),
            RoundTrip.of(
                    UPDATE_BRANDING,
                    directory -> directory
                            .branding()
                            .update(BrandPatch.builder()
                                    .primaryColor(Change.set(HexColor.of("#0a7cff")))
                                    .build())),
            RoundTrip.of(
                    LIST_CUSTOM_DOMAINS, directory -> directory.customDomains().list(PageRequest.first(50))),
            ofCustomDomain(
                    GET_CUSTOM_DOMAIN,
                    (tenant, domain) -> tenant.directory().customDomains().find(domain.id())),
            RoundTrip.on(
                    BrandingRoundTrips::domainName,
                    CREATE_CUSTOM_DOMAIN,
                    (directory, name) -> directory.customDomains().create(NewCustomDomain.of(name))),
            ofCustomDomain(
                    VERIFY_CUSTOM_DOMAIN,
                    (tenant, domain) -> tenant.directory().customDomains().verify(domain.id())),
            ofCustomDomain(
                    DELETE_CUSTOM_DOMAIN,
                    (tenant, domain) -> tenant.directory().customDomains().delete(domain.id())),
            RoundTrip.of(
                    LIST_EMAIL_DOMAINS, directory -> directory.emailDomains().list(PageRequest.first(50))),
            ofEmailDomain(
                    GET_EMAIL_DOMAIN,
                    (tenant, domain) -> tenant.directory().emailDomains().find(domain.id())),
            RoundTrip.on(
                    BrandingRoundTrips::domainName,
                    CREATE_EMAIL_DOMAIN,
                    (directory, name) -> directory.emailDomains().create(NewEmailDomain.of(name))),
            ofEmailDomain(
                    VERIFY_EMAIL_DOMAIN,
                    (tenant, domain) -> tenant.directory().emailDomains().verify(domain.id())),
            ofEmailDomain(
                    DELETE_EMAIL_DOMAIN,
                    (tenant, domain) -> tenant.directory().emailDomains().delete(domain.id())));

    private BrandingRoundTrips() {}

    private static String domainName(RoundTripTenant tenant) {
        return tenant.name() + ".example.com";
    }

    private static RoundTrip ofCustomDomain(Operation operation, BiConsumer<RoundTripTenant, CustomDomain> action) {
        return RoundTrip.prepared(operation, tenant -> {
            CustomDomain subject = tenant.directory().customDomains().create(NewCustomDomain.of(domainName(tenant)));
            return () -> action.accept(tenant, subject);
        });
    }

    private static RoundTrip ofEmailDomain(Operation operation, BiConsumer<RoundTripTenant, EmailDomain> action) {
        return RoundTrip.prepared(operation, tenant -> {
            EmailDomain subject = tenant.directory().emailDomains().create(NewEmailDomain.of(domainName(tenant)));
            return () -> action.accept(tenant, subject);
        });
    }
}
