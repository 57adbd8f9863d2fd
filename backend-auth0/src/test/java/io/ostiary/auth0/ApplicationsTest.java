package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.PageRequest;
import io.ostiary.UnsupportedException;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.Applications;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.application.WebOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
    private final Emulated emulated = new Emulated();
    private final Applications applications = emulated.directory().applications();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void theApplicationThatTheBackendIsIsNeitherToldNorChanged() {
        ApplicationId own = ApplicationId.of(emulated.tenant.clientId());

        assertThat(applications.find(own)).isEmpty();
        assertThat(applications.list(ApplicationQuery.ALL, PageRequest.first()).items())
                .extracting(Application::id)
                .containsExactly(ApplicationId.of(emulated.tenant.signInClientId()));
        refuses(() -> applications.delete(own));
        refuses(() -> applications.rotateSecret(own));
        refuses(() -> applications.addRedirectUri(own, RedirectUri.of("https://evil.example/")));
        refuses(() -> applications.update(own, renamed()));
    }

    @Test
    void anApplicationThatTheSettingsNameKeepsWhatTheyRelyOn() {
        ApplicationId signIn = ApplicationId.of(emulated.tenant.signInClientId());

        refuses(() -> applications.delete(signIn));
        refuses(() -> applications.rotateSecret(signIn));
        refuses(() -> applications.update(
                signIn,
                ApplicationPatch.builder().type(Change.set(ApplicationType.SPA)).build()));
        assertThat(applications.update(signIn, renamed()).name()).isEqualTo("Renamed");
    }

    @Test
    void secretsAreNotAskedForWhereTheyAreNotTold() {
        IssuedApplication job = applications.create(NewApplication.of("Job", ApplicationType.MACHINE));
        String secret = Objects.requireNonNull(job.clientSecret()).reveal();
        emulated.tenant.log().clear();

        applications.list(ApplicationQuery.ALL, PageRequest.first());
        applications.find(job.application().id());
        applications.redirectUris(null, PageRequest.first());
        Application unused = applications.resolve("Job");

        assertThat(emulated.tenant.log().exchanges())
                .isNotEmpty()
                .allSatisfy(exchange -> assertThat(exchange.toString()).doesNotContain(secret));
    }

    @Test
    void aSecretFromBeforeIsNotGoodAgain() {
        IssuedApplication shop = applications.create(NewApplication.of("Shop", ApplicationType.WEB));
        ApplicationId id = shop.application().id();

        applications.update(id, toType(ApplicationType.SPA));
        applications.update(id, toType(ApplicationType.WEB));

        assertThat(stored(id).path("client_secret").asText())
                .isNotEqualTo(Objects.requireNonNull(shop.clientSecret()).reveal());
    }

    @Test
    void originsAreWrittenToBothListsAndReadFromBoth() {
        Application shop = applications
                .create(NewApplication.builder("Shop", ApplicationType.SPA)
                        .origins(List.of(WebOrigin.of("https://shop.example.com")))
                        .build())
                .application();

        assertThat(stored(shop.id()).at("/web_origins/0").asText()).isEqualTo("https://shop.example.com");
        assertThat(stored(shop.id()).at("/allowed_origins/0").asText()).isEqualTo("https://shop.example.com");
        emulated.patch("clients/" + shop.id(), "{\"allowed_origins\":[\"https://other.example.com\"]}");
        assertThat(applications.find(shop.id()))
                .hasValueSatisfying(found -> assertThat(found.origins())
                        .containsExactly("https://shop.example.com", "https://other.example.com"));
    }

    @Test
    void refreshTokensOfANewApplicationRotate() {
        Application shop = applications
                .create(NewApplication.of("Shop", ApplicationType.SPA))
                .application();

        assertThat(stored(shop.id()).at("/refresh_token/rotation_type").asText())
                .isEqualTo("rotating");
        assertThat(stored(shop.id()).path("oidc_conformant").asBoolean()).isTrue();
    }

    @Test
    void theLifetimeOfTokensIsRefusedBeforeAnythingIsSent() {
        assertThatExceptionOfType(UnsupportedException.class)
                .isThrownBy(() -> applications.create(NewApplication.builder("Shop", ApplicationType.WEB)
                        .tokenLifetime(Duration.ofMinutes(5))
                        .build()))
                .satisfies(refusal -> assertThat(refusal.parameter()).contains("token_lifetime"));
        assertThat(emulated.tenant.log().exchanges()).isEmpty();
    }

    private JsonNode stored(ApplicationId id) {
        return emulated.get("clients/" + id);
    }

    private static ApplicationPatch renamed() {
        return ApplicationPatch.builder().name(Change.set("Renamed")).build();
    }

    private static ApplicationPatch toType(ApplicationType type) {
        return ApplicationPatch.builder().type(Change.set(type)).build();
    }

    private static void refuses(Runnable change) {
        assertThatExceptionOfType(ConflictException.class).isThrownBy(change::run);
    }
}
