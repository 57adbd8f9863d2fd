package io.ostiary.auth0;

import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.Operation;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the users that a list of Auth0's names: by one search, which may be a few seconds old, and for whom that does not
 * find yet, by a request of their own.
 */
final class UsersById {
    /** Keeps the search's URL within what Auth0 takes. */
    static final int MOST = 50;

    private final ManagedTenant tenant;
    private final Operation operation;

    UsersById(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /**
     * Those of the users that there are, in the order of the ids.
     *
     * @param ids {@value #MOST} at most
     */
    List<User> read(List<UserId> ids) {
        Map<UserId, User> found = new HashMap<>();
        if (!ids.isEmpty()) {
            String any = ids.stream().map(id -> '"' + id.value() + '"').collect(Collectors.joining(" OR "));
            new UserSearch(tenant, operation)
                    .page("user_id:(" + any + ")", null, 0, MOST)
                    .users()
                    .forEach(user -> add(found, user));
        }
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id))
                        .or(() -> tenant.lookUp(operation, id).map(user -> UserMapping.toUser(user, false)))
                        .stream())
                .toList();
    }

    private static void add(Map<UserId, User> found, UserResponseSchema user) {
        User read = UserMapping.toUser(user, false);
        found.put(read.id(), read);
    }
}
