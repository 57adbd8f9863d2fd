package io.ostiary.keycloak;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.RateLimitedException;
import io.ostiary.UnavailableException;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiLookup;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.ClientScopeResource;
import org.keycloak.admin.client.resource.ClientScopesResource;
import org.keycloak.representations.idm.ClientScopeRepresentation;

/** The APIs of a realm, as client scopes. The server tells all client scopes at once and searches none. */
final class RealmApis implements ApiLookup {
    private final Realm realm;
    private final Operation operation;
    private @Nullable List<ClientScopeRepresentation> scopes;

    /** For one operation, which reads them once. */
    RealmApis(Realm realm, Operation operation) {
        this.realm = realm;
        this.operation = operation;
    }

    /** All of them. A client scope of an API whose own client scope is not there is none's. */
    Stream<ApiClientScopes> all() {
        Map<String, List<ClientScopeRepresentation>> ofScopes = ofScopes();
        return scopes().stream()
                .filter(scope -> ApiClientScope.isOne(scope) && ApiClientScope.value(scope) == null)
                .map(own -> new ApiClientScopes(own, ofScopes.getOrDefault(ApiClientScope.identifier(own), List.of())));
    }

    Optional<ApiClientScopes> find(ApiId id) {
        return all().filter(api -> api.id().equals(id)).findFirst();
    }

    /**
     * The API.
     *
     * @throws NotFoundException when there is none of that id
     */
    ApiClientScopes get(ApiId id) {
        return find(id).orElseThrow(() -> Subject.api(id).missing(operation));
    }

    @Override
    public Optional<Api> byId(String id) {
        return apis().filter(api -> api.id().value().equals(id)).findFirst();
    }

    @Override
    public Optional<Api> byIdentifier(String identifier) {
        return apis().filter(api -> api.identifier().equals(identifier)).findFirst();
    }

    @Override
    public List<Api> byName(String name) {
        return apis().filter(api -> api.name().equals(name)).toList();
    }

    /**
     * Makes an API. Its own client scope comes first: its name is unique in the realm, so of two that make the same API one
     * is refused before anything of it is there.
     *
     * @throws io.ostiary.AlreadyExistsException when another has that identifier
     * @throws UnavailableException that is ambiguous when not all of its scopes could be made
     */
    ApiId create(NewApi api) {
        Subject subject = Subject.newApi(realm.tenant(), api.identifier());
        byIdentifier(api.identifier()).ifPresent(taken -> {
            throw subject.taken(operation, "");
        });
        requireFree(api.identifier(), api.scopes());
        List<ClientScopeRepresentation> stale = ofScopes().getOrDefault(api.identifier(), List.of());
        ClientScopeRepresentation own = ApiClientScope.of(api);
        ApiId id = ApiId.of(create(subject, own));
        try {
            // Left behind in the Admin Console by an API that is gone: whoever has them was granted nothing of this
            // one.
            stale.forEach(scope -> delete(id, scope));
            api.scopes().forEach(scope -> create(id, api.identifier(), scope));
        } catch (UnavailableException | RateLimitedException e) {
            throw new UnavailableException(
                    operation, "the API is there, but not with all of its scopes: " + e.detail(), true, e);
        }
        return id;
    }

    /** Makes a client scope for a scope of an API. */
    void create(ApiId api, String identifier, ApiScope scope) {
        String unused = create(Subject.api(api), ApiClientScope.of(identifier, scope));
    }

    /** Gives a client scope of an API that description. */
    void describe(ApiId api, ClientScopeRepresentation scope, @Nullable String description) {
        ClientScopeRepresentation changed = ApiClientScope.change(scope, description);
        ClientScopeResource resource = resource().get(scope.getId());
        realm.requests().perform(operation, Subject.api(api), () -> resource.update(changed));
    }

    /** Deletes a client scope of an API; the server takes it from every client. */
    void delete(ApiId api, ClientScopeRepresentation scope) {
        ClientScopeResource resource = resource().get(scope.getId());
        realm.requests().delete(operation, Subject.api(api), resource::remove);
    }

    /**
     * Refuses scopes whose client scopes would have the name of one that is something else.
     *
     * @throws ConflictException when there is such a one
     */
    void requireFree(String identifier, List<ApiScope> wanted) {
        List<String> names = wanted.stream()
                .map(scope -> ApiClientScope.name(identifier, scope.value()))
                .toList();
        scopes().stream()
                .filter(scope -> !ApiClientScope.isOne(scope) && names.contains(scope.getName()))
                .findFirst()
                .ifPresent(taken -> {
                    throw new ConflictException(
                            operation,
                            "the realm has a client scope " + taken.getName()
                                    + " that is not of this API; rename it in the Admin Console");
                });
    }

    private Stream<Api> apis() {
        return all().map(ApiClientScopes::toApi);
    }

    private List<ClientScopeRepresentation> scopes() {
        if (scopes == null) {
            scopes = read();
        }
        return scopes;
    }

    private List<ClientScopeRepresentation> read() {
        return realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> resource().findAll());
    }

    /** The client scopes of scopes, by the identifier of the API. */
    private Map<String, List<ClientScopeRepresentation>> ofScopes() {
        return scopes().stream()
                .filter(scope -> ApiClientScope.isOne(scope) && ApiClientScope.value(scope) != null)
                .collect(Collectors.groupingBy(ApiClientScope::identifier));
    }

    /** Creates a client scope under an id of our own, by which it is known where no answer told whether it was created. */
    private String create(Subject subject, ClientScopeRepresentation scope) {
        String id = UUID.randomUUID().toString();
        scope.setId(id);
        return realm.requests()
                .create(
                        operation,
                        subject,
                        () -> Requests.createdId(resource().create(scope)),
                        () -> read().stream()
                                .map(ClientScopeRepresentation::getId)
                                .filter(id::equals)
                                .findFirst());
    }

    private ClientScopesResource resource() {
        return realm.resource(operation).clientScopes();
    }
}
