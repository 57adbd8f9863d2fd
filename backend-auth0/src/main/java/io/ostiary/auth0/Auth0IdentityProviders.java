package io.ostiary.auth0;

import static io.ostiary.Operation.CREATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.DELETE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.GET_IDENTITY_PROVIDER;
import static io.ostiary.Operation.LIST_IDENTITY_PROVIDERS;
import static io.ostiary.Operation.SET_IDENTITY_PROVIDER_STATUS;
import static io.ostiary.Operation.UPDATE_IDENTITY_PROVIDER;

import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.provider.NewIdentityProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The identity providers of the tenant: its connections. */
final class Auth0IdentityProviders implements IdentityProviders {
    private final ManagedTenant tenant;

    Auth0IdentityProviders(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<IdentityProvider> list(IdentityProviderQuery query, PageRequest page) {
        ProviderTable table = new ProviderTable(tenant, LIST_IDENTITY_PROVIDERS);
        return Paging.byKey(
                LIST_IDENTITY_PROVIDERS,
                List.of(tenant.id(), query),
                page,
                () -> table.told(table.rows()).stream().filter(query::matches).toList(),
                provider -> provider.id().value());
    }

    @Override
    public Optional<IdentityProvider> find(IdentityProviderId id) {
        ProviderTable table = new ProviderTable(tenant, GET_IDENTITY_PROVIDER);
        Optional<IdentityProviderType> method = ProviderTable.method(id);
        return method.isPresent()
                ? Optional.of(table.builtIn(table.rows(), method.get()))
                : table.find(id).map(ProviderRow::toIdentityProvider);
    }

    @Override
    public IdentityProvider create(NewIdentityProvider provider) {
        Map<String, Object> body =
                ProviderWriting.creation(provider, tenant.settings().signIn().clientId());
        ProviderTable table = new ProviderTable(tenant, CREATE_IDENTITY_PROVIDER);
        return tenant.requests(CREATE_IDENTITY_PROVIDER)
                .create(
                        CREATE_IDENTITY_PROVIDER,
                        Subject.newIdentityProvider(provider.id()),
                        attempt -> new ProviderRow(
                                attempt.management("POST", List.of("connections"), Map.of(), RawJson.body(body))),
                        () -> table.find(provider.id()))
                .toIdentityProvider();
    }

    @Override
    public IdentityProvider update(IdentityProviderId id, IdentityProviderPatch patch) {
        IdentityProviders.requireOutside(UPDATE_IDENTITY_PROVIDER, id);
        return tenant.exclusively(UPDATE_IDENTITY_PROVIDER, id, () -> {
            ProviderRow row = new ProviderTable(tenant, UPDATE_IDENTITY_PROVIDER).get(id);
            IdentityProvider after = row.toIdentityProvider().patched(patch);
            return write(
                            UPDATE_IDENTITY_PROVIDER,
                            row,
                            ProviderWriting.change(UPDATE_IDENTITY_PROVIDER, row, after, patch))
                    .toIdentityProvider();
        });
    }

    @Override
    public List<IdentityProvider> setStatus(IdentityProviderStatus status) {
        ProviderTable table = new ProviderTable(tenant, SET_IDENTITY_PROVIDER_STATUS);
        List<ProviderRow> rows = table.rows();
        Map<IdentityProviderId, ProviderRow> meant = new LinkedHashMap<>();
        status.providers().keySet().forEach(id -> meant.put(id, table.row(rows, id)));
        List<IdentityProvider> switched = new ArrayList<>();
        meant.forEach((id, row) -> switched.add(
                switched(id, row, Boolean.TRUE.equals(status.providers().get(id)))));
        return List.copyOf(switched);
    }

    @Override
    public void delete(IdentityProviderId id) {
        IdentityProviders.requireOutside(DELETE_IDENTITY_PROVIDER, id);
        ProviderRow row = new ProviderTable(tenant, DELETE_IDENTITY_PROVIDER).get(id);
        if (row.isDatabase()) {
            throw new ConflictException(
                    DELETE_IDENTITY_PROVIDER,
                    "connection " + id + " is a database, whose users would go with it; delete it in the Auth0"
                            + " Dashboard");
        }
        tenant.requests(DELETE_IDENTITY_PROVIDER)
                .delete(DELETE_IDENTITY_PROVIDER, Subject.identityProvider(id), attempt -> {
                    var unused = attempt.management("DELETE", List.of("connections", row.connection()), Map.of(), null);
                });
    }

    private IdentityProvider switched(IdentityProviderId id, ProviderRow row, boolean enabled) {
        ProviderRow after = row.isActive() == enabled
                ? row
                : tenant.exclusively(SET_IDENTITY_PROVIDER_STATUS, id, () -> {
                    // Its display name, which has to be sent too, may have changed meanwhile.
                    ProviderRow now = ProviderTable.method(id).isPresent()
                            ? row
                            : new ProviderTable(tenant, SET_IDENTITY_PROVIDER_STATUS).get(id);
                    return write(SET_IDENTITY_PROVIDER_STATUS, now, ProviderWriting.status(now, enabled));
                });
        return ProviderTable.method(id)
                .map(method -> IdentityProvider.builtIn(method, after.isActive()))
                .orElseGet(after::toIdentityProvider);
    }

    private ProviderRow write(Operation operation, ProviderRow row, Map<String, Object> body) {
        return new ProviderRow(tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.identityProvider(row.id()),
                        attempt -> attempt.management(
                                "PATCH", List.of("connections", row.connection()), Map.of(), RawJson.body(body))));
    }
}
