package io.ostiary.auth0;

import static io.ostiary.Operation.IMPORT_USERS;

import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.CaseFold;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which users the rows of an import mean, of those in the connection, by their own names or those of linked identities. A
 * search finds those of many rows at once; whom it
 * does not find yet, Auth0 refuses to create, and then the address is looked up by itself.
 */
final class ExistingUsers {
    /** Keeps the search's URL within what Auth0 takes. */
    private static final int ROWS = 12;

    private final ManagedTenant tenant;
    private final Map<String, UserId> byEmail = new HashMap<>();
    private final Map<String, UserId> byUsername = new HashMap<>();

    ExistingUsers(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    /** Searches for the users of these rows. */
    void search(List<ImportedUser> rows) {
        for (int from = 0; from < rows.size(); from += ROWS) {
            searchFew(rows.subList(from, Math.min(rows.size(), from + ROWS)));
        }
    }

    /** The user whom the search found for a row: the one of the same address, else of the same username. */
    Optional<UserId> of(NewUser row) {
        return found(byEmail, row.email()).or(() -> found(byUsername, row.username()));
    }

    /** The user of that address, who may be new. */
    Optional<UserId> withEmail(String email) {
        return new NameLookup(tenant, IMPORT_USERS)
                .holdersOfEmail(email).stream()
                        .filter(this::isInConnection)
                        .map(ExistingUsers::id)
                        .findFirst();
    }

    private void searchFew(List<ImportedUser> rows) {
        List<String> terms = new ArrayList<>();
        for (ImportedUser row : rows) {
            Stream.ofNullable(row.user().email())
                    .map(CaseFold::fold)
                    .flatMap(email -> NameLookup.held("email", email))
                    .forEach(terms::add);
            Stream.ofNullable(row.user().username())
                    .flatMap(username -> Stream.of(username, CaseFold.fold(username)))
                    .distinct()
                    .flatMap(username -> NameLookup.held("username", username))
                    .forEach(terms::add);
        }
        if (!terms.isEmpty()) {
            new UserSearch(tenant, IMPORT_USERS)
                    .page(String.join(" OR ", terms), null, 0, UserSearch.PAGE).users().stream()
                            .filter(this::isInConnection)
                            .forEach(this::note);
        }
    }

    private void note(UserResponseSchema user) {
        for (LinkedIdentity identity : UserMapping.toUser(user, false).identities()) {
            Stream.ofNullable(identity.email()).forEach(email -> byEmail.put(CaseFold.fold(email), id(user)));
            Stream.ofNullable(identity.username()).forEach(name -> byUsername.put(CaseFold.fold(name), id(user)));
        }
    }

    private boolean isInConnection(UserResponseSchema user) {
        return tenant.settings().connection().equals(UserMapping.connection(user));
    }

    private static UserId id(UserResponseSchema user) {
        return UserId.of(user.getUserId().orElseThrow());
    }

    private static Optional<UserId> found(Map<String, UserId> users, @Nullable String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(users.get(CaseFold.fold(name)));
    }
}
