package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.UPDATE_API;

import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.Apis;
import io.ostiary.api.NewApi;
import io.ostiary.backend.Paging;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.representations.idm.ClientScopeRepresentation;

/** The APIs of a realm: client scopes that put the API into the audience of tokens. */
final class KeycloakApis implements Apis {
    private final Realm realm;

    KeycloakApis(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Page<Api> list(PageRequest page) {
        return Paging.byKey(
                LIST_APIS,
                realm.tenant(),
                page,
                () -> new RealmApis(realm, LIST_APIS)
                        .all()
                        .map(ApiClientScopes::toApi)
                        .toList(),
                api -> api.id().value());
    }

    @Override
    public Optional<Api> find(ApiId id) {
        return new RealmApis(realm, GET_API).find(id).map(ApiClientScopes::toApi);
    }

    @Override
    public Api create(NewApi api) {
        requireUnsaid(CREATE_API, api.tokenLifetime() == null, api.signingAlg() == null);
        ApiClientScope.requireFits(api.identifier(), api.name(), api.scopes());
        return realm.exclusively(CREATE_API, List.of(realm.tenant(), api.identifier()), () -> {
            ApiId id = new RealmApis(realm, CREATE_API).create(api);
            return new Api(id, api.identifier(), api.name(), api.scopes(), null, null);
        });
    }

    @Override
    public Api update(ApiId id, ApiPatch patch) {
        requireUnsaid(
                UPDATE_API, patch.tokenLifetime().keeps(), patch.signingAlg().keeps());
        return realm.exclusively(UPDATE_API, id, () -> {
            RealmApis apis = new RealmApis(realm, UPDATE_API);
            ApiClientScopes there = apis.get(id);
            Api before = there.toApi();
            Api after = before.patched(patch);
            ApiClientScope.requireFits(after.identifier(), after.name(), after.scopes());
            apis.requireFree(after.identifier(), after.scopes());
            there.ofScopes().stream()
                    .filter(scope -> !after.scopeValues().contains(ApiClientScope.value(scope)))
                    .forEach(gone -> apis.delete(id, gone));
            after.scopes().forEach(scope -> write(apis, there, scope));
            if (!after.name().equals(before.name())) {
                apis.describe(id, there.own(), after.name());
            }
            return after;
        });
    }

    @Override
    public void delete(ApiId id) {
        realm.exclusively(DELETE_API, id, () -> {
            RealmApis apis = new RealmApis(realm, DELETE_API);
            ApiClientScopes api = apis.get(id);
            api.all().forEach(scope -> apis.delete(id, scope));
            return id;
        });
    }

    @Override
    public Api resolve(String reference) {
        return new RealmApis(realm, LIST_APIS).resolve(reference);
    }

    private static void write(RealmApis apis, ApiClientScopes there, ApiScope scope) {
        Optional<ClientScopeRepresentation> before = there.of(scope);
        if (before.isEmpty()) {
            apis.create(there.id(), ApiClientScope.identifier(there.own()), scope);
        } else if (!Objects.equals(ApiClientScope.toScope(before.get()), scope)) {
            apis.describe(there.id(), before.get(), scope.description());
        }
    }

    private static void requireUnsaid(Operation operation, boolean tokenLifetime, boolean signingAlg) {
        if (!tokenLifetime) {
            KeycloakCapabilities.WIDEST.require(operation, "token_lifetime");
        }
        if (!signingAlg) {
            KeycloakCapabilities.WIDEST.require(operation, "signing_alg");
        }
    }
}
