package io.ostiary.keycloak;

import static io.ostiary.Operation.IMPORT_USERS;

import io.ostiary.ConflictException;
import io.ostiary.Json;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Writes rows of an import, each with one request, which the server carries out whole or not at all. For several
 * threads.
 */
final class ImportedRow {
    private static final String CHOOSE_A_PASSWORD = "UPDATE_PASSWORD";

    private final Realm realm;
    private final ImportMode mode;

    ImportedRow(Realm realm, ImportMode mode) {
        this.realm = realm;
        this.mode = mode;
    }

    /**
     * Writes one row.
     *
     * @return whether the user is new
     */
    boolean write(ImportedUser row) {
        UserRepresentation wanted = UserMapping.toRepresentation(row.user());
        if (row.passwordHash() != null) {
            wanted.setCredentials(List.of(HashedPassword.credential(row.passwordHash())));
        }
        Optional<UserId> existing = mode == ImportMode.UPSERT ? existing(row.user()) : Optional.empty();
        if (existing.isPresent()) {
            update(existing.get(), row, wanted.getCredentials());
            return false;
        }
        UserId unused = new UserCreation(realm, IMPORT_USERS).create(wanted);
        return true;
    }

    private void update(UserId id, ImportedUser row, @Nullable List<CredentialRepresentation> credentials) {
        realm.exclusively(IMPORT_USERS, id, () -> {
            UserRepresentation before = realm.read(IMPORT_USERS, id);
            UserRepresentation change = change(before, row);
            if (credentials != null) {
                change.setCredentials(credentials);
                change.setRequiredActions(withoutPasswordChange(before));
            }
            UserResource user = realm.user(IMPORT_USERS, id);
            realm.requests()
                    .perform(
                            IMPORT_USERS,
                            Subject.user(
                                    id.value(), row.user().email(), row.user().username()),
                            () -> user.update(change));
            return id;
        });
    }

    private static UserRepresentation change(UserRepresentation before, ImportedUser row) {
        UserRepresentation change = UserMapping.toChange(before, row.applyTo(UserMapping.toUser(before, false)));
        Map<String, @Nullable Object> metadata = row.user().metadata();
        if (!metadata.isEmpty()) {
            Map<String, List<String>> attributes = change.getAttributes();
            MetadataAttributes.write(
                    Json.object("metadata", Json.merge(MetadataAttributes.read(attributes), metadata)), attributes);
        }
        return change;
    }

    /** A password that was only temporary is replaced by one that is not. */
    private static List<String> withoutPasswordChange(UserRepresentation user) {
        List<String> actions = user.getRequiredActions();
        return actions == null
                ? List.of()
                : actions.stream()
                        .filter(action -> !action.equals(CHOOSE_A_PASSWORD))
                        .toList();
    }

    private Optional<UserId> existing(NewUser user) {
        String email = user.email();
        String username = user.username();
        var named = new NamedUsers(realm, IMPORT_USERS);
        Optional<UserId> byEmail = email == null ? Optional.empty() : only(email, named.withEmail(email));
        return byEmail.isPresent() || username == null ? byEmail : only(username, named.withUsername(username));
    }

    private static Optional<UserId> only(String name, List<UserRepresentation> holders) {
        List<UserId> found =
                holders.stream().map(user -> UserId.of(user.getId())).toList();
        if (found.size() > 1) {
            String ids = found.stream().map(UserId::value).collect(Collectors.joining(", "));
            throw new ConflictException(IMPORT_USERS, name + " could be any of " + ids);
        }
        return found.stream().findFirst();
    }
}
