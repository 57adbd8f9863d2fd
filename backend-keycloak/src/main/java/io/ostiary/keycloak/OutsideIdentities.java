package io.ostiary.keycloak;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.user.IdentityId;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The identities of users at outside identity providers, which Keycloak calls federated identities: a user has at most
 * one at each. The server lets two users have the same one, and takes one at a provider that it does not know without
 * keeping it.
 */
final class OutsideIdentities {
    /** More than two who have the same one make no difference. */
    private static final int MOST = 3;

    private final Realm realm;
    private final Operation operation;

    OutsideIdentities(Realm realm, Operation operation) {
        this.realm = realm;
        this.operation = operation;
    }

    /** Those of a user who was read alone: lists do not tell them. */
    static List<FederatedIdentityRepresentation> of(UserRepresentation user) {
        return Objects.requireNonNullElse(user.getFederatedIdentities(), List.of());
    }

    static IdentityId id(FederatedIdentityRepresentation identity) {
        return IdentityId.of(identity.getIdentityProvider() + "|" + identity.getUserId());
    }

    static boolean has(UserRepresentation user, FederatedIdentityRepresentation identity) {
        return of(user).stream().anyMatch(own -> id(own).equals(id(identity)));
    }

    static Optional<FederatedIdentityRepresentation> at(UserRepresentation user, String provider) {
        return of(user).stream()
                .filter(identity -> identity.getIdentityProvider().equals(provider))
                .findFirst();
    }

    /** Everybody who has it; the server's own check is none. */
    List<UserRepresentation> holders(FederatedIdentityRepresentation identity) {
        return realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation)
                                .users()
                                .search(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        identity.getIdentityProvider(),
                                        identity.getUserId(),
                                        0,
                                        MOST,
                                        null,
                                        true));
    }

    void add(UserId user, FederatedIdentityRepresentation identity) {
        UserResource resource = realm.user(operation, user);
        boolean unused = realm.requests()
                .create(
                        operation,
                        Subject.user(user),
                        () -> {
                            Requests.close(resource.addFederatedIdentity(identity.getIdentityProvider(), identity));
                            return true;
                        },
                        () -> Optional.of(has(realm.read(operation, user), identity))
                                .filter(added -> added));
    }

    void remove(UserId user, FederatedIdentityRepresentation identity) {
        UserResource resource = realm.user(operation, user);
        realm.requests()
                .delete(
                        operation,
                        unused -> new NotFoundException(
                                operation, "identity", id(identity).value()),
                        () -> resource.removeFederatedIdentity(identity.getIdentityProvider()));
    }
}
