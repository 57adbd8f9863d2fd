package io.ostiary.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainRequestsTest {
    private static final String LABEL = "a".repeat(63);

    @ParameterizedTest
    @CsvSource({
        "login.example.com,login.example.com",
        "LOGIN.Example.COM,login.example.com",
        "bücher.example,xn--bcher-kva.example",
        "例え。テスト,xn--r8jz45g.xn--zckzah",
        "1.2.3.4.com,1.2.3.4.com",
        "a.b,a.b"
    })
    void aDomainIsItsALabelsInSmallLetters(String written, String name) {
        assertThat(DomainName.of(written)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "com",
                "localhost",
                "example.com.",
                ".example.com",
                "a..b",
                "-a.example.com",
                "a-.example.com",
                "192.0.2.1",
                "1.2",
                "[::1]",
                "::1",
                "2001:db8::1",
                "https://example.com",
                "example.com:443",
                "example.com/path",
                "user@example.com",
                "exa mple.com",
                "example.com\n",
                "*.example.com",
                "_dmarc.example.com",
                "example.c\u0000m",
                "\ud800.example.com",
                "xn--.example..com"
            })
    void whatIsNoDomainIsRefused(String text) {
        assertThat(DomainName.normalised(text)).isEmpty();
        assertThatThrownBy(() -> DomainName.of(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("domain");
    }

    @Test
    void labelsAndDomainsHaveTheirLengths() {
        String longest = String.join(".", LABEL, LABEL, LABEL, "a".repeat(28));

        assertThat(DomainName.of(longest).value()).hasSize(220);
        assertThat(DomainName.normalised("a" + longest)).isEmpty();
        assertThat(DomainName.normalised("a" + LABEL + ".example.com")).isEmpty();
        assertThat(DomainName.normalised("ü".repeat(60) + "." + "ü".repeat(60) + "." + "ü".repeat(60) + ".example"))
                .isEmpty();
        assertThat(DomainName.normalised("a.".repeat(1_000_000) + "com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"straße.de", "οδός.gr", "a\u200db.example", "a\u200cb.example"})
    void aNameThatIsTwoDomainsIsRefusedUnlessItsLabelIsWrittenOut(String text) {
        assertThat(DomainName.normalised(text)).isEmpty();
        assertThatThrownBy(() -> DomainName.of(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("xn--");
        assertThat(DomainName.of("xn--strae-oqa.de")).hasToString("xn--strae-oqa.de");
    }

    @Test
    void aSenderIsNotInADomainThatOldProgramsTakeItFor() {
        NewEmailDomain strasse = NewEmailDomain.of("strasse.de");

        assertThatThrownBy(() -> strasse.withSender("ceo@straße.de", null))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("sender_email must be an address in strasse.de");
        assertThat(strasse.withSender("CEO@STRASSE.de", null).senderEmail()).isEqualTo("CEO@strasse.de");
    }

    @Test
    void aSenderWhoseDomainIsTooLongWrittenOutIsRefused() {
        String label = "ü".repeat(55);
        NewEmailDomain domain = NewEmailDomain.of(String.join(".", label, label, label, "example"));

        assertThatThrownBy(() -> domain.withSender(
                        "a".repeat(64) + "@" + String.join(".", label, label, label, "example"), null))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("sender_email");
    }

    @Test
    void aSenderIsInTheDomain() {
        NewEmailDomain domain = NewEmailDomain.of("Bücher.example");

        assertThat(domain.withSender("no-reply@BÜCHER.example", null).senderEmail())
                .isEqualTo("no-reply@xn--bcher-kva.example");
        for (String other : List.of(
                "no-reply@example.com",
                "no-reply@mail.bücher.example",
                "no-reply@bücher.example.evil.example",
                "bücher.example",
                "a@b@bücher.example",
                "no-reply@bücher.example\r\nBcc: all@example.com")) {
            assertThatThrownBy(() -> domain.withSender(other, null))
                    .as(other)
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("sender_email");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Acme\r\nBcc: all@example.com",
                "Acme\nX",
                "Acme\u0000",
                "Acme\u2028X",
                "Acme\" <evil@example.com>",
                "Acme\\",
                "emcA\u202e",
                "Ac\u200bme"
            })
    void aSendersNameCannotEndItsHeaderOrBeReadAsAnother(String name) {
        NewEmailDomain domain = NewEmailDomain.of("example.com");

        assertThatThrownBy(() -> domain.withSender("no-reply@example.com", name))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("sender_name");
    }

    @Test
    void aSendersNameNeedsItsAddress() {
        NewEmailDomain domain = NewEmailDomain.of("example.com");

        assertThatThrownBy(() -> domain.withSender(null, "Acme"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("needs sender_email");
        assertThat(domain.withSender("a@example.com", "Müller & Co, Inc.").senderName())
                .isEqualTo("Müller & Co, Inc.");
    }

    @Test
    void whatWasFoundInsteadIsCutAndPrintable() {
        DnsRecord record = new DnsRecord(DnsRecord.Type.TXT, "a.example.com", "expected");

        MissingRecord missing =
                new MissingRecord(record, Collections.nCopies(500, "v=spf1\u001b[2J\n" + "x".repeat(60_000)));

        assertThat(missing.found())
                .hasSize(10)
                .allSatisfy(value -> assertThat(value).hasSize(255).startsWith("v=spf1?[2J?x"));
    }
}
