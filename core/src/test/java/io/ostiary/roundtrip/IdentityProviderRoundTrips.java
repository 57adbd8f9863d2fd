package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.List;
import java.util.function.BiConsumer;

/** What is counted of {@link io.ostiary.provider.IdentityProviders}. */
final class IdentityProviderRoundTrips {
    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(
                    LIST_IDENTITY_PROVIDERS,
                    directory -> directory.identityProviders().list(IdentityProviderQuery.ALL, PageRequest.first(50))),
            ofProvider(
                    GET_IDENTITY_PROVIDER,
                    (tenant, provider) -> tenant.directory().identityProviders().find(provider.id())),
            RoundTrip.on(
                    RoundTripTenant::name,
                    CREATE_IDENTITY_PROVIDER,
                    (directory, name) -> directory.identityProviders().create(named(name))),
            ofProvider(
                    UPDATE_IDENTITY_PROVIDER,
                    (tenant, provider) -> tenant.directory()
                            .identityProviders()
                            .update(
                                    provider.id(),
                                    IdentityProviderPatch.builder()
                                            .displayName(Change.set("Renamed"))
                                            .build())),
            ofProvider(
                    SET_IDENTITY_PROVIDER_STATUS,
                    (tenant, provider) -> tenant.directory()
                            .identityProviders()
                            .setStatus(IdentityProviderStatus.of(provider.id(), false))),
            ofProvider(
                    DELETE_IDENTITY_PROVIDER,
                    (tenant, provider) -> tenant.directory().identityProviders().delete(provider.id())));

    private IdentityProviderRoundTrips() {}

    private static RoundTrip ofProvider(Operation operation, BiConsumer<RoundTripTenant, IdentityProvider> action) {
        return RoundTrip.prepared(operation, tenant -> {
            IdentityProvider provider = tenant.directory().identityProviders().create(named(tenant.name()));
            return () -> action.accept(tenant, provider);
        });
    }

    private static NewIdentityProvider named(String name) {
        return NewIdentityProvider.builder(name, IdentityProviderType.GITHUB)
                .set(ProviderSetting.CLIENT_ID, "client")
                .clientSecret(Secret.of("secret of the provider"))
                .build();
    }
}
