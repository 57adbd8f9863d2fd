package io.ostiary.auth0;

import static io.ostiary.Operation.IMPORT_USERS;

import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.CaseFold;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Json;
import io.ostiary.Secret;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of an import: as an item of a job's file, or as changes of the user who is there. */
final class ImportedRow {
    private final ManagedTenant tenant;
    private final ImportedUser row;

    ImportedRow(ManagedTenant tenant, ImportedUser row) {
        this.tenant = tenant;
        this.row = row;
    }

    /** Whether a job can create the user: a job takes no password, and nobody without an e-mail address. */
    boolean fitsAJob() {
        NewUser user = row.user();
        if (user.email() == null && row.passwordHash() != null) {
            throw new InvalidArgumentException("email", "is required by Auth0 of whoever brings a password hash");
        }
        return user.email() != null && user.password() == null;
    }

    /** The item of the file. */
    Map<String, Object> toItem() {
        NewUser user = row.user();
        Map<String, @Nullable Object> item = new HashMap<>();
        item.put("email", user.email());
        item.put("email_verified", user.emailVerified());
        item.put("username", user.username());
        item.put("phone_number", user.phone());
        item.put("given_name", user.givenName());
        item.put("family_name", user.familyName());
        item.put("name", user.name());
        if (!user.metadata().isEmpty()) {
            item.put("app_metadata", AppMetadata.patch(Map.of(), user.metadata()));
        }
        PasswordHash hash = row.passwordHash();
        if (hash != null) {
            item.put("custom_password_hash", HashedPassword.toImport(hash));
        }
        Map<String, Object> present = new LinkedHashMap<>();
        item.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    /** Creates the user by a request of their own. */
    void create() {
        User unused = new UserCreation(tenant, IMPORT_USERS).create(row.user());
    }

    /** Sets what the row gives, and keeps the rest. */
    void update(UserId id) {
        if (row.passwordHash() != null) {
            Auth0Capabilities.WIDEST.require(IMPORT_USERS, "mode.upsert_password_hash");
        }
        UserResponseSchema unused = tenant.exclusively(IMPORT_USERS, id, () -> {
            UserResponseSchema present = tenant.read(IMPORT_USERS, id);
            User before = UserMapping.toUser(present, false);
            requireOwnNames(before);
            User after = after(before);
            Map<String, @Nullable Object> metadata = AppMetadata.patch(
                    UserMapping.appMetadata(present),
                    Json.object(
                            "metadata",
                            Json.merge(
                                    AppMetadata.read(UserMapping.appMetadata(present)),
                                    row.user().metadata())));
            return new UserUpdate(tenant, IMPORT_USERS)
                    .change(id, present, after, changed -> finish(id, changed, after, metadata));
        });
    }

    private void requireOwnNames(User user) {
        for (LinkedIdentity identity : user.identities()) {
            boolean isNamed = CaseFold.same(row.user().email(), identity.email())
                    || CaseFold.same(row.user().username(), identity.username());
            if (!identity.primary() && isNamed) {
                throw new ConflictException(
                        IMPORT_USERS,
                        "the row names an identity that is linked to user id:" + user.id()
                                + "; give the user's own names, or unlink the identity first");
            }
        }
    }

    /** Does what a change of the profile does not: what can be refused comes first. */
    private UserResponseSchema finish(
            UserId id, UserResponseSchema present, User after, Map<String, @Nullable Object> metadata) {
        Secret password = row.user().password();
        if (password != null) {
            new PasswordChange(tenant, IMPORT_USERS).set(id, present, password);
        }
        boolean verified = present.getEmailVerified().orElse(false);
        if (metadata.isEmpty() && verified == after.emailVerified()) {
            return present;
        }
        var change = UpdateUserRequestContent.builder();
        if (!metadata.isEmpty()) {
            change.appMetadata(metadata);
        }
        if (verified != after.emailVerified()) {
            change.emailVerified(after.emailVerified());
        }
        return tenant.patch(IMPORT_USERS, id, Subject.user(id), change.build());
    }

    /** A username in another case is the one that is there. */
    private User after(User before) {
        User given = row.applyTo(before);
        return CaseFold.same(given.username(), before.username())
                ? given.toBuilder().username(before.username()).build()
                : given;
    }
}
