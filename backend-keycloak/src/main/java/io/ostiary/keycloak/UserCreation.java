package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.user.UserId;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.representations.idm.UserRepresentation;

/** Creates users, each once whatever becomes of the answer. */
final class UserCreation {
    private final Realm realm;
    private final Operation operation;

    UserCreation(Realm realm, Operation operation) {
        this.realm = realm;
        this.operation = operation;
    }

    /**
     * Creates the user.
     *
     * <p>It gets its time of creation from here: that tells it from somebody who had the name before, where no answer
     * told whether the server created it.
     *
     * @throws io.ostiary.AlreadyExistsException when the e-mail address or the username is taken
     */
    UserId create(UserRepresentation user) {
        user.setCreatedTimestamp(realm.requests().now().toEpochMilli());
        Subject subject = Subject.newUser(realm.tenant(), user.getEmail(), UserMapping.username(user));
        String id = realm.requests()
                .create(
                        operation,
                        subject,
                        () -> Requests.createdId(
                                realm.resource(operation).users().create(user)),
                        () -> idOf(user));
        return UserId.of(id);
    }

    private Optional<String> idOf(UserRepresentation created) {
        return new NamedUsers(realm, operation)
                .withLogin(created.getUsername()).stream()
                        .filter(user -> Objects.equals(user.getCreatedTimestamp(), created.getCreatedTimestamp()))
                        .map(UserRepresentation::getId)
                        .findFirst();
    }
}
