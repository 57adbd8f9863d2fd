package io.ostiary.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as the provider knows them.
 *
 * <p>Read from a provider as it is: nothing here is validated, because legacy data exists. At least one of e-mail,
 * username and phone is there. The canonical constructor may grow; use the {@linkplain #builder builder}.
 *
 * @param id identifies the user in the tenant
 * @param email the e-mail address, or null; some providers lower its case
 * @param emailVerified whether somebody proved to own the address
 * @param username the login name, or null
 * @param phone the telephone number, or null
 * @param givenName the first name, or null
 * @param familyName the last name, or null
 * @param name the full name as displayed, or null
 * @param status whether the user can sign in; where finding out costs a call per user, a user in a list is never
 *     {@link UserStatus#LOCKED}, and the backend lacks {@code status.locked}
 * @param disabledReason why an administrator blocked the user, or null
 * @param createdAt when the user was created
 * @param updatedAt when the profile last changed, or null when the provider does not say
 * @param lastSignInAt when the user last signed in, or null when never or not known
 * @param identities the ways in which the user signs in, the primary first; where finding out costs a call per user, a
 *     user in a list has only the primary
 */
public record User(
        UserId id,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String username,
        @Nullable String phone,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String name,
        UserStatus status,
        @Nullable String disabledReason,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant lastSignInAt,
        List<LinkedIdentity> identities) {

    /** Copies the identities. */
    public User {
        identities = List.copyOf(identities);
    }

    /** What a person calls this user: the e-mail address, else the username, the phone number, the id. */
    public String label() {
        if (email != null) {
            return email;
        }
        if (username != null) {
            return username;
        }
        return phone != null ? phone : id.value();
    }

    /** Starts a user with the parts that every user has. */
    public static Builder builder(UserId id, UserStatus status, Instant createdAt) {
        return new Builder(id, status, createdAt);
    }

    /** Starts a user that equals this one. */
    public Builder toBuilder() {
        return new Builder(id, status, createdAt)
                .email(email)
                .emailVerified(emailVerified)
                .username(username)
                .phone(phone)
                .givenName(givenName)
                .familyName(familyName)
                .name(name)
                .disabledReason(disabledReason)
                .updatedAt(updatedAt)
                .lastSignInAt(lastSignInAt)
                .identities(identities);
    }

    /** Collects a user's parts. */
    public static final class Builder {
        private final UserId id;
        private UserStatus status;
        private final Instant createdAt;
        private @Nullable String email;
        private boolean emailVerified;
        private @Nullable String username;
        private @Nullable String phone;
        private @Nullable String givenName;
        private @Nullable String familyName;
        private @Nullable String name;
        private @Nullable String disabledReason;
        private @Nullable Instant updatedAt;
        private @Nullable Instant lastSignInAt;
        private List<LinkedIdentity> identities = List.of();

        private Builder(UserId id, UserStatus status, Instant createdAt) {
            this.id = id;
            this.status = status;
            this.createdAt = createdAt;
        }

        /** Sets {@link User#status()}. */
        public Builder status(UserStatus value) {
            this.status = value;
            return this;
        }

        /** Sets {@link User#email()}. */
        public Builder email(@Nullable String value) {
            this.email = value;
            return this;
        }

        /** Sets {@link User#emailVerified()}. */
        public Builder emailVerified(boolean value) {
            this.emailVerified = value;
            return this;
        }

        /** Sets {@link User#username()}. */
        public Builder username(@Nullable String value) {
            this.username = value;
            return this;
        }

        /** Sets {@link User#phone()}. */
        public Builder phone(@Nullable String value) {
            this.phone = value;
            return this;
        }

        /** Sets {@link User#givenName()}. */
        public Builder givenName(@Nullable String value) {
            this.givenName = value;
            return this;
        }

        /** Sets {@link User#familyName()}. */
        public Builder familyName(@Nullable String value) {
            this.familyName = value;
            return this;
        }

        /** Sets {@link User#name()}. */
        public Builder name(@Nullable String value) {
            this.name = value;
            return this;
        }

        /** Sets {@link User#disabledReason()}. */
        public Builder disabledReason(@Nullable String value) {
            this.disabledReason = value;
            return this;
        }

        /** Sets {@link User#updatedAt()}. */
        public Builder updatedAt(@Nullable Instant value) {
            this.updatedAt = value;
            return this;
        }

        /** Sets {@link User#lastSignInAt()}. */
        public Builder lastSignInAt(@Nullable Instant value) {
            this.lastSignInAt = value;
            return this;
        }

        /** Sets {@link User#identities()}. */
        public Builder identities(List<LinkedIdentity> value) {
            this.identities = value;
            return this;
        }

        /** The user. */
        public User build() {
            return new User(
                    id,
                    email,
                    emailVerified,
                    username,
                    phone,
                    givenName,
                    familyName,
                    name,
                    status,
                    disabledReason,
                    createdAt,
                    updatedAt,
                    lastSignInAt,
                    identities);
        }
    }
}
