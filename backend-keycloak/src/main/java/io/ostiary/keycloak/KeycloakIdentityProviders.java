package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.DELETE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.GET_IDENTITY_PROVIDER;
import static io.ostiary.Operation.LIST_IDENTITY_PROVIDERS;
import static io.ostiary.Operation.SET_IDENTITY_PROVIDER_STATUS;
import static io.ostiary.Operation.UPDATE_IDENTITY_PROVIDER;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Paging;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** The identity providers of a realm, and beside them the one built-in method that Keycloak has: a password. */
final class KeycloakIdentityProviders implements IdentityProviders {
    private static final List<IdentityProvider> BUILT_IN = IdentityProviderType.BUILT_IN.stream()
            .map(type -> IdentityProvider.builtIn(type, type == IdentityProviderType.EMAIL))
            .toList();

    private final Realm realm;

    KeycloakIdentityProviders(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Page<IdentityProvider> list(IdentityProviderQuery query, PageRequest page) {
        return Paging.byKey(
                LIST_IDENTITY_PROVIDERS,
                List.of(realm.tenant(), query),
                page,
                () -> Stream.concat(
                                BUILT_IN.stream(),
                                providers(LIST_IDENTITY_PROVIDERS).all().stream()
                                        .map(IdentityProviderMapping::toIdentityProvider))
                        .filter(query::matches)
                        .toList(),
                provider -> provider.id().value());
    }

    @Override
    public Optional<IdentityProvider> find(IdentityProviderId id) {
        Optional<IdentityProvider> builtIn = builtIn(id);
        if (builtIn.isPresent()) {
            realm.requireThere(GET_IDENTITY_PROVIDER);
            return builtIn;
        }
        return providers(GET_IDENTITY_PROVIDER).find(id).map(IdentityProviderMapping::toIdentityProvider);
    }

    @Override
    public IdentityProvider create(NewIdentityProvider provider) {
        IdentityProvider wanted = IdentityProvider.of(provider);
        IdentityProviderRepresentation created = IdentityProviderMapping.toRepresentation(wanted);
        RealmIdentityProviders providers = providers(CREATE_IDENTITY_PROVIDER);
        new ProviderConfiguration(providers, created).change(Map.of(), wanted.settings());
        putSecret(created, wanted, provider.clientSecret());
        return IdentityProviderMapping.toIdentityProvider(providers.create(created));
    }

    @Override
    public IdentityProvider update(IdentityProviderId id, IdentityProviderPatch patch) {
        IdentityProviders.requireOutside(UPDATE_IDENTITY_PROVIDER, id);
        RealmIdentityProviders providers = providers(UPDATE_IDENTITY_PROVIDER);
        return realm.exclusively(UPDATE_IDENTITY_PROVIDER, id, () -> {
            IdentityProviderRepresentation found = providers.read(id);
            IdentityProvider before = IdentityProviderMapping.toIdentityProvider(found);
            IdentityProvider after = before.patched(patch);
            requireKey(before, after, patch.clientSecret());
            if (!after.settings().equals(before.settings())) {
                new ProviderConfiguration(providers, found).change(before.settings(), after.settings());
            }
            found.setDisplayName(after.displayName());
            putSecret(found, after, patch.clientSecret());
            providers.write(found);
            return Requests.readBack(
                    UPDATE_IDENTITY_PROVIDER, () -> IdentityProviderMapping.toIdentityProvider(providers.read(id)));
        });
    }

    @Override
    public List<IdentityProvider> setStatus(IdentityProviderStatus status) {
        RealmIdentityProviders providers = providers(SET_IDENTITY_PROVIDER_STATUS);
        for (IdentityProviderId id : status.providers().keySet()) {
            if (builtIn(id).isPresent()) {
                realm.requireThere(SET_IDENTITY_PROVIDER_STATUS);
                KeycloakCapabilities.WIDEST.require(SET_IDENTITY_PROVIDER_STATUS, "providers." + id);
            }
        }
        List<IdentityProviderId> there = providers.all().stream()
                .map(found -> IdentityProviderId.of(found.getAlias()))
                .toList();
        status.providers().keySet().stream()
                .filter(id -> !there.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw Subject.identityProvider(id).missing(SET_IDENTITY_PROVIDER_STATUS);
                });
        List<IdentityProvider> switched = new ArrayList<>();
        status.providers()
                .forEach((id, enabled) -> switched.add(realm.exclusively(SET_IDENTITY_PROVIDER_STATUS, id, () -> {
                    IdentityProviderRepresentation found = providers.read(id);
                    if (found.isEnabled() != enabled) {
                        found.setEnabled(enabled);
                        providers.write(found);
                    }
                    return IdentityProviderMapping.toIdentityProvider(found);
                })));
        return List.copyOf(switched);
    }

    @Override
    public void delete(IdentityProviderId id) {
        IdentityProviders.requireOutside(DELETE_IDENTITY_PROVIDER, id);
        providers(DELETE_IDENTITY_PROVIDER).delete(id);
    }

    private RealmIdentityProviders providers(Operation operation) {
        return new RealmIdentityProviders(realm, operation);
    }

    private static Optional<IdentityProvider> builtIn(IdentityProviderId id) {
        return BUILT_IN.stream().filter(method -> method.id().equals(id)).findFirst();
    }

    private void putSecret(
            IdentityProviderRepresentation provider, IdentityProvider wanted, @Nullable Secret clientSecret) {
        if (clientSecret == null) {
            return;
        }
        Map<String, String> config = IdentityProviderMapping.config(provider);
        Secret shown = wanted.type() == IdentityProviderType.APPLE
                ? AppleClientSecret.signed(
                        clientSecret,
                        setting(wanted, ProviderSetting.TEAM_ID),
                        setting(wanted, ProviderSetting.KEY_ID),
                        setting(wanted, ProviderSetting.CLIENT_ID),
                        realm.requests().now())
                : clientSecret;
        config.put(IdentityProviderMapping.CLIENT_SECRET, shown.reveal());
        provider.setConfig(config);
    }

    /** What is signed into Apple's client secret changes with the key at hand only. */
    private static void requireKey(IdentityProvider before, IdentityProvider after, @Nullable Secret clientSecret) {
        if (before.type() == IdentityProviderType.APPLE
                && clientSecret == null
                && !after.settings().equals(before.settings())) {
            throw new InvalidArgumentException(
                    "client_secret",
                    "is required with another client_id, team_id or key_id, because Keycloak holds only what the key"
                            + " signed");
        }
    }

    private static String setting(IdentityProvider provider, ProviderSetting setting) {
        return Objects.requireNonNull(provider.settings().get(setting));
    }
}
