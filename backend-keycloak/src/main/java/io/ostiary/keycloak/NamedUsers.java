package io.ostiary.keycloak;

import io.ostiary.CaseFold;
import io.ostiary.Operation;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The users of a realm by their names. The server's exact searches ignore case; what they found is compared again, so that
 * no wildcard counts.
 */
record NamedUsers(Realm realm, Operation operation) {
    List<UserRepresentation> withEmail(String email) {
        return found(
                () -> realm.resource(operation).users().searchByEmail(email, true),
                user -> CaseFold.same(email, user.getEmail()));
    }

    /** By the username that Keycloak knows, be it made up for a user who has none. */
    List<UserRepresentation> withLogin(String login) {
        return found(
                () -> realm.resource(operation).users().searchByUsername(login, true),
                user -> CaseFold.same(login, user.getUsername()));
    }

    List<UserRepresentation> withUsername(String username) {
        return withLogin(username).stream()
                .filter(user -> UserMapping.username(user) != null)
                .toList();
    }

    private List<UserRepresentation> found(
            Supplier<List<UserRepresentation>> search, Predicate<UserRepresentation> matches) {
        var accounts = new ServiceAccounts(realm, operation);
        return realm.requests().repeatable(operation, Subject.tenant(realm.tenant()), search).stream()
                .filter(matches)
                .filter(user -> !accounts.hold(user))
                .toList();
    }
}
