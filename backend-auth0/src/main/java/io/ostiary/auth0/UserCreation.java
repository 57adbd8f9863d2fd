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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                    Subject.naming(id, "email", String.valueOf(user.email())),
                    attempt -> UserMapping.user(attempt.api().users().create(wanted)),
                    () -> tenant.lookUp(operation, id));
            return UserMapping.toUser(created, false);
        } catch (AlreadyExistsException e) {
            String field = taken(user);
            throw new AlreadyExistsException(
                    operation, "user", field, String.valueOf(names(user).get(field)));
        }
    }

    /** Which of the names is taken; Auth0 does not tell. A telephone number is one where users sign in by it. */
    private String taken(NewUser user) {
        Map<String, String> candidates = names(user);
        var lookup = new NameLookup(tenant, operation);
        if (candidates.size() > 1 && user.email() != null && !isInConnection(lookup.holdersOfEmail(user.email()))) {
            candidates.remove("email");
        }
        if (candidates.size() > 1 && user.username() != null && !candidates.containsKey("email")) {
            if (!isInConnection(lookup.holdersOfUsername(user.username()))) {
                candidates.remove("username");
            }
        }
        return candidates.keySet().iterator().next();
    }

    private boolean isInConnection(List<UserResponseSchema> holders) {
        return holders.stream()
                .anyMatch(holder -> tenant.settings().connection().equals(UserMapping.connection(holder)));
    }

    /** What somebody else may have, by field. */
    private static Map<String, String> names(NewUser user) {
        Map<String, String> names = new LinkedHashMap<>();
        Stream.ofNullable(user.email()).forEach(email -> names.put("email", email));
        Stream.ofNullable(user.username()).forEach(username -> names.put("username", username));
        Stream.ofNullable(user.phone()).forEach(phone -> names.put("phone", phone));
        return names;
    }

    private static Secret unknown(Requests requests) {
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(requests.randomBytes(PASSWORD_BYTES))
                + EVERY_CLASS);
    }
}
