package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.api.Api;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditTypes;
import io.ostiary.backend.Directory;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.session.SignIn;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The part of {@link UnverifiedAnswers} that is about what signs in, calls and is called, and about the log. */
interface UnverifiedAccess {
    Secret PASSWORD = Secret.of("Canary-Password-1!");

    TenantHarness tenant();

    Directory directory();

    /** What names begin with, so that they are found when a run breaks off. */
    String mark();

    @Test
    default void revokingATokenProvesTheSecretOfAnApplicationWhateverTheTokenIs() {
        ApiKeys keys = directory().apiKeys();
        IssuedApiKey issued = keys.create(NewApiKey.reading(mark() + "-proof"));
        ApiKeyCredential right = ApiKeyCredential.parse(issued.credential()).orElseThrow();

        tenant().eventually(() -> assertThat(keys.authenticate(right)).contains(issued.key()));
        assertThat(keys.authenticate(new ApiKeyCredential(right.tenant(), right.id(), Secret.of("a".repeat(64)))))
                .isEmpty();
        keys.revoke(right.id());
        assertThat(keys.authenticate(right)).isEmpty();
    }

    @Test
    default void aProviderThatIsSwitchedOffStaysWithAllThatItHas() {
        IdentityProviders providers = directory().identityProviders();
        IdentityProvider made = providers.create(NewIdentityProvider.builder(mark(), IdentityProviderType.OIDC)
                .set(ProviderSetting.CLIENT_ID, "client")
                .set(ProviderSetting.ISSUER, "https://issuer.example.com")
                .set(ProviderSetting.AUTHORIZATION_URL, "https://issuer.example.com/authorize")
                .set(ProviderSetting.TOKEN_URL, "https://issuer.example.com/token")
                .set(ProviderSetting.JWKS_URL, "https://issuer.example.com/keys")
                .clientSecret(PASSWORD)
                .build());

        providers.setStatus(IdentityProviderStatus.of(made.id(), false));

        tenant().eventually(() -> {
            IdentityProvider off = providers.find(made.id()).orElseThrow();
            assertThat(off.enabled()).isFalse();
            assertThat(off.settings()).isEqualTo(made.settings());
            assertThat(tenant().presents(directory(), made.id(), PASSWORD)).isTrue();
        });
        providers.setStatus(IdentityProviderStatus.of(made.id(), true));
        tenant().eventually(() ->
                assertThat(providers.find(made.id()).orElseThrow().enabled()).isTrue());
        providers.delete(made.id());
    }

    @Test
    default void aScopeThatAnApiHasNotIsNotGranted() {
        ApplicationId job = directory()
                .applications()
                .create(NewApplication.of(mark() + "-job", ApplicationType.MACHINE))
                .application()
                .id();
        Api api = directory()
                .apis()
                .create(NewApi.of(mark(), "https://" + mark() + "-grant.example.com")
                        .withScopes(List.of(ApiScope.of("read"))));

        assertThatThrownBy(() -> tenant().operator()
                        .post(
                                Map.of(
                                        "client_id",
                                        job.value(),
                                        "audience",
                                        api.identifier(),
                                        "scope",
                                        List.of("read", "burn")),
                                "client-grants"))
                .isInstanceOf(InvalidArgumentException.class);

        assertThat(directory()
                        .apiGrants()
                        .holders(api.id(), PageRequest.first())
                        .items())
                .isEmpty();
        directory().apis().delete(api.id());
        directory().applications().delete(job);
    }

    @Test
    default void tokensCanLiveShorterThanThoseForTheBrowserDoUnlessToldOtherwise() {
        Duration brief = Duration.ofMinutes(5);
        Api made = directory()
                .apis()
                .create(NewApi.of(mark(), "https://" + mark() + "-made.example.com")
                        .withTokenLifetime(brief));
        Api changed = directory().apis().create(NewApi.of(mark(), "https://" + mark() + "-changed.example.com"));
        directory()
                .apis()
                .update(
                        changed.id(),
                        ApiPatch.builder().tokenLifetime(Change.set(brief)).build());

        for (Api api : List.of(made, changed)) {
            tenant().eventually(() -> assertThat(
                            directory().apis().find(api.id()).orElseThrow().tokenLifetime())
                    .isEqualTo(brief));
            directory().apis().delete(api.id());
        }
    }

    @Test
    default void aPasswordThatIsRightLeavesOneSignInAndOneThatIsWrongAFailure() {
        String address = "logged-" + mark() + "@example.com";
        User user = directory()
                .users()
                .create(NewUser.withEmail(address).password(PASSWORD).build());

        assertThat(directory().sessions().authenticate(address, PASSWORD)).isInstanceOf(SignIn.SignedIn.class);
        tenant().eventually(() ->
                assertThat(signIns(user)).extracting(AuditEvent::rawType).containsExactly("auth0:sepft"));
        assertThat(directory().sessions().authenticate(address, Secret.of("not-" + PASSWORD.reveal())))
                .isInstanceOf(SignIn.Rejected.class);
        tenant().eventually(() ->
                assertThat(signIns(user)).extracting(AuditEvent::rawType).containsExactly("auth0:fp", "auth0:sepft"));
    }

    private List<AuditEvent> signIns(User user) {
        return directory()
                .auditEvents()
                .search(
                        AuditQuery.builder()
                                .types(Set.of(AuditTypes.SIGN_IN))
                                .target(user.id().value())
                                .build(),
                        PageRequest.first())
                .items();
    }
}
