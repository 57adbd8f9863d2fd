package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.Secret;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.Applications;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.session.NewSession;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.User;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
    private final Fixture fixture = Fixture.open();
    private final Applications applications = fixture.directory().applications();
    private final User ada = fixture.user("ada@example.com");

    @AfterEach
    void everyIndexAgrees() {
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void accessTokensLastAsLongAsTheirApplicationSays() {
        Application shop = applications
                .create(NewApplication.builder("Shop", ApplicationType.WEB)
                        .tokenLifetime(Duration.ofMinutes(2))
                        .build())
                .application();

        SignedIn signedIn = sessionFor(shop.id().value());

        Map<String, ?> claims = claims(signedIn);
        assertThat(claims.get("aud")).isEqualTo(shop.id().value());
        assertThat(lifetime(claims)).isEqualTo(120);
        applications.update(
                shop.id(),
                ApplicationPatch.builder()
                        .tokenLifetime(Change.set(Duration.ofMinutes(3)))
                        .build());
        SignIn renewed = fixture.sessions().refresh(Fixture.refreshToken(signedIn));
        assertThat(renewed)
                .isInstanceOfSatisfying(
                        SignedIn.class,
                        again -> assertThat(lifetime(claims(again))).isEqualTo(180));
    }

    @Test
    void anApplicationThatNobodyRegisteredIsAnAudienceAsItWas() {
        Map<String, ?> claims = claims(sessionFor("somewhere else"));

        assertThat(claims.get("aud")).isEqualTo("somewhere else");
        assertThat(lifetime(claims)).isEqualTo(300);
    }

    @Test
    void theSessionsOfADeletedApplicationEndAndThoseOfOthersGoOn() {
        Application shop = applications
                .create(NewApplication.of("Shop", ApplicationType.SPA))
                .application();
        SignedIn forShop = sessionFor(shop.id().value());
        SignedIn forOther = sessionFor("other");

        applications.delete(shop.id());

        assertThat(fixture.sessions().refresh(Fixture.refreshToken(forShop)))
                .isInstanceOfSatisfying(
                        SignIn.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(SignIn.Reason.SESSION_ENDED));
        assertThat(fixture.sessions().find(Fixture.session(forOther).id())).isPresent();
    }

    @Test
    void aSecretIsThatOfItsApplicationAndNoOther() {
        IssuedApplication job = applications.create(NewApplication.of("Job", ApplicationType.MACHINE));
        ApplicationId page = applications
                .create(NewApplication.of("Page", ApplicationType.SPA))
                .application()
                .id();
        Secret secret = Objects.requireNonNull(job.clientSecret());

        assertThat(fixture.backend().isSecretOf(Fixture.MAIN, job.application().id(), secret))
                .isTrue();
        assertThat(fixture.backend().isSecretOf(Fixture.MAIN, page, secret)).isFalse();
        assertThat(fixture.backend().isSecretOf(Fixture.MAIN, ApplicationId.of("nobody"), secret))
                .isFalse();
        assertThat(fixture.backend().isSecretOf(Fixture.MAIN, page, Secret.of("null")))
                .isFalse();
    }

    private SignedIn sessionFor(String application) {
        return fixture.sessions().create(NewSession.of(ada.id()).forApplication(application));
    }

    private Map<String, ?> claims(SignedIn signedIn) {
        return fixture.sessions().verify(signedIn.tokens().accessToken(), null).claims();
    }

    private static long lifetime(Map<String, ?> claims) {
        return ((Number) Objects.requireNonNull(claims.get("exp"))).longValue()
                - ((Number) Objects.requireNonNull(claims.get("iat"))).longValue();
    }
}
