package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.auth0.emulator.Caller.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BrandingEmulatorTest extends EmulatorContext {
    @Test
    void whatIsSetIsToldAndWhatIsNullIsLeftOut() {
        api.patch(
                "/branding",
                "{'colors':{'primary':'#ea5323','page_background':{'type':'linear-gradient','start':'#000000'}},"
                        + "'logo_url':'https://mycompany.org/logo.png'}");

        assertThat(api.get("/branding")
                        .json()
                        .at("/colors/page_background/type")
                        .asText())
                .isEqualTo("linear-gradient");

        Result changed =
                api.patch("/branding", "{'colors':{'primary':null,'page_background':'#ffffff'},'logo_url':null}");
        assertThat(changed.json().toString()).isEqualTo("{\"colors\":{\"page_background\":\"#ffffff\"}}");
    }

    @Test
    void bodiesAreChecked() {
        for (String body : new String[] {
            "{}",
            "{'colors':{}}",
            "{'colors':{'primary':'red'}}",
            "{'colors':{'page_background':1}}",
            "{'logo_url':'http://mycompany.org/logo.png'}",
            "{'dark':{}}"
        }) {
            assertThat(api.patch("/branding", body).errorCode()).as(body).isEqualTo("invalid_body");
        }
    }

    @Test
    void thereIsOneThemeWhichIsWrittenAsAWhole() {
        String theme = theme("#00ff00");
        assertRefused(
                api.get("/branding/themes/default"),
                404,
                "theme_not_found",
                "There was an error retrieving branding settings: invalid theme ID");

        String id = api.post("/branding/themes", theme).text("themeId");

        assertThat(id).hasSize(32);
        assertThat(api.post("/branding/themes", theme).status()).isEqualTo(409);
        assertThat(api.patch("/branding/themes/" + id, theme("#123456")).status())
                .isEqualTo(200);
        assertThat(api.get("/branding/themes/default")
                        .json()
                        .at("/colors/body_text")
                        .asText())
                .isEqualTo("#123456");
        assertThat(api.patch("/branding/themes/" + id, "{'colors':{'body_text':'#123456'}}")
                        .errorCode())
                .isEqualTo("invalid_body");
        assertThat(api.patch("/branding/themes/" + id, theme("blue")).errorCode())
                .isEqualTo("invalid_body");
        assertThat(api.patch("/branding/themes/nothing", theme).status()).isEqualTo(404);
    }

    private static String theme(String color) {
        try (InputStream theme = Objects.requireNonNull(
                BrandingEmulatorTest.class.getResourceAsStream("/io/ostiary/auth0/theme.json"))) {
            return new String(theme.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("#1e212a", color)
                    .replace('"', '\'');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDomainIsReadyOnceItsRecordIsThere() {
        Result created = api.post("/custom-domains", "{'domain':'login.example.com','type':'auth0_managed_certs'}");
        String path = "/custom-domains/" + created.text("custom_domain_id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("status")).isEqualTo("pending_verification");
        assertThat(created.json().at("/verification/methods/0/name").asText()).isEqualTo("CNAME");
        assertThat(api.post(path + "/verify", "").text("status")).isEqualTo("pending_verification");

        emulator.switches()
                .publish(
                        "login.example.com",
                        created.json().at("/verification/methods/0/record").asText());

        assertThat(api.post(path + "/verify", "").text("status")).isEqualTo("ready");
        assertThat(api.post(path + "/verify", "").status()).isEqualTo(400);
        assertThat(api.get(path).text("status")).isEqualTo("ready");
    }

    @Test
    void aDomainIsThereOnceAndDeletingItTwiceIsNoFailure() {
        String body = "{'domain':'login.example.com','type':'self_managed_certs'}";
        Result created = api.post("/custom-domains", body);
        String path = "/custom-domains/" + created.text("custom_domain_id");

        assertThat(created.json().at("/verification/methods/0/domain").asText())
                .isEqualTo("_cf-custom-hostname.login.example.com");
        assertThat(api.post("/custom-domains", body).status()).isEqualTo(409);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertRefused(
                api.get(path),
                404,
                "inexistent_custom_domain",
                "The custom domain " + created.text("custom_domain_id") + " does not exist");
    }

    @Test
    void domainsAreABareArrayUnlessAPageIsAskedFor() {
        for (String domain : new String[] {"a.example.com", "b.example.com", "c.example.com"}) {
            api.post("/custom-domains", "{'domain':'" + domain + "','type':'auth0_managed_certs'}");
        }

        assertThat(api.get("/custom-domains").json()).hasSize(3);
        Result first = api.get("/custom-domains?take=2");
        assertThat(first.json().path("custom_domains")).hasSize(2);
        Result second = api.get("/custom-domains?take=2&from=" + first.text("next"));
        assertThat(second.json().at("/custom_domains/0/domain").asText()).isEqualTo("c.example.com");
        assertThat(second.json().has("next")).isFalse();
    }
}
