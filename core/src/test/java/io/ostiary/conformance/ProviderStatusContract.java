package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Identity providers and built-in methods are switched on and off. */
abstract class ProviderStatusContract extends Contract {
    @Needs({CREATE_IDENTITY_PROVIDER, SET_IDENTITY_PROVIDER_STATUS, GET_IDENTITY_PROVIDER})
    void onlyTheProvidersThatAreNamedAreSwitched() {
        IdentityProvider first = someIdentityProvider();
        IdentityProvider second = someDisabledProvider();
        IdentityProvider third = someIdentityProvider();

        List<IdentityProvider> switched = identityProviders.setStatus(
                new IdentityProviderStatus(new LinkedHashMap<>(Map.of(first.id(), false, second.id(), true))));

        assertThat(switched).containsExactlyInAnyOrder(first.withEnabled(false), second.withEnabled(true));
        eventually(() -> {
            assertThat(identityProviders.find(first.id())).contains(first.withEnabled(false));
            assertThat(identityProviders.find(second.id())).contains(second.withEnabled(true));
            assertThat(identityProviders.find(third.id())).contains(third);
        });
    }

    @Needs(
            value = {CREATE_IDENTITY_PROVIDER, SET_IDENTITY_PROVIDER_STATUS},
            parameters = {
                "create_identity_provider.issuer",
                "create_identity_provider.authorization_url",
                "create_identity_provider.token_url",
                "create_identity_provider.jwks_url"
            })
    void aProviderThatWasSwitchedOffAndOnHasTheSecretThatItHad() {
        Secret secret = fixture.password();
        IdentityProvider provider =
                identityProviders.create(SampleProviders.of(fixture.name(), IdentityProviderType.OIDC, secret));

        identityProviders.setStatus(IdentityProviderStatus.of(provider.id(), false));
        identityProviders.setStatus(IdentityProviderStatus.of(provider.id(), true));

        eventually(() -> assertThat(fixture.harness().presents(fixture.unwatchedDirectory(), provider.id(), secret))
                .isTrue());
    }

    @Needs({CREATE_IDENTITY_PROVIDER, SET_IDENTITY_PROVIDER_STATUS, GET_IDENTITY_PROVIDER})
    void switchingTwiceIsSwitchingOnce() {
        IdentityProvider provider = someIdentityProvider();
        IdentityProviderStatus off = IdentityProviderStatus.of(provider.id(), false);

        assertThat(identityProviders.setStatus(off)).containsExactly(provider.withEnabled(false));
        assertThat(identityProviders.setStatus(off)).containsExactly(provider.withEnabled(false));

        assertThat(identityProviders.find(provider.id())).contains(provider.withEnabled(false));
    }

    @Needs({CREATE_IDENTITY_PROVIDER, SET_IDENTITY_PROVIDER_STATUS, GET_IDENTITY_PROVIDER})
    void nothingIsSwitchedWhenOneOfThemIsNotThere() {
        IdentityProvider provider = someIdentityProvider();
        Map<IdentityProviderId, Boolean> status = new LinkedHashMap<>();
        status.put(provider.id(), false);
        status.put(noIdentityProvider(), false);

        refuses(NotFoundException.class, () -> identityProviders.setStatus(new IdentityProviderStatus(status)));

        assertThat(identityProviders.find(provider.id())).contains(provider);
    }

    @Needs(
            value = {CREATE_IDENTITY_PROVIDER, LIST_IDENTITY_PROVIDERS},
            parameters = "list_identity_providers.enabled")
    void providersAreListedByStatus() {
        IdentityProvider on = someIdentityProvider();
        IdentityProvider off = someDisabledProvider();

        eventually(() -> {
            assertThat(listed(true)).contains(on).doesNotContain(off).allMatch(IdentityProvider::enabled);
            assertThat(listed(false)).contains(off).doesNotContain(on).noneMatch(IdentityProvider::enabled);
        });
    }

    @Needs(LIST_IDENTITY_PROVIDERS)
    void everyBuiltInMethodIsListed() {
        assertThat(all(page -> identityProviders.list(IdentityProviderQuery.ALL, page)))
                .extracting(IdentityProvider::type)
                .containsAll(IdentityProviderType.BUILT_IN);
    }

    @Needs(
            value = {SET_IDENTITY_PROVIDER_STATUS, GET_IDENTITY_PROVIDER},
            parameters = "set_identity_provider_status.providers.email")
    void theSignInWithAPasswordIsSwitched() {
        isSwitched(IdentityProviderType.EMAIL);
    }

    @Needs(
            value = {SET_IDENTITY_PROVIDER_STATUS, GET_IDENTITY_PROVIDER},
            parameters = "set_identity_provider_status.providers.magic_link")
    void theSignInByMailedLinkIsSwitched() {
        fixture.require(Means.PASSWORDLESS);
        isSwitched(IdentityProviderType.MAGIC_LINK);
    }

    @Needs(
            value = {SET_IDENTITY_PROVIDER_STATUS, GET_IDENTITY_PROVIDER},
            parameters = "set_identity_provider_status.providers.sms")
    void theSignInByTextMessageIsSwitched() {
        fixture.require(Means.PASSWORDLESS);
        isSwitched(IdentityProviderType.SMS);
    }

    /** Switches there and back, so that the method is what it was. */
    private void isSwitched(IdentityProviderType method) {
        IdentityProviderId id = IdentityProviderId.of(method.id());
        boolean before = identityProviders.find(id).orElseThrow().enabled();
        for (boolean wanted : List.of(!before, before)) {
            assertThat(identityProviders.setStatus(IdentityProviderStatus.of(id, wanted)))
                    .containsExactly(IdentityProvider.builtIn(method, wanted));
            eventually(() -> assertThat(identityProviders.find(id)).contains(IdentityProvider.builtIn(method, wanted)));
        }
    }

    private List<IdentityProvider> listed(boolean enabled) {
        return all(page -> identityProviders.list(new IdentityProviderQuery(enabled), page));
    }

    private IdentityProvider someDisabledProvider() {
        return identityProviders.create(NewIdentityProvider.builder(fixture.name(), IdentityProviderType.GITHUB)
                .set(ProviderSetting.CLIENT_ID, "client-of-the-kit")
                .clientSecret(fixture.password())
                .enabled(false)
                .build());
    }
}
