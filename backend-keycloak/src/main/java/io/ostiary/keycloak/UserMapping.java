package io.ostiary.keycloak;

import io.ostiary.user.IdentityId;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A user as Keycloak says it. What Keycloak has no field for is in attributes: the telephone number in
 * {@code phoneNumber}, which Keycloak's own client scope {@code phone} reads, the full name in {@code ostiary.name}, and
 * the reason of a block in {@code disabledReason}, where Keycloak's brute-force protection writes its own.
 *
 * <p>Keycloak requires a username. A user who has none gets one that begins with {@value #UNNAMED}, and reads back
 * without.
 */
final class UserMapping {
    static final String PHONE = "phoneNumber";
    static final String NAME = "ostiary.name";
    static final String REASON = "disabledReason";
    static final String UNNAMED = "unnamed-";

    private UserMapping() {}

    static User toUser(UserRepresentation user, boolean locked) {
        Map<String, List<String>> attributes = attributes(user);
        String username = username(user);
        boolean enabled = Boolean.TRUE.equals(user.isEnabled());
        UserStatus open = locked ? UserStatus.LOCKED : UserStatus.ACTIVE;
        Long created = user.getCreatedTimestamp();
        return User.builder(
                        UserId.of(user.getId()),
                        enabled ? open : UserStatus.DISABLED,
                        Instant.ofEpochMilli(created == null ? 0 : created))
                .email(text(user.getEmail()))
                .emailVerified(Boolean.TRUE.equals(user.isEmailVerified()))
                .username(username)
                .phone(first(attributes, PHONE))
                .givenName(text(user.getFirstName()))
                .familyName(text(user.getLastName()))
                .name(first(attributes, NAME))
                .disabledReason(enabled ? null : first(attributes, REASON))
                .identities(identities(user, username))
                .build();
    }

    /** The account itself, then what it is linked to at other identity providers, which only reading one user tells. */
    private static List<LinkedIdentity> identities(UserRepresentation user, @Nullable String username) {
        List<LinkedIdentity> identities = new ArrayList<>();
        identities.add(
                new LinkedIdentity(IdentityId.of(user.getId()), "password", text(user.getEmail()), username, true));
        OutsideIdentities.of(user).forEach(federated -> identities.add(identity(federated)));
        return identities;
    }

    private static LinkedIdentity identity(FederatedIdentityRepresentation federated) {
        return new LinkedIdentity(
                OutsideIdentities.id(federated),
                federated.getIdentityProvider(),
                null,
                text(federated.getUserName()),
                false);
    }

    /** Whether the user has what Keycloak keeps in attributes only. */
    static boolean needsAttributes(NewUser user) {
        return user.phone() != null || user.name() != null || !user.metadata().isEmpty();
    }

    static UserRepresentation toRepresentation(NewUser user) {
        Map<String, List<String>> attributes = new HashMap<>();
        put(attributes, PHONE, user.phone());
        put(attributes, NAME, user.name());
        MetadataAttributes.write(user.metadata(), attributes);
        var created = new UserRepresentation();
        created.setUsername(user.username() == null ? madeUp() : user.username());
        created.setEmail(user.email());
        created.setEmailVerified(user.emailVerified());
        created.setFirstName(user.givenName());
        created.setLastName(user.familyName());
        created.setEnabled(true);
        if (!attributes.isEmpty()) {
            created.setAttributes(attributes);
        }
        if (user.password() != null) {
            var credential = new CredentialRepresentation();
            credential.setType(CredentialRepresentation.PASSWORD);
            credential.setValue(user.password().reveal());
            credential.setTemporary(false);
            created.setCredentials(List.of(credential));
        }
        return created;
    }

    /**
     * What to write so that the user is as given and everything that the vocabulary does not know stays. It names the
     * whole profile: with attributes in it, the server erases every attribute, the e-mail address and the names that the
     * body lacks.
     */
    static UserRepresentation toChange(UserRepresentation before, User after) {
        Map<String, List<String>> attributes = attributes(before);
        put(attributes, PHONE, after.phone());
        put(attributes, NAME, after.name());
        put(attributes, REASON, after.disabledReason());
        var change = new UserRepresentation();
        change.setUsername(after.username() == null ? unnamed(before) : after.username());
        // A member of an organization without an address is refused one that is empty.
        change.setEmail(after.email() == null && before.getEmail() != null ? "" : after.email());
        change.setEmailVerified(after.emailVerified());
        change.setFirstName(after.givenName() == null ? "" : after.givenName());
        change.setLastName(after.familyName() == null ? "" : after.familyName());
        change.setEnabled(after.status() != UserStatus.DISABLED);
        change.setAttributes(attributes);
        return change;
    }

    /** A copy of the user's attributes. */
    static Map<String, List<String>> attributes(UserRepresentation user) {
        return user.getAttributes() == null ? new HashMap<>() : new HashMap<>(user.getAttributes());
    }

    /** The username that somebody gave, or null. */
    static @Nullable String username(UserRepresentation user) {
        String username = text(user.getUsername());
        return username == null || username.startsWith(UNNAMED) ? null : username;
    }

    private static String unnamed(UserRepresentation before) {
        return username(before) == null ? before.getUsername() : madeUp();
    }

    private static String madeUp() {
        return UNNAMED + UUID.randomUUID();
    }

    private static void put(Map<String, List<String>> attributes, String name, @Nullable String value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, List.of(value));
        }
    }

    private static @Nullable String first(Map<String, List<String>> attributes, String name) {
        List<String> values = attributes.getOrDefault(name, List.of());
        return values.isEmpty() ? null : text(values.get(0));
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
