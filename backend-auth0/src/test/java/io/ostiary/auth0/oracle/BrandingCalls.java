package io.ostiary.auth0.oracle;

import io.ostiary.Change;
import io.ostiary.PageRequest;
import io.ostiary.backend.Directory;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.NewCustomDomain;
import java.net.URI;
import java.util.List;

/** Calls of the ports of what people see of a tenant. */
final class BrandingCalls {
    private static final CustomDomainId NO_DOMAIN = CustomDomainId.of("cd_0000000000000000");
    private static final PageRequest PAGE = PageRequest.first(10);

    static final List<PortCall> ALL = List.of(
            new PortCall("tell the look", tenant -> tenant.branding().get()),
            new PortCall(
                    "change the look",
                    tenant -> tenant.branding()
                            .update(BrandPatch.builder()
                                    .primaryColor(Change.set(HexColor.of("#0059d6")))
                                    .logo(Change.set(URI.create("https://some.example.com/logo.png")))
                                    .build())),
            new PortCall("list custom domains", tenant -> tenant.customDomains().list(PAGE)),
            new PortCall(
                    "find a custom domain", tenant -> tenant.customDomains().find(domain(tenant))),
            new PortCall(
                    "add a custom domain",
                    tenant -> tenant.customDomains().create(NewCustomDomain.of("login.some.example.com"))),
            new PortCall(
                    "verify a custom domain", tenant -> tenant.customDomains().verify(domain(tenant))),
            new PortCall(
                    "remove a custom domain", tenant -> tenant.customDomains().delete(domain(tenant))));

    private BrandingCalls() {}

    /** A custom domain that is there, if any is. */
    private static CustomDomainId domain(Directory tenant) {
        return tenant.customDomains().list(PAGE).items().stream()
                .findFirst()
                .map(CustomDomain::id)
                .orElse(NO_DOMAIN);
    }
}
