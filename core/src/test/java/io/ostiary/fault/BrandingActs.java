package io.ostiary.fault;

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
import io.ostiary.IdentityException.Code;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.branding.Brand;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import java.net.URI;
import java.util.List;

/** The acts on what people see of a tenant. */
final class BrandingActs {
    private static final HexColor BLUE = HexColor.of("#0a7cff");
    private static final HexColor SNOW = HexColor.of("#fafafa");
    private static final URI LOGO = URI.create("https://cdn.example.com/logo.png");

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    GET_BRANDING,
                    Subjects::name,
                    (client, name) -> client.branding().get()),
            Act.write(
                    UPDATE_BRANDING,
                    BrandingActs::look,
                    (client, look) -> client.branding()
                            .update(BrandPatch.builder()
                                    .primaryColor(Change.set(BLUE))
                                    .build()),
                    (client, look) -> client.branding()
                            .get()
                            .equals(look.patched(BrandPatch.builder()
                                    .primaryColor(Change.set(BLUE))
                                    .build()))),
            Act.read(
                    LIST_CUSTOM_DOMAINS,
                    BrandingActs::customDomain,
                    (client, domain) -> client.customDomains().list(PageRequest.first())),
            Act.read(
                    GET_CUSTOM_DOMAIN,
                    BrandingActs::customDomain,
                    (client, domain) -> client.customDomains().find(domain.id())),
            Act.write(
                            CREATE_CUSTOM_DOMAIN,
                            BrandingActs::domainName,
                            (client, name) -> client.customDomains().create(NewCustomDomain.of(name)),
                            (client, name) -> Pages.stream(client.customDomains()::list)
                                            .filter(domain -> domain.domain().equals(name))
                                            .count()
                                    == 1)
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.anyNumber(
                    VERIFY_CUSTOM_DOMAIN,
                    BrandingActs::customDomain,
                    (client, domain) -> client.customDomains().verify(domain.id())),
            Act.write(
                            DELETE_CUSTOM_DOMAIN,
                            BrandingActs::customDomain,
                            (client, domain) -> client.customDomains().delete(domain.id()),
                            (client, domain) ->
                                    client.customDomains().find(domain.id()).isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
            Act.read(
                    LIST_EMAIL_DOMAINS,
                    BrandingActs::emailDomain,
                    (client, domain) -> client.emailDomains().list(PageRequest.first())),
            Act.read(
                    GET_EMAIL_DOMAIN,
                    BrandingActs::emailDomain,
                    (client, domain) -> client.emailDomains().find(domain.id())),
            Act.write(
                            CREATE_EMAIL_DOMAIN,
                            BrandingActs::domainName,
                            (client, name) -> client.emailDomains().create(NewEmailDomain.of(name)),
                            (client, name) -> Pages.stream(client.emailDomains()::list)
                                            .filter(domain -> domain.domain().equals(name))
                                            .count()
                                    == 1)
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.anyNumber(
                    VERIFY_EMAIL_DOMAIN,
                    BrandingActs::emailDomain,
                    (client, domain) -> client.emailDomains().verify(domain.id())),
            Act.write(
                            DELETE_EMAIL_DOMAIN,
                            BrandingActs::emailDomain,
                            (client, domain) -> client.emailDomains().delete(domain.id()),
                            (client, domain) ->
                                    client.emailDomains().find(domain.id()).isEmpty())
                    .onlyOnce(Code.NOT_FOUND));

    private BrandingActs() {}

    private static Brand look(TenantClient client) {
        return client.branding()
                .update(BrandPatch.builder()
                        .primaryColor(Change.set(SNOW))
                        .backgroundColor(Change.set(SNOW))
                        .logo(Change.set(LOGO))
                        .build());
    }

    private static String domainName(TenantClient client) {
        return Subjects.name(client) + ".example.com";
    }

    private static CustomDomain customDomain(TenantClient client) {
        return client.customDomains().create(NewCustomDomain.of(domainName(client)));
    }

    private static EmailDomain emailDomain(TenantClient client) {
        return client.emailDomains().create(NewEmailDomain.of(domainName(client)));
    }
}
