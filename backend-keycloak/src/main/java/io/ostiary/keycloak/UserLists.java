package io.ostiary.keycloak;

import io.ostiary.user.User;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.representations.idm.UserRepresentation;

/** The lists of users that the server orders by username. */
final class UserLists {
    private UserLists() {}

    /**
     * A list of people; the accounts of clients are left out.
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
                user -> isOfAClient(user)
                        ? Optional.empty()
                        : Optional.of(UserMapping.toUser(user, false)).filter(selects),
                sparse);
    }

    /** Lists with a filter hold the accounts of clients, and do not tell of which: only their usernames do. */
    static boolean isOfAClient(UserRepresentation user) {
        return user.getServiceAccountClientId() != null || user.getUsername().startsWith("service-account-");
    }
}
