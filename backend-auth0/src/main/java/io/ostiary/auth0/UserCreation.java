package io.ostiary.auth0;

import com.auth0.client.mgmt.types.CreateUserRequestContent;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.AlreadyExistsException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Creates users. The id is chosen here, so that the look-up after a lost answer finds this user and nobody else. Who has
 * no password gets a random one that nobody knows, because Auth0 creates nobody without.
 */
final class UserCreation {
    private static final int KEY_BYTES = 12;
    private static final int PASSWORD_BYTES = 36;
    /** One of every class of characters that a policy can ask for. */
    private static final String EVERY_CLASS = "aA1!";

    private final ManagedTenant tenant;
    private final Operation operation;

    UserCreation(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    User create(NewUser user) {
        Requests requests = tenant.requests(operation);
        String key = HexFormat.of().formatHex(requests.randomBytes(KEY_BYTES));
        UserId id = UserId.of(UserMapping.DATABASE + "|" + key);
        Secret password = user.password() == null ? unknown(requests) : user.password();
        CreateUserRequestContent wanted =
                UserMapping.toCreation(user, tenant.settings().connection(), key, password);
        try {
            UserResponseSchema created = requests.create(
                    operation,
                    Subject.naming(id, user.email() == null ? "username" : "email", name(user)),
                    attempt -> UserMapping.user(attempt.api().users().create(wanted)),
                    () -> tenant.lookUp(operation, id));
            return UserMapping.toUser(created, false);
        } catch (AlreadyExistsException e) {
            throw isTheUsername(user)
                    ? new AlreadyExistsException(operation, "user", "username", String.valueOf(user.username()))
                    : e;
        }
    }

    /** Whether it is the username that is taken; Auth0 does not tell which of the names is. */
    private boolean isTheUsername(NewUser user) {
        return user.email() != null
                && user.username() != null
                && new NameLookup(tenant, operation)
                        .withEmail(user.email()).stream()
                                .noneMatch(
                                        owner -> tenant.settings().connection().equals(UserMapping.connection(owner)));
    }

    private static String name(NewUser user) {
        return String.valueOf(user.email() == null ? user.username() : user.email());
    }

    private static Secret unknown(Requests requests) {
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(requests.randomBytes(PASSWORD_BYTES))
                + EVERY_CLASS);
    }
}
