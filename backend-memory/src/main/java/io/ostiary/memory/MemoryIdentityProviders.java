package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.DELETE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.GET_IDENTITY_PROVIDER;
import static io.ostiary.Operation.LIST_IDENTITY_PROVIDERS;
import static io.ostiary.Operation.SET_IDENTITY_PROVIDER_STATUS;
import static io.ostiary.Operation.UPDATE_IDENTITY_PROVIDER;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Paging;
import io.ostiary.memory.token.OpaqueTokens;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.provider.NewIdentityProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The identity providers of a tenant in memory. Nobody is sent to one, so a digest of their secrets is all that is kept.
 */
final class MemoryIdentityProviders implements IdentityProviders {
    private final TenantView view;

    MemoryIdentityProviders(TenantView view) {
        this.view = view;
    }

    @Override
    public Page<IdentityProvider> list(IdentityProviderQuery query, PageRequest page) {
        return view.read(
                LIST_IDENTITY_PROVIDERS,
                (state, now) -> Paging.byKey(
                        LIST_IDENTITY_PROVIDERS,
                        List.of(view.tenant(), query),
                        page,
                        () -> Stream.concat(
                                        BuiltInMethods.of(state.tenant()).stream(),
                                        state.identityProviders().all().stream())
                                .filter(query::matches)
                                .toList(),
                        provider -> provider.id().value()));
    }

    @Override
    public Optional<IdentityProvider> find(IdentityProviderId id) {
        return view.read(GET_IDENTITY_PROVIDER, (state, now) -> find(state, id));
    }

    @Override
    public IdentityProvider create(NewIdentityProvider provider) {
        return view.write(CREATE_IDENTITY_PROVIDER, (state, now) -> {
            if (find(state, provider.id()).isPresent()) {
                throw new AlreadyExistsException(
                        CREATE_IDENTITY_PROVIDER, "identity provider", "name", provider.name());
            }
            return written(state, IdentityProvider.of(provider), Optional.ofNullable(provider.clientSecret()));
        });
    }

    @Override
    public IdentityProvider update(IdentityProviderId id, IdentityProviderPatch patch) {
        return view.write(UPDATE_IDENTITY_PROVIDER, (state, now) -> {
            IdentityProvider changed =
                    outside(UPDATE_IDENTITY_PROVIDER, state, id).patched(patch);
            return written(state, changed, Optional.ofNullable(patch.clientSecret()));
        });
    }

    @Override
    public List<IdentityProvider> setStatus(IdentityProviderStatus status) {
        return view.write(SET_IDENTITY_PROVIDER_STATUS, (state, now) -> {
            TenantState next = state;
            List<IdentityProvider> switched = new ArrayList<>();
            for (Map.Entry<IdentityProviderId, Boolean> wanted :
                    status.providers().entrySet()) {
                IdentityProvider provider = find(next, wanted.getKey())
                        .orElseThrow(() -> missing(SET_IDENTITY_PROVIDER_STATUS, wanted.getKey()))
                        .withEnabled(wanted.getValue());
                switched.add(provider);
                next = provider.type().builtIn()
                        ? next.withTenant(BuiltInMethods.with(next.tenant(), provider))
                        : next.withIdentityProviders(next.identityProviders().with(provider));
            }
            return new Written<>(next, List.copyOf(switched));
        });
    }

    @Override
    public void delete(IdentityProviderId id) {
        view.update(
                DELETE_IDENTITY_PROVIDER,
                (state, now) -> state.withIdentityProviders(state.identityProviders()
                        .without(outside(DELETE_IDENTITY_PROVIDER, state, id).id())));
    }

    private static Optional<IdentityProvider> find(TenantState state, IdentityProviderId id) {
        return BuiltInMethods.find(state.tenant(), id)
                .or(() -> state.identityProviders().find(id));
    }

    private static IdentityProvider outside(Operation operation, TenantState state, IdentityProviderId id) {
        IdentityProviders.requireOutside(operation, id);
        return state.identityProviders().find(id).orElseThrow(() -> missing(operation, id));
    }

    private static NotFoundException missing(Operation operation, IdentityProviderId id) {
        return new NotFoundException(operation, "identity provider", id.value());
    }

    private static Written<IdentityProvider> written(
            TenantState state, IdentityProvider provider, Optional<Secret> secret) {
        IdentityProviderTable table = state.identityProviders().with(provider);
        return new Written<>(
                state.withIdentityProviders(
                        secret.map(given -> table.withSecret(provider.id(), OpaqueTokens.digest(given)))
                                .orElse(table)),
                provider);
    }
}
