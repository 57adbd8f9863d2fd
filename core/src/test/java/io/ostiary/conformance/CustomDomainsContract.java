package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.DnsRecord;
import io.ostiary.domain.DomainStatus;
import io.ostiary.domain.NewCustomDomain;
import java.util.Locale;

/** Domains that people sign in under are added, proved and removed. */
abstract class CustomDomainsContract extends Contract {
    @Needs({CREATE_CUSTOM_DOMAIN, GET_CUSTOM_DOMAIN})
    void aNewDomainTellsWhatIsToBeSetInTheDns() {
        String name = fixture.name() + ".example.com";

        CustomDomain created = customDomains.create(NewCustomDomain.of(name));

        assertThat(created.domain()).isEqualTo(name);
        assertThat(created.proof().status()).isEqualTo(DomainStatus.PENDING);
        assertThat(created.proof().missing()).isEmpty();
        assertThat(created.proof().records()).isNotEmpty().allSatisfy(record -> {
            assertThat(record.name()).endsWith(name);
            assertThat(record.value()).isNotBlank();
        });
        eventually(() -> assertThat(reread(created.id())).isEqualTo(created));
    }

    @Needs({CREATE_CUSTOM_DOMAIN, LIST_CUSTOM_DOMAINS})
    void aDomainIsFoundByItsIdAndByItsNameInAnyNotation() {
        CustomDomain created = customDomains.create(NewCustomDomain.of("LOGIN.Bücher-" + fixture.name() + ".example"));

        assertThat(created.domain()).startsWith("login.xn--bcher-").endsWith(".example");
        eventually(() -> {
            assertThat(resolveCustomDomain(created.id().value()).id()).isEqualTo(created.id());
            assertThat(resolveCustomDomain(created.domain().toUpperCase(Locale.ROOT))
                            .id())
                    .isEqualTo(created.id());
            assertThat(all(customDomains::list)).extracting(CustomDomain::id).contains(created.id());
        });
        refuses(NotFoundException.class, () -> resolveCustomDomain("nothing." + created.domain()));
    }

    @Needs({CREATE_CUSTOM_DOMAIN, GET_CUSTOM_DOMAIN})
    void aDomainHasOneOwner() {
        CustomDomain first = someCustomDomain();

        AlreadyExistsException refusal = refuses(
                AlreadyExistsException.class,
                () -> customDomains.create(NewCustomDomain.of(first.domain().toUpperCase(Locale.ROOT))));

        assertThat(refusal.getMessage()).contains(first.domain());
        eventually(() -> assertThat(reread(first.id())).isEqualTo(first));
    }

    @Needs({CREATE_CUSTOM_DOMAIN, DELETE_CUSTOM_DOMAIN})
    void aRemovedDomainCanBeAddedAgainAndIsProvedByAnotherRecord() {
        CustomDomain first = someCustomDomain();
        customDomains.delete(first.id());

        CustomDomain second = customDomains.create(NewCustomDomain.of(first.domain()));

        assertThat(second.proof().status()).isEqualTo(DomainStatus.PENDING);
        assertThat(second.proof().records())
                .extracting(DnsRecord::value)
                .isNotEqualTo(
                        first.proof().records().stream().map(DnsRecord::value).toList());
    }

    @Needs({CREATE_CUSTOM_DOMAIN, DELETE_CUSTOM_DOMAIN, GET_CUSTOM_DOMAIN, VERIFY_CUSTOM_DOMAIN})
    void aRemovedDomainIsGone() {
        CustomDomain domain = someCustomDomain();

        customDomains.delete(domain.id());

        eventually(() -> assertThat(customDomains.find(domain.id())).isEmpty());
        refuses(NotFoundException.class, () -> customDomains.verify(domain.id()));
        refuses(NotFoundException.class, () -> customDomains.delete(domain.id()));
    }

    @Needs({CREATE_CUSTOM_DOMAIN, GET_CUSTOM_DOMAIN, VERIFY_CUSTOM_DOMAIN})
    void aDomainWithoutItsRecordsIsNotVerified() {
        CustomDomain domain = someCustomDomain();

        CustomDomain looked = customDomains.verify(domain.id());

        assertThat(looked.proof().status()).isNotEqualTo(DomainStatus.VERIFIED);
        assertThat(looked.proof().records()).isEqualTo(domain.proof().records());
        eventually(() -> assertThat(reread(domain.id())).isEqualTo(looked));
    }

    @Needs({CREATE_CUSTOM_DOMAIN, GET_CUSTOM_DOMAIN, VERIFY_CUSTOM_DOMAIN})
    void aDomainWithItsRecordsIsVerified() {
        CustomDomain domain = someCustomDomain();
        CustomDomain other = someCustomDomain();
        customDomains.verify(domain.id());
        fixture.publish(domain.proof());

        CustomDomain looked = customDomains.verify(domain.id());

        assertThat(looked.proof().status()).isEqualTo(DomainStatus.VERIFIED);
        assertThat(looked.proof().missing()).isEmpty();
        eventually(() -> assertThat(reread(domain.id())).isEqualTo(looked));
        assertThat(customDomains.verify(domain.id()).proof().status()).isEqualTo(DomainStatus.VERIFIED);
        assertThat(customDomains.verify(other.id()).proof().status()).isNotEqualTo(DomainStatus.VERIFIED);
    }

    @Needs(GET_CUSTOM_DOMAIN)
    void anIdThatNoDomainHasFindsNothing() {
        for (String id : Hostile.IDS) {
            assertThat(customDomains.find(CustomDomainId.of(id))).as(id).isEmpty();
        }
    }

    private CustomDomain reread(CustomDomainId id) {
        return customDomains.find(id).orElseThrow();
    }

    private CustomDomain resolveCustomDomain(String reference) {
        fixture.watch().called(LIST_CUSTOM_DOMAINS);
        return customDomains.resolve(reference);
    }
}
