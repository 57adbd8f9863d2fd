package io.ostiary.keycloak;

import io.ostiary.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Tells the service accounts of clients, which the server keeps as users, from people. No answer marks them
 * ({@code serviceAccountClientId} is for imports only), and a person may have a username like theirs; but the server's
 * search finds people alone. It is asked once, and only when a username looks like that of a service account.
 */
final class ServiceAccounts {
    /** What the server puts before a client's id to make the username of its account. */
    private static final String PREFIX = "service-account-";

    private final Realm realm;
    private final Operation operation;

    private @Nullable Set<String> people;

    ServiceAccounts(Realm realm, Operation operation) {
        this.realm = realm;
        this.operation = operation;
    }

    /** Whether the user is the account of a client. */
    boolean hold(UserRepresentation user) {
        return user.getUsername().startsWith(PREFIX) && !people().contains(user.getId());
    }

    /** The ids of people with such a username. */
    private Set<String> people() {
        Set<String> found = people;
        if (found == null) {
            found = new HashSet<>(new OffsetList<>(
                            this::read,
                            UserRepresentation::getId,
                            UserRepresentation::getUsername,
                            user -> Optional.of(user.getId()),
                            false)
                    .all());
            people = found;
        }
        return found;
    }

    private List<UserRepresentation> read(int offset, int max) {
        AdminQueries queries = realm.queries(operation);
        return realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> queries.users(realm.tenant().value(), offset, max, true, PREFIX, null, null, null, null));
    }
}
