package io.ostiary.keycloak;

import io.ostiary.user.User;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.representations.idm.UserRepresentation;

/** The lists of users that the server orders by username. */
final class UserLists {
    private UserLists() {}

    /**
     * A list of which the server leaves out the accounts of clients.
     *
     * @param selects who is wanted of those whom the server returns
     * @param sparse whether many of them may not be
     */
    static OffsetList<UserRepresentation, User> of(
            OffsetList.Source<UserRepresentation> source, Predicate<User> selects, boolean sparse) {
        return new OffsetList<>(
                source,
                UserRepresentation::getId,
                UserRepresentation::getUsername,
                user -> Optional.of(UserMapping.toUser(user, false)).filter(selects),
                sparse);
    }

    /** The people in a list in which the server has the accounts of clients, too. */
    static <R extends UserRepresentation> OffsetList<R, User> people(
            OffsetList.Source<R> source, ServiceAccounts accounts) {
        return new OffsetList<>(
                source,
                UserRepresentation::getId,
                UserRepresentation::getUsername,
                user -> accounts.hold(user) ? Optional.empty() : Optional.of(UserMapping.toUser(user, false)),
                false);
    }
}
