package io.ostiary.keycloak;

import io.ostiary.Operation;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;

/** The clients of a realm, whatever they stand for. */
record RealmClients(Realm realm) {
    /** The client of that client id. */
    Optional<ClientRepresentation> find(Operation operation, String clientId) {
        return realm
                .requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation).clients().findByClientId(clientId))
                .stream()
                .findFirst();
    }

    /**
     * A list of clients, by client id.
     *
     * @param text what client ids have to contain, or null
     * @param item what a client is for the caller, or empty when it is to be left out
     * @param sparse whether many may be left out
     */
    <T> OffsetList<ClientRepresentation, T> list(
            Operation operation,
            @Nullable String text,
            Function<ClientRepresentation, Optional<T>> item,
            boolean sparse) {
        Boolean search = text == null ? null : true;
        return new OffsetList<>(
                (offset, max) -> realm.requests()
                        .repeatable(
                                operation,
                                Subject.tenant(realm.tenant()),
                                () -> realm.resource(operation).clients().findAll(text, false, search, offset, max)),
                ClientRepresentation::getId,
                ClientRepresentation::getClientId,
                item,
                sparse);
    }
}
