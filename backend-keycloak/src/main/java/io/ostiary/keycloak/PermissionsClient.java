package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.admin.client.resource.AuthorizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.authorization.DecisionStrategy;
import org.keycloak.representations.idm.authorization.PolicyEnforcementMode;
import org.keycloak.representations.idm.authorization.ResourceServerRepresentation;

/** The client {@value #ID}, whose authorization services hold the permission resources of a realm. */
final class PermissionsClient {
    static final String ID = "ostiary-permissions";

    private final TenantId tenant;
    private final Requests requests;
    private final Operation operation;
    private final RealmResource realm;

    PermissionsClient(TenantId tenant, Requests requests, Operation operation) {
        this.tenant = tenant;
        this.requests = requests;
        this.operation = operation;
        this.realm = requests.client().realm(tenant);
    }

    /** Its authorization services, or empty while the realm has no such client. */
    Optional<AuthorizationResource> find() {
        return client().filter(client -> Boolean.TRUE.equals(client.getAuthorizationServicesEnabled()))
                .map(client -> realm.clients().get(client.getId()).authorization());
    }

    /**
     * Its authorization services.
     *
     * @throws io.ostiary.NotConfiguredException when the realm has no such client
     */
    AuthorizationResource require() {
        return find().orElseThrow(() -> Requirements.PERMISSIONS_CLIENT.refusal(operation, tenant));
    }

    boolean isThere() {
        return find().isPresent();
    }

    /** Makes the client, or switches the authorization services of the one that is there on. */
    void create() {
        Optional<ClientRepresentation> there = client();
        ClientRepresentation wanted = there.orElseGet(ClientRepresentation::new);
        wanted.setClientId(ID);
        wanted.setPublicClient(false);
        wanted.setServiceAccountsEnabled(true);
        wanted.setAuthorizationServicesEnabled(true);
        if (there.isPresent()) {
            requests.perform(
                    operation,
                    Subject.tenant(tenant),
                    () -> realm.clients().get(wanted.getId()).update(wanted));
            return;
        }
        wanted.setName("Permissions");
        wanted.setStandardFlowEnabled(false);
        wanted.setAuthorizationSettings(settings());
        perform(() -> Requests.close(realm.clients().create(wanted)));
        client().ifPresent(this::removeAccount);
    }

    /** The server insists on the client's own account, lists it among the people, and decides as well without it. */
    private void removeAccount(ClientRepresentation client) {
        UserRepresentation account =
                read(() -> realm.clients().get(client.getId()).getServiceAccountUser());
        requests.delete(
                operation,
                Subject.tenant(tenant),
                () -> realm.users().get(account.getId()).remove());
    }

    /** What an import says of the resource server itself; left out, the server would decide unanimously. */
    static ResourceServerRepresentation settings() {
        var settings = new ResourceServerRepresentation();
        settings.setAllowRemoteResourceManagement(true);
        settings.setPolicyEnforcementMode(PolicyEnforcementMode.ENFORCING);
        settings.setDecisionStrategy(DecisionStrategy.AFFIRMATIVE);
        return settings;
    }

    <T> T read(Supplier<T> request) {
        return requests.repeatable(operation, Subject.tenant(tenant), request);
    }

    void perform(Runnable request) {
        requests.perform(operation, Subject.tenant(tenant), request);
    }

    private Optional<ClientRepresentation> client() {
        return read(() -> realm.clients().findByClientId(ID)).stream().findFirst();
    }
}
