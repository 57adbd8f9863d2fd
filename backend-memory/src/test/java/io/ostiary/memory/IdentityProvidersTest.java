package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditTarget;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.AuthMethod;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityProvidersTest {
    private static final Secret SECRET = Secret.of("secret of the partner");
    private static final IdentityProviderId GOOGLE = IdentityProviderId.of("google");

    private final Fixture fixture = Fixture.open();
    private final IdentityProviders providers = fixture.directory().identityProviders();

    @AfterEach
    void everyIndexAgrees() {
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void theBuiltInMethodsAreThoseThatTheTenantAllows() {
        providers.setStatus(IdentityProviderStatus.of(builtIn(IdentityProviderType.MAGIC_LINK), true));
        providers.setStatus(IdentityProviderStatus.of(builtIn(IdentityProviderType.EMAIL), false));

        assertThat(fixture.backend()
                        .tenants(Fixture.CALL)
                        .find(Fixture.MAIN)
                        .orElseThrow()
                        .settings()
                        .authMethods())
                .isEqualTo(Set.of(AuthMethod.MAGIC_LINK));
    }

    @Test
    void nobodySignsInByAPasswordWhereThatIsSwitchedOff() {
        var unused = fixture.user("ada@example.com");
        providers.setStatus(IdentityProviderStatus.of(builtIn(IdentityProviderType.EMAIL), false));

        assertThat(fixture.sessions().authenticate("ada@example.com", Fixture.PASSWORD))
                .isInstanceOf(SignIn.Rejected.class);
    }

    @Test
    void aDigestOfTheSecretGoesWithItsProvider() {
        google();
        assertThat(fixture.backend().isSecretOf(Fixture.MAIN, GOOGLE, SECRET)).isTrue();
        assertThat(fixture.backend().isSecretOf(Fixture.MAIN, GOOGLE, Secret.of("another")))
                .isFalse();

        providers.delete(GOOGLE);

        assertThat(fixture.backend().isSecretOf(Fixture.MAIN, GOOGLE, SECRET)).isFalse();
    }

    @Test
    void anEventNamesTheProviderAndTheSettingsThatChanged() {
        google();

        IdentityProvider unused = providers.update(
                GOOGLE,
                IdentityProviderPatch.builder()
                        .set(ProviderSetting.CLIENT_ID, "another")
                        .clientSecret(Secret.of("another secret"))
                        .build());

        AuditEvent event = newest();
        assertThat(event.type()).isEqualTo("identity_provider.update");
        assertThat(event.targets()).containsExactly(new AuditTarget("identity_provider", "google", "Google"));
        assertThat(event.fields()).containsExactly("client_id", "client_secret");
        assertThat(event.toString()).doesNotContain("another");
    }

    @Test
    void anEventNamesTheProvidersThatWereSwitched() {
        google();

        providers.setStatus(IdentityProviderStatus.of(GOOGLE, false));

        assertThat(newest().targets()).contains(new AuditTarget("identity_provider", "google", "Google"));
    }

    private void google() {
        IdentityProvider unused =
                providers.create(NewIdentityProvider.builder(GOOGLE.value(), IdentityProviderType.GOOGLE)
                        .displayName("Google")
                        .set(ProviderSetting.CLIENT_ID, "client")
                        .clientSecret(SECRET)
                        .build());
    }

    private AuditEvent newest() {
        return fixture.directory()
                .auditEvents()
                .search(AuditQuery.all(), PageRequest.first(1))
                .items()
                .get(0);
    }

    private static IdentityProviderId builtIn(IdentityProviderType method) {
        return IdentityProviderId.of(method.id());
    }
}
