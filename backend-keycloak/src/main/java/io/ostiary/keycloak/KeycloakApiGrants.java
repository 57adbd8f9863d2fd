package io.ostiary.keycloak;

import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.ApiId;
import io.ostiary.application.ApplicationId;
import java.util.List;
import java.util.Set;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;

/** Which applications may call which APIs for themselves: those that have the API's client scopes, to ask for by name. */
final class KeycloakApiGrants implements ApiGrants {
    private final Realm realm;
    private final RealmApplications applications;

    KeycloakApiGrants(Realm realm) {
        this.realm = realm;
        this.applications = new RealmApplications(realm);
    }

    @Override
    public ApiGrant grant(ApplicationId application, ApiId api, Set<String> scopes) {
        return realm.exclusively(GRANT_APPLICATION_ACCESS, api, () -> {
            ClientRepresentation client = applications.own(GRANT_APPLICATION_ACCESS, application);
            ApiGrant.requireActsForItself(ApplicationMapping.toApplication(client));
            ApiClientScopes called = new RealmApis(realm, GRANT_APPLICATION_ACCESS).get(api);
            called.toApi().requireScopes(GRANT_APPLICATION_ACCESS, scopes);
            List<ClientScopeRepresentation> there = called.of(client);
            ClientResource resource = applications.resource(GRANT_APPLICATION_ACCESS, client);
            called.all()
                    .filter(scope -> !there.contains(scope) && isIn(scopes, scope))
                    .forEach(scope -> realm.requests()
                            .perform(
                                    GRANT_APPLICATION_ACCESS,
                                    Subject.application(application),
                                    () -> resource.addOptionalClientScope(scope.getId())));
            return called.grant(client)
                    .orElseGet(() -> ApiGrant.of(application, api, Set.of()))
                    .plus(scopes);
        });
    }

    @Override
    public void revoke(ApplicationId application, ApiId api, Set<String> scopes) {
        realm.exclusively(REVOKE_APPLICATION_ACCESS, api, () -> {
            ClientRepresentation client = applications.own(REVOKE_APPLICATION_ACCESS, application);
            ApiClientScopes called = new RealmApis(realm, REVOKE_APPLICATION_ACCESS).get(api);
            ApiGrant rest = called.grant(client)
                    .orElseThrow(() -> ApiGrant.none(application, api))
                    .without(scopes);
            ClientResource resource = applications.resource(REVOKE_APPLICATION_ACCESS, client);
            called.of(client).stream()
                    .filter(scope -> rest.scopes().isEmpty() || !isIn(rest.scopes(), scope))
                    .forEach(scope -> realm.requests()
                            .perform(
                                    REVOKE_APPLICATION_ACCESS,
                                    Subject.application(application),
                                    () -> remove(resource, client, scope)));
            return rest;
        });
    }

    @Override
    public Page<ApiGrant> holders(ApiId api, PageRequest page) {
        ApiClientScopes called = new RealmApis(realm, GET_API).get(api);
        return applications.page(GET_API, api, called::grant, page);
    }

    /** Takes the client scope from the client, to which an administrator may have given it for every token. */
    private static void remove(ClientResource resource, ClientRepresentation client, ClientScopeRepresentation scope) {
        List<String> defaults = client.getDefaultClientScopes();
        if (defaults != null && defaults.contains(scope.getName())) {
            resource.removeDefaultClientScope(scope.getId());
        } else {
            resource.removeOptionalClientScope(scope.getId());
        }
    }

    /** Whether the client scope is the API's own, or of one of those scopes. */
    private static boolean isIn(Set<String> scopes, ClientScopeRepresentation scope) {
        String value = ApiClientScope.value(scope);
        return value == null || scopes.contains(value);
    }
}
