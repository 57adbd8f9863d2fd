package io.ostiary.auth0;

import com.auth0.client.mgmt.core.ObjectMappers;
import com.auth0.client.mgmt.core.OptionalNullable;
import com.auth0.client.mgmt.types.CreateUserRequestContent;
import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserDateSchema;
import com.auth0.client.mgmt.types.UserIdentitySchema;
import com.auth0.client.mgmt.types.UserProfileData;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.CaseFold;
import io.ostiary.Secret;
import io.ostiary.user.IdentityId;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user as Auth0 says it. A user who was given no full name has their e-mail address, username or telephone number as
 * {@code name}, and reads back without.
 */
final class UserMapping {
    /** The provider of identities in database connections, which user ids of theirs begin with. */
    static final String DATABASE = "auth0";

    private UserMapping() {}

    /** The one type for what the SDK has a type of its own for at each operation. */
    static UserResponseSchema user(Object answer) {
        return ObjectMappers.JSON_MAPPER.convertValue(answer, UserResponseSchema.class);
    }

    static User toUser(UserResponseSchema user, boolean locked) {
        boolean blocked = user.getBlocked().orElse(false);
        UserStatus open = locked ? UserStatus.LOCKED : UserStatus.ACTIVE;
        return User.builder(
                        UserId.of(user.getUserId().orElseThrow()),
                        blocked ? UserStatus.DISABLED : open,
                        Objects.requireNonNullElse(instant(user.getCreatedAt()), Instant.EPOCH))
                .email(text(user.getEmail()))
                .emailVerified(user.getEmailVerified().orElse(false))
                .username(text(user.getUsername()))
                .phone(text(user.getPhoneNumber()))
                .givenName(text(user.getGivenName()))
                .familyName(text(user.getFamilyName()))
                .name(user.getName().filter(name -> !isMadeUp(user, name)).orElse(null))
                .disabledReason(blocked ? AppMetadata.disabledReason(appMetadata(user)) : null)
                .updatedAt(instant(user.getUpdatedAt()))
                .lastSignInAt(instant(user.getLastLogin()))
                .identities(identities(user))
                .build();
    }

    /** What the tenant keeps about the user beside the profile. */
    static Map<String, Object> appMetadata(UserResponseSchema user) {
        return user.getAppMetadata().orElse(Map.of());
    }

    /** The connection of the user's own identity, or null. */
    static @Nullable String connection(UserResponseSchema user) {
        return user.getIdentities().stream()
                .flatMap(List::stream)
                .findFirst()
                .flatMap(UserIdentitySchema::getConnection)
                .orElse(null);
    }

    /** An identity's id, which is also the id of the user that it is split off to. */
    static String id(UserIdentitySchema identity) {
        return provider(identity) + "|" + identity.getUserId().orElse("");
    }

    /** Where an identity's credentials are checked, as Auth0 says it. */
    static String provider(UserIdentitySchema identity) {
        return identity.getProvider().map(Object::toString).orElse("");
    }

    /**
     * What creates the user.
     *
     * @param key the id within the connection
     */
    static CreateUserRequestContent toCreation(NewUser user, String connection, String key, Secret password) {
        var wanted = CreateUserRequestContent.builder()
                .connection(connection)
                .userId(key)
                .password(password.reveal())
                // Else Auth0 mails everybody whose address is not verified.
                .verifyEmail(false)
                .email(Optional.ofNullable(user.email()))
                .username(Optional.ofNullable(user.username()))
                .phoneNumber(Optional.ofNullable(user.phone()))
                .givenName(Optional.ofNullable(user.givenName()))
                .familyName(Optional.ofNullable(user.familyName()))
                .name(Optional.ofNullable(user.name()));
        if (user.email() != null) {
            wanted.emailVerified(user.emailVerified());
        }
        if (!user.metadata().isEmpty()) {
            wanted.appMetadata(AppMetadata.patch(Map.of(), user.metadata()));
        }
        return wanted.build();
    }

    /** What changes everything but the username; empty when nothing of it changes. */
    static Optional<UpdateUserRequestContent> profileChange(User before, User after, @Nullable String connection) {
        var change = UpdateUserRequestContent.builder();
        boolean email = !Objects.equals(before.email(), after.email()) && !CaseFold.same(before.email(), after.email());
        boolean phone = !Objects.equals(before.phone(), after.phone());
        boolean given = !Objects.equals(before.givenName(), after.givenName());
        boolean family = !Objects.equals(before.familyName(), after.familyName());
        boolean name = !Objects.equals(before.name(), after.name());
        if (email) {
            change.email(OptionalNullable.ofNullable(after.email()));
        }
        if (email && after.email() != null) {
            change.emailVerified(after.emailVerified()).verifyEmail(false);
        }
        if (phone) {
            change.phoneNumber(OptionalNullable.ofNullable(after.phone()));
        }
        if ((email || phone) && connection != null) {
            change.connection(connection);
        }
        if (given) {
            change.givenName(OptionalNullable.ofNullable(after.givenName()));
        }
        if (family) {
            change.familyName(OptionalNullable.ofNullable(after.familyName()));
        }
        if (name || (email || phone) && after.name() == null) {
            change.name(OptionalNullable.ofNullable(after.name() == null ? standIn(after) : after.name()));
        }
        return email || phone || given || family || name ? Optional.of(change.build()) : Optional.empty();
    }

    /** What Auth0 calls somebody who has no name, as it keeps that, so that it is told from a name. */
    private static @Nullable String standIn(User user) {
        return Stream.of(Optional.ofNullable(user.email()), Optional.ofNullable(user.username()))
                .flatMap(Optional::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(user.phone());
    }

    /** What changes the username, which Auth0 takes in no other request; empty when it does not change. */
    static Optional<UpdateUserRequestContent> usernameChange(User before, User after, @Nullable String connection) {
        if (Objects.equals(before.username(), after.username())) {
            return Optional.empty();
        }
        var change = UpdateUserRequestContent.builder().username(OptionalNullable.ofNullable(after.username()));
        if (after.name() == null) {
            change.name(OptionalNullable.ofNullable(standIn(after)));
        }
        return Optional.of((connection == null ? change : change.connection(connection)).build());
    }

    /** The instant as Auth0 says it, or null. */
    static @Nullable Instant instant(Optional<UserDateSchema> date) {
        return date.map(UserDateSchema::get)
                .filter(String.class::isInstance)
                .map(text -> Instant.parse((String) text))
                .orElse(null);
    }

    private static List<LinkedIdentity> identities(UserResponseSchema user) {
        List<LinkedIdentity> identities = new ArrayList<>();
        for (UserIdentitySchema identity : user.getIdentities().orElse(List.of())) {
            boolean primary = identities.isEmpty();
            Optional<UserProfileData> profile = identity.getProfileData();
            String provider = provider(identity);
            identities.add(new LinkedIdentity(
                    IdentityId.of(id(identity)),
                    provider.equals(DATABASE) ? "password" : provider,
                    text(primary ? user.getEmail() : profile.flatMap(UserProfileData::getEmail)),
                    text(primary ? user.getUsername() : profile.flatMap(UserProfileData::getUsername)),
                    primary));
        }
        return identities;
    }

    private static boolean isMadeUp(UserResponseSchema user, String name) {
        return Stream.of(user.getEmail(), user.getUsername(), user.getPhoneNumber())
                .anyMatch(identifier -> identifier.filter(name::equals).isPresent());
    }

    private static @Nullable String text(Optional<String> value) {
        return value.filter(text -> !text.isEmpty()).orElse(null);
    }
}
