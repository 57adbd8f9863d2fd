package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.Branding;
import io.ostiary.branding.HexColor;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.CustomDomains;
import io.ostiary.domain.DnsRecord;
import io.ostiary.domain.DomainStatus;
import io.ostiary.domain.NewCustomDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrandingTest {
    private final Emulated emulated = new Emulated();
    private final Branding branding = emulated.directory().branding();
    private final CustomDomains domains = emulated.directory().customDomains();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void aChangeOfOneColorKeepsAGradientAndWhateverElseThereIs() {
        emulated.patch("branding", """
                {"colors":{"primary":"#EA5323","page_background":{"type":"linear-gradient","angle_deg":35}},
                 "favicon_url":"https://mycompany.org/favicon.ico","font":{"url":"https://mycompany.org/font.otf"}}""");
        assertThat(branding.get().colors().primary()).isEqualTo(HexColor.of("#ea5323"));
        assertThat(branding.get().colors().background()).isNull();

        branding.update(BrandPatch.builder()
                .primaryColor(Change.set(HexColor.of("#0a7cff")))
                .build());

        assertThat(emulated.get("branding")
                        .at("/colors/page_background/angle_deg")
                        .asInt())
                .isEqualTo(35);
        assertThat(emulated.get("branding").at("/colors/primary").asText()).isEqualTo("#0a7cff");
        assertThat(emulated.get("branding").fieldNames()).toIterable().contains("favicon_url", "font");
    }

    @Test
    void aColorOfTextMakesAThemeAndLaterChangesKeepWhatElseItSays() {
        branding.update(BrandPatch.builder()
                .primaryColor(Change.set(HexColor.of("#0a7cff")))
                .build());
        branding.update(BrandPatch.builder()
                .textColor(Change.set(HexColor.of("#101418")))
                .build());
        JsonNode made = emulated.get("branding/themes/default");
        assertThat(made.at("/colors/primary_button").asText()).isEqualTo("#0a7cff");
        assertThat(made.at("/colors/header").asText()).isEqualTo("#101418");
        assertThat(made.at("/page_background/background_color").asText()).isEqualTo("#000000");

        ObjectNode theirs = made.deepCopy();
        theirs.remove("themeId");
        theirs.withObject("/widget").put("logo_height", 99);
        theirs.withObject("/colors").put("primary_button", "#112233");
        emulated.patch("branding/themes/" + made.path("themeId").asText(), theirs.toString());
        branding.update(BrandPatch.builder()
                .backgroundColor(Change.set(HexColor.of("#fafafa")))
                .textColor(Change.clear())
                .build());

        JsonNode changed = emulated.get("branding/themes/default");
        assertThat(changed.at("/widget/logo_height").asInt()).isEqualTo(99);
        assertThat(changed.at("/colors/primary_button").asText()).isEqualTo("#112233");
        assertThat(changed.at("/colors/body_text").asText()).isEqualTo("#1e212a");
        assertThat(changed.at("/page_background/background_color").asText()).isEqualTo("#fafafa");
        assertThat(branding.get().colors().text()).isNull();
    }

    @Test
    void aShortColorIsToldAsALongOne() {
        emulated.patch("branding", "{\"colors\":{\"primary\":\"#FFF\"}}");

        assertThat(branding.get().colors().primary()).isEqualTo(HexColor.of("#ffffff"));
    }

    @Test
    void aDomainWithACertificateOfItsOwnIsVerifiedElsewhereBecauseThatGivesOutAKeyOnce() {
        emulated.post("custom-domains", "{\"domain\":\"login.example.com\",\"type\":\"self_managed_certs\"}");
        CustomDomain theirs = domains.resolve("login.example.com");

        assertThat(theirs.proof().records()).singleElement().satisfies(record -> {
            assertThat(record.type()).isEqualTo(DnsRecord.Type.TXT);
            assertThat(record.name()).isEqualTo("_cf-custom-hostname.login.example.com");
        });
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> domains.verify(theirs.id()))
                .withMessageContaining("Dashboard");
    }

    @Test
    void aVerifiedDomainStaysSoWithoutAnotherLook() {
        CustomDomain domain = domains.create(NewCustomDomain.of("login.example.com"));
        domain.proof().records().forEach(record -> emulated.tenant.switches().publish(record.name(), record.value()));

        assertThat(domains.verify(domain.id()).proof().status()).isEqualTo(DomainStatus.VERIFIED);
        assertThat(domains.verify(domain.id()).proof().status()).isEqualTo(DomainStatus.VERIFIED);
    }

    @Test
    void aWordThatIsNoIdIsNobodysDomainAndIsNotAskedFor() {
        CustomDomainId word = CustomDomainId.of("default");
        emulated.tenant.log().clear();

        assertThat(domains.find(word)).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> domains.verify(word));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> domains.delete(word));

        assertThat(emulated.tenant.log().exchanges())
                .extracting(Exchange::path)
                .noneMatch(path -> path.contains("default"));
    }

    @Test
    void moreDomainsThanAPageHoldsAreAllListed() {
        for (int i = 0; i < 101; i++) {
            emulated.post(
                    "custom-domains",
                    "{\"domain\":\"login" + (1000 + i) + ".example.com\",\"type\":\"auth0_managed_certs\"}");
        }

        assertThat(Pages.stream(domains::list)).hasSize(101);
        assertThat(domains.list(PageRequest.first(1)).total()).isEqualTo(101);
    }
}
