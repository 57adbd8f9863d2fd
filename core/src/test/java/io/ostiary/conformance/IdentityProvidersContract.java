package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.Map;
import java.util.Set;

/** Outside identity providers come, change and go, and nobody is told their secrets. */
abstract class IdentityProvidersContract extends Contract {
    @Needs(
            value = {CREATE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER},
            parameters = "create_identity_provider.display_name")
    void aNewIdentityProviderIsAsItWasGiven() {
        String name = fixture.name();

        IdentityProvider created =
                identityProviders.create(NewIdentityProvider.builder(name, IdentityProviderType.GOOGLE)
                        .displayName("Sign in with Google")
                        .set(ProviderSetting.CLIENT_ID, "client-of-the-kit")
                        .clientSecret(fixture.password())
                        .build());

        assertThat(created)
                .isEqualTo(new IdentityProvider(
                        IdentityProviderId.of(name),
                        IdentityProviderType.GOOGLE,
                        "Sign in with Google",
                        true,
                        Map.of(ProviderSetting.CLIENT_ID, "client-of-the-kit"),
                        true));
        eventually(() -> assertThat(reread(created)).isEqualTo(created));
    }

    @Needs(
            value = {CREATE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER, LIST_IDENTITY_PROVIDERS},
            parameters = {
                "create_identity_provider.azure_tenant",
                "create_identity_provider.team_id",
                "create_identity_provider.key_id",
                "create_identity_provider.issuer",
                "create_identity_provider.authorization_url",
                "create_identity_provider.token_url",
                "create_identity_provider.jwks_url",
                "create_identity_provider.sso_url",
                "create_identity_provider.certificate"
            })
    void everyTypeIsKeptWithItsSettings() {
        for (IdentityProviderType type : IdentityProviderType.creatableTypes()) {
            NewIdentityProvider wanted = SampleProviders.of(fixture.name(), type, fixture.password());

            IdentityProvider created = identityProviders.create(wanted);

            assertThat(created).isEqualTo(IdentityProvider.of(wanted));
            eventually(() -> {
                assertThat(reread(created)).isEqualTo(created);
                assertThat(all(page -> identityProviders.list(IdentityProviderQuery.ALL, page)))
                        .contains(created);
            });
        }
    }

    @Needs(
            value = CREATE_IDENTITY_PROVIDER,
            parameters = {
                "create_identity_provider.issuer",
                "create_identity_provider.authorization_url",
                "create_identity_provider.token_url",
                "create_identity_provider.jwks_url"
            })
    void theSecretIsWhatTheProviderIsShown() {
        Secret secret = fixture.password();

        IdentityProvider created = someOpenIdProvider(secret);

        assertThat(created.secretSet()).isTrue();
        eventually(() -> presents(created, secret));
    }

    @Needs({CREATE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER})
    void aNameThatIsTakenIsRefusedAndChangesNothing() {
        IdentityProvider there = someIdentityProvider();

        refuses(
                AlreadyExistsException.class,
                () -> identityProviders.create(
                        NewIdentityProvider.builder(there.id().value(), IdentityProviderType.GOOGLE)
                                .set(ProviderSetting.CLIENT_ID, "another-client")
                                .clientSecret(fixture.password())
                                .build()));

        assertThat(reread(there)).isEqualTo(there);
    }

    @Needs(
            value = {CREATE_IDENTITY_PROVIDER, UPDATE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER},
            parameters = {
                "create_identity_provider.issuer",
                "create_identity_provider.authorization_url",
                "create_identity_provider.token_url",
                "create_identity_provider.jwks_url",
                "update_identity_provider.client_id",
                "update_identity_provider.display_name"
            })
    void aChangeTouchesOnlyWhatItNamesAndLeavesTheSecret() {
        Secret secret = fixture.password();
        IdentityProvider before = someOpenIdProvider(secret);

        IdentityProvider changed = identityProviders.update(
                before.id(),
                IdentityProviderPatch.builder()
                        .displayName(Change.set("Partner"))
                        .set(ProviderSetting.CLIENT_ID, "another-client")
                        .build());

        assertThat(changed.displayName()).isEqualTo("Partner");
        assertThat(changed.settings()).containsEntry(ProviderSetting.CLIENT_ID, "another-client");
        eventually(() -> {
            IdentityProvider found = reread(before);
            assertThat(found).isEqualTo(changed);
            assertThat(found.enabled()).isTrue();
            assertThat(found.secretSet()).isTrue();
            for (ProviderSetting kept : before.settings().keySet()) {
                if (kept != ProviderSetting.CLIENT_ID) {
                    assertThat(found.settings())
                            .containsEntry(kept, before.settings().get(kept));
                }
            }
        });
        eventually(() -> presents(before, secret));
    }

    @Needs(
            value = {CREATE_IDENTITY_PROVIDER, UPDATE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER},
            parameters = {
                "create_identity_provider.issuer",
                "create_identity_provider.authorization_url",
                "create_identity_provider.token_url",
                "create_identity_provider.jwks_url",
                "update_identity_provider.display_name",
                "update_identity_provider.issuer",
                "update_identity_provider.authorization_url",
                "update_identity_provider.token_url",
                "update_identity_provider.jwks_url",
                "update_identity_provider.client_secret"
            })
    void everythingIsReplacedAndTheDisplayNameCleared() {
        Secret another = fixture.password();
        IdentityProvider before = someOpenIdProvider(fixture.password());
        identityProviders.update(
                before.id(),
                IdentityProviderPatch.builder()
                        .displayName(Change.set("Partner"))
                        .build());

        identityProviders.update(
                before.id(),
                IdentityProviderPatch.builder()
                        .displayName(Change.clear())
                        .set(ProviderSetting.ISSUER, "https://elsewhere.example.com")
                        .set(ProviderSetting.AUTHORIZATION_URL, "https://elsewhere.example.com/a")
                        .set(ProviderSetting.TOKEN_URL, "https://elsewhere.example.com/t")
                        .set(ProviderSetting.JWKS_URL, "https://elsewhere.example.com/k")
                        .clientSecret(another)
                        .build());

        eventually(() -> {
            IdentityProvider found = reread(before);
            assertThat(found.displayName()).isNull();
            assertThat(found.settings())
                    .isEqualTo(Map.of(
                            ProviderSetting.CLIENT_ID,
                            "client-of-the-kit",
                            ProviderSetting.ISSUER,
                            "https://elsewhere.example.com",
                            ProviderSetting.AUTHORIZATION_URL,
                            "https://elsewhere.example.com/a",
                            ProviderSetting.TOKEN_URL,
                            "https://elsewhere.example.com/t",
                            ProviderSetting.JWKS_URL,
                            "https://elsewhere.example.com/k"));
        });
        eventually(() -> presents(before, another));
    }

    @Needs(
            value = {CREATE_IDENTITY_PROVIDER, UPDATE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER},
            parameters = {"update_identity_provider.issuer", "update_identity_provider.client_id"})
    void whatATypeCannotHaveIsRefusedAndChangesNothing() {
        IdentityProvider before = someIdentityProvider();

        refuses(
                InvalidArgumentException.class,
                () -> identityProviders.update(
                        before.id(),
                        IdentityProviderPatch.builder()
                                .set(ProviderSetting.ISSUER, "https://issuer.example.com")
                                .build()));
        refuses(
                InvalidArgumentException.class,
                () -> identityProviders.update(
                        before.id(),
                        IdentityProviderPatch.builder()
                                .clear(ProviderSetting.CLIENT_ID)
                                .build()));

        assertThat(reread(before)).isEqualTo(before);
    }

    @Needs({CREATE_IDENTITY_PROVIDER, DELETE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER, UPDATE_IDENTITY_PROVIDER})
    void aDeletedIdentityProviderIsGoneAndItsNameFree() {
        IdentityProvider provider = someIdentityProvider();

        identityProviders.delete(provider.id());

        eventually(() -> assertThat(identityProviders.find(provider.id())).isEmpty());
        refuses(NotFoundException.class, () -> identityProviders.delete(provider.id()));
        refuses(
                NotFoundException.class,
                () -> identityProviders.update(
                        provider.id(), IdentityProviderPatch.builder().build()));
        identityProviders.create(
                SampleProviders.of(provider.id().value(), IdentityProviderType.DISCORD, fixture.password()));
        eventually(() -> assertThat(reread(provider).type()).isEqualTo(IdentityProviderType.DISCORD));
    }

    @Needs(GET_IDENTITY_PROVIDER)
    void anIdentityProviderThatIsNotThereIsNotFound() {
        assertThat(identityProviders.find(noIdentityProvider())).isEmpty();
        for (String id : Hostile.IDS) {
            assertThat(identityProviders.find(IdentityProviderId.of(id))).isEmpty();
        }
    }

    @Needs({UPDATE_IDENTITY_PROVIDER, DELETE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER})
    void aBuiltInMethodIsNeitherChangedNorDeleted() {
        for (IdentityProviderType method : IdentityProviderType.BUILT_IN) {
            IdentityProviderId id = IdentityProviderId.of(method.id());

            refuses(
                    ConflictException.class,
                    () -> identityProviders.update(
                            id, IdentityProviderPatch.builder().build()));
            refuses(ConflictException.class, () -> identityProviders.delete(id));

            assertThat(identityProviders.find(id))
                    .hasValueSatisfying(found -> assertThat(found.type()).isEqualTo(method));
        }
    }

    @Needs(
            value = {CREATE_IDENTITY_PROVIDER, UPDATE_IDENTITY_PROVIDER, LIST_IDENTITY_PROVIDERS},
            parameters = "update_identity_provider.display_name")
    void anIdentityProviderIsMeantByIdOrDisplayName() {
        IdentityProvider provider = someIdentityProvider();
        IdentityProvider other = someIdentityProvider();
        String name = "The " + fixture.name();
        rename(provider, name);

        for (String reference : Set.of(provider.id().value(), name)) {
            eventually(() -> assertThat(resolveProvider(reference).id()).isEqualTo(provider.id()));
        }
        refuses(NotFoundException.class, () -> resolveProvider("no such thing"));
        rename(other, name);
        eventually(() -> assertThat(refuses(ConflictException.class, () -> resolveProvider(name)))
                .hasMessageContaining(provider.id().value())
                .hasMessageContaining(other.id().value()));
    }

    private void rename(IdentityProvider provider, String name) {
        identityProviders.update(
                provider.id(),
                IdentityProviderPatch.builder().displayName(Change.set(name)).build());
    }

    private IdentityProvider resolveProvider(String reference) {
        fixture.watch().called(Operation.LIST_IDENTITY_PROVIDERS);
        return identityProviders.resolve(reference);
    }

    private IdentityProvider someOpenIdProvider(Secret secret) {
        return identityProviders.create(SampleProviders.of(fixture.name(), IdentityProviderType.OIDC, secret));
    }

    private IdentityProvider reread(IdentityProvider provider) {
        return identityProviders
                .find(provider.id())
                .orElseThrow(() -> new AssertionError("no identity provider " + provider.id()));
    }

    private void presents(IdentityProvider provider, Secret secret) {
        assertThat(fixture.harness().presents(fixture.unwatchedDirectory(), provider.id(), secret))
                .isTrue();
    }
}
