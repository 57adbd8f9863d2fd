package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.domain.DomainStatus;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.EmailDomainId;
import io.ostiary.domain.NewEmailDomain;
import java.util.Locale;

/** Domains that mails come from are added, proved and removed. */
abstract class EmailDomainsContract extends Contract {
    @Needs({CREATE_EMAIL_DOMAIN, GET_EMAIL_DOMAIN})
    void aNewDomainTellsWhatIsToBeSetInTheDns() {
        String name = fixture.name() + ".example.com";

        EmailDomain created = emailDomains.create(NewEmailDomain.of(name));

        assertThat(created.domain()).isEqualTo(name);
        assertThat(created.senderEmail()).isNull();
        assertThat(created.proof().status()).isEqualTo(DomainStatus.PENDING);
        assertThat(created.proof().records())
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.name()).endsWith(name));
        eventually(() -> assertThat(reread(created.id())).isEqualTo(created));
    }

    @Needs(
            value = {CREATE_EMAIL_DOMAIN, GET_EMAIL_DOMAIN},
            parameters = {"create_email_domain.sender_email", "create_email_domain.sender_name"})
    void theSenderIsAsItWasGivenInTheDomain() {
        String name = fixture.name() + ".example.com";

        EmailDomain created = emailDomains.create(
                NewEmailDomain.of(name).withSender("no-reply@" + name.toUpperCase(Locale.ROOT), "Éva & Söhne, GmbH"));

        eventually(() -> {
            assertThat(reread(created.id()).senderEmail()).isEqualTo("no-reply@" + name);
            assertThat(reread(created.id()).senderName()).isEqualTo("Éva & Söhne, GmbH");
        });
    }

    @Needs({CREATE_EMAIL_DOMAIN, LIST_EMAIL_DOMAINS})
    void aDomainIsFoundByItsIdAndByItsNameInAnyNotation() {
        EmailDomain created = emailDomains.create(NewEmailDomain.of("Bücher-" + fixture.name() + ".Example"));

        assertThat(created.domain()).startsWith("xn--bcher-").endsWith(".example");
        eventually(() -> {
            assertThat(resolveEmailDomain(created.id().value()).id()).isEqualTo(created.id());
            assertThat(resolveEmailDomain(created.domain().toUpperCase(Locale.ROOT))
                            .id())
                    .isEqualTo(created.id());
            assertThat(all(emailDomains::list)).extracting(EmailDomain::id).contains(created.id());
        });
        refuses(NotFoundException.class, () -> resolveEmailDomain("nothing." + created.domain()));
    }

    @Needs({CREATE_EMAIL_DOMAIN, DELETE_EMAIL_DOMAIN, GET_EMAIL_DOMAIN})
    void aDomainIsThereOnceAndFreeAgainOnceItIsRemoved() {
        EmailDomain first = someEmailDomain();

        refuses(AlreadyExistsException.class, () -> emailDomains.create(NewEmailDomain.of(first.domain())));
        eventually(() -> assertThat(reread(first.id())).isEqualTo(first));

        emailDomains.delete(first.id());
        eventually(() -> assertThat(emailDomains.find(first.id())).isEmpty());
        refuses(NotFoundException.class, () -> emailDomains.delete(first.id()));
        EmailDomain second = emailDomains.create(NewEmailDomain.of(first.domain()));
        assertThat(second.proof().records()).isNotEqualTo(first.proof().records());
    }

    @Needs({CREATE_EMAIL_DOMAIN, GET_EMAIL_DOMAIN, VERIFY_EMAIL_DOMAIN})
    void aDomainIsVerifiedOnceItsRecordsAreThere() {
        EmailDomain domain = someEmailDomain();

        EmailDomain looked = emailDomains.verify(domain.id());
        assertThat(looked.proof().status()).isNotEqualTo(DomainStatus.VERIFIED);
        eventually(() -> assertThat(reread(domain.id())).isEqualTo(looked));

        fixture.publish(domain.proof());
        EmailDomain verified = emailDomains.verify(domain.id());
        assertThat(verified.proof().status()).isEqualTo(DomainStatus.VERIFIED);
        eventually(() -> assertThat(reread(domain.id())).isEqualTo(verified));
    }

    @Needs(GET_EMAIL_DOMAIN)
    void anIdThatNoDomainHasFindsNothing() {
        for (String id : Hostile.IDS) {
            assertThat(emailDomains.find(EmailDomainId.of(id))).as(id).isEmpty();
        }
    }

    private EmailDomain reread(EmailDomainId id) {
        return emailDomains.find(id).orElseThrow();
    }

    private EmailDomain resolveEmailDomain(String reference) {
        fixture.watch().called(LIST_EMAIL_DOMAINS);
        return emailDomains.resolve(reference);
    }
}
