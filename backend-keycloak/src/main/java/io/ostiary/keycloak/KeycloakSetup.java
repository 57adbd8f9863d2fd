package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.backend.Finding;
import io.ostiary.backend.Setup;
import io.ostiary.tenant.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/** Compares realms with the {@link Requirements}, and changes what of them is not met. */
final class KeycloakSetup implements Setup {
    private final Requests requests;
    private final Operation operation;

    /**
     * For one call.
     *
     * @param operation the operation that failures are told of
     */
    KeycloakSetup(Requests requests, Operation operation) {
        this.requests = requests;
        this.operation = operation;
    }

    @Override
    public List<Finding> check(TenantId tenant) {
        ClientRepresentation client = client(tenant);
        return findings(
                tenant,
                unmet(Requirements.OF_REALM, realm(tenant)),
                unmet(Requirements.OF_PROFILE, profile(tenant)),
                unmet(List.of(Requirements.CLAIM_SCOPE), scope(tenant)),
                unmet(Requirements.OF_CLIENT, client == null ? newClient() : client),
                unmet(List.of(Requirements.SIGN_IN_FLOW), flow(tenant)),
                unmet(List.of(Requirements.PERMISSIONS_CLIENT), permissions(tenant)));
    }

    @Override
    public List<Finding> fix(TenantId tenant) {
        return findings(
                tenant,
                fixRealm(tenant),
                fixProfile(tenant),
                fix(Requirements.CLAIM_SCOPE, scope(tenant)),
                // A new client gets the scope with its making.
                fixClient(tenant),
                fix(Requirements.SIGN_IN_FLOW, flow(tenant)),
                fix(Requirements.PERMISSIONS_CLIENT, permissions(tenant)));
    }

    private List<Requirement<RealmRepresentation>> fixRealm(TenantId tenant) {
        List<Requirement<RealmRepresentation>> unmet = fixable(Requirements.OF_REALM, realm(tenant));
        // Without attributes the server changes only what is sent.
        var change = new RealmRepresentation();
        change.setRealm(tenant.value());
        if (meet(unmet, change)) {
            perform(tenant, () -> resource(tenant).update(change));
        }
        return unmet;
    }

    private List<Requirement<UPConfig>> fixProfile(TenantId tenant) {
        UPConfig profile = profile(tenant);
        List<Requirement<UPConfig>> unmet = fixable(Requirements.OF_PROFILE, profile);
        if (meet(unmet, profile)) {
            perform(tenant, () -> resource(tenant).users().userProfile().update(profile));
        }
        return unmet;
    }

    private List<Requirement<ClientRepresentation>> fixClient(TenantId tenant) {
        ClientRepresentation there = client(tenant);
        ClientRepresentation client = there == null ? newClient() : there;
        List<Requirement<ClientRepresentation>> unmet = fixable(Requirements.OF_CLIENT, client);
        if (meet(unmet, client)) {
            perform(
                    tenant,
                    there == null
                            ? () -> Requests.close(resource(tenant).clients().create(client))
                            : () -> resource(tenant)
                                    .clients()
                                    .get(client.getId())
                                    .update(client));
        }
        return unmet;
    }

    /** For what is not read and written as a whole: it reads and changes by itself. */
    private static <T> List<Requirement<T>> fix(Requirement<T> requirement, T changing) {
        List<Requirement<T>> unmet = fixable(List.of(requirement), changing);
        boolean unused = meet(unmet, changing);
        return unmet;
    }

    private static ClientRepresentation newClient() {
        var client = new ClientRepresentation();
        client.setClientId(SignInClient.ID);
        client.setName("Ostiary");
        return client;
    }

    private static <T> List<Requirement<T>> unmet(List<Requirement<T>> requirements, T representation) {
        return requirements.stream()
                .filter(each -> each.isNeeded() && !each.met().test(representation))
                .toList();
    }

    private static <T> List<Requirement<T>> fixable(List<Requirement<T>> requirements, T representation) {
        return unmet(requirements, representation).stream()
                .filter(each -> each.meet() != null)
                .toList();
    }

    private static <T> boolean meet(List<Requirement<T>> requirements, T representation) {
        requirements.forEach(each -> Objects.requireNonNull(each.meet()).accept(representation));
        return !requirements.isEmpty();
    }

    private static List<Finding> findings(
            TenantId tenant,
            List<Requirement<RealmRepresentation>> ofRealm,
            List<Requirement<UPConfig>> ofProfile,
            List<Requirement<ClaimScope>> ofScope,
            List<Requirement<ClientRepresentation>> ofClient,
            List<Requirement<SignInFlow>> ofFlow,
            List<Requirement<PermissionsClient>> ofPermissions) {
        return Stream.of(ofRealm, ofProfile, ofScope, ofClient, ofFlow, ofPermissions)
                .flatMap(List::stream)
                .map(requirement -> requirement.finding(tenant))
                .toList();
    }

    private RealmRepresentation realm(TenantId tenant) {
        return read(tenant, () -> resource(tenant).toRepresentation());
    }

    private UPConfig profile(TenantId tenant) {
        return read(tenant, () -> resource(tenant).users().userProfile().getConfiguration());
    }

    private @Nullable ClientRepresentation client(TenantId tenant) {
        return read(tenant, () -> resource(tenant).clients().findByClientId(SignInClient.ID)).stream()
                .findFirst()
                .orElse(null);
    }

    private SignInFlow flow(TenantId tenant) {
        return new SignInFlow(tenant, requests, operation);
    }

    private PermissionsClient permissions(TenantId tenant) {
        return new PermissionsClient(tenant, requests, operation);
    }

    private ClaimScope scope(TenantId tenant) {
        return new ClaimScope(tenant, requests, operation);
    }

    private RealmResource resource(TenantId tenant) {
        RealmNames.require(operation, tenant);
        return requests.client().realm(tenant);
    }

    private <R> R read(TenantId tenant, Supplier<R> request) {
        return requests.repeatable(operation, Subject.tenant(tenant), request);
    }

    private void perform(TenantId tenant, Runnable request) {
        requests.perform(operation, Subject.tenant(tenant), request);
    }
}
