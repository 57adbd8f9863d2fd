package io.ostiary.keycloak;

import static io.ostiary.Operation.GET_USER;

import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserLookup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Finds whom references mean. Whom a search found is read again, because it does not tell identities at outside identity
 * providers.
 */
record KeycloakUserLookup(Realm realm) implements UserLookup {
    @Override
    public Optional<User> byId(String id) {
        return realm.find(GET_USER, UserId.of(id));
    }

    @Override
    public List<User> byEmail(String email) {
        return read(named().withEmail(email)).toList();
    }

    @Override
    public Optional<User> byUsername(String username) {
        return read(named().withUsername(username)).findFirst();
    }

    private NamedUsers named() {
        return new NamedUsers(realm, GET_USER);
    }

    private Stream<User> read(List<UserRepresentation> found) {
        return found.stream().flatMap(user -> realm.find(GET_USER, UserId.of(user.getId())).stream());
    }
}
