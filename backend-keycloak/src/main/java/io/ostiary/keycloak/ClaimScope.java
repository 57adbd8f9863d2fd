package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientScopeRepresentation;

/** The client scope of the claim mappers, which the client {@code ostiary} and every new client have by default. */
final class ClaimScope {
    static final String NAME = "ostiary";

    private final Requests requests;
    private final Operation operation;
    private final Subject subject;
    private final RealmResource realm;

    ClaimScope(TenantId tenant, Requests requests, Operation operation) {
        this.requests = requests;
        this.operation = operation;
        this.subject = Subject.tenant(tenant);
        this.realm = requests.client().realm(tenant);
    }

    /** The scope with its mappers, or empty while the realm has none. */
    Optional<ClientScopeRepresentation> find() {
        return named(read(() -> realm.clientScopes().findAll()));
    }

    boolean isThere() {
        return isDefault(realm::getDefaultDefaultClientScopes)
                && client().stream().allMatch(client -> isDefault(client::getDefaultClientScopes));
    }

    /** Makes what is missing; the server refuses to add a scope that is there. */
    void create() {
        String id = find().map(ClientScopeRepresentation::getId)
                .orElseGet(
                        () -> once(() -> Requests.createdId(realm.clientScopes().create(newScope()))));
        if (!isDefault(realm::getDefaultDefaultClientScopes)) {
            add(() -> realm.addDefaultDefaultClientScope(id));
        }
        client().filter(client -> !isDefault(client::getDefaultClientScopes))
                .ifPresent(client -> add(() -> client.addDefaultClientScope(id)));
    }

    private boolean isDefault(Supplier<List<ClientScopeRepresentation>> defaults) {
        return named(read(defaults)).isPresent();
    }

    private void add(Runnable request) {
        boolean unused = once(() -> {
            request.run();
            return true;
        });
    }

    private <T> T once(Supplier<T> request) {
        return requests.once(operation, subject, request);
    }

    private Optional<ClientResource> client() {
        return read(() -> realm.clients().findByClientId(SignInClient.ID)).stream()
                .findFirst()
                .map(client -> realm.clients().get(client.getId()));
    }

    private <T> T read(Supplier<T> request) {
        return requests.repeatable(operation, subject, request);
    }

    private static Optional<ClientScopeRepresentation> named(List<ClientScopeRepresentation> scopes) {
        return scopes.stream().filter(scope -> NAME.equals(scope.getName())).findFirst();
    }

    private static ClientScopeRepresentation newScope() {
        var scope = new ClientScopeRepresentation();
        scope.setName(NAME);
        scope.setDescription("Claims from users' metadata");
        scope.setProtocol(ProtocolMapping.PROTOCOL);
        // By default the scope's name is in every token, and users are asked to consent to it.
        scope.setAttributes(Map.of("include.in.token.scope", "false", "display.on.consent.screen", "false"));
        return scope;
    }
}
