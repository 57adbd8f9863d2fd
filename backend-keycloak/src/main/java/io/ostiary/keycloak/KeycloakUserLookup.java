package io.ostiary.keycloak;

import static io.ostiary.Operation.GET_USER;

import io.ostiary.CaseFold;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserLookup;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Finds whom references mean. The server's exact searches ignore case; what they found is compared again, so that no
 * wildcard counts, and read again, because a search does not tell identities at outside identity providers.
 */
record KeycloakUserLookup(Realm realm) implements UserLookup {
    @Override
    public Optional<User> byId(String id) {
        return realm.find(GET_USER, UserId.of(id));
    }

    @Override
    public List<User> byEmail(String email) {
        return found(
                        () -> realm.resource(GET_USER).users().searchByEmail(email, true),
                        user -> CaseFold.same(email, user.getEmail()))
                .toList();
    }

    @Override
    public Optional<User> byUsername(String username) {
        return found(
                        () -> realm.resource(GET_USER).users().searchByUsername(username, true),
                        user -> CaseFold.same(username, UserMapping.username(user)))
                .findFirst();
    }

    private Stream<User> found(Supplier<List<UserRepresentation>> search, Predicate<UserRepresentation> matches) {
        return realm.requests().repeatable(GET_USER, Subject.tenant(realm.tenant()), search).stream()
                .filter(matches)
                .flatMap(user -> realm.find(GET_USER, UserId.of(user.getId())).stream());
    }
}
