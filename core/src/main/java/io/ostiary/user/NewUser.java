package io.ostiary.user;

import io.ostiary.Json;
import io.ostiary.Secret;
import io.ostiary.Violations;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user to create.
 *
 * @param email the e-mail address, unique in the tenant whatever its case, or null
 * @param emailVerified whether the address counts as verified from the start
 * @param username the login name, unique in the tenant whatever its case, or null
 * @param phone the telephone number in E.164 form, or null
 * @param givenName the first name, at most 150 characters, or null
 * @param familyName the last name, at most 150 characters, or null
 * @param name the full name as displayed, at most 300 characters, or null
 * @param password the password, or null for a user who gets one later
 * @param metadata administrator-only data, a JSON object
 */
public record NewUser(
        @Nullable String email,
        boolean emailVerified,
        @Nullable String username,
        @Nullable String phone,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String name,
        @Nullable Secret password,
        Map<String, @Nullable Object> metadata) {

    /**
     * Checks every field, and that somebody is named.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewUser {
        Violations violations = Profile.check(email, username, phone, givenName, familyName, name);
        metadata = Json.object(violations, "metadata", metadata);
        violations
                .require(
                        email != null || username != null || phone != null, "email", "or username or phone is required")
                .require(!emailVerified || email != null, "email_verified", "needs an email")
                .require(password == null || Passwords.lengthOk(password), "password", Passwords.RULE)
                .throwIfAny();
    }

    /** Starts a user known by an e-mail address. */
    public static Builder withEmail(String email) {
        return builder().email(email);
    }

    /** Starts a user known by a username. */
    public static Builder withUsername(String username) {
        return builder().username(username);
    }

    /** Starts a user of whom nothing is known yet; at least e-mail, username or phone must follow. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a new user's parts. */
    public static final class Builder {
        private @Nullable String email;
        private boolean emailVerified;
        private @Nullable String username;
        private @Nullable String phone;
        private @Nullable String givenName;
        private @Nullable String familyName;
        private @Nullable String name;
        private @Nullable Secret password;
        private Map<String, @Nullable Object> metadata = Map.of();

        private Builder() {}

        /** Sets {@link NewUser#email()}. */
        public Builder email(@Nullable String value) {
            this.email = value;
            return this;
        }

        /** Sets {@link NewUser#emailVerified()}. */
        public Builder emailVerified(boolean value) {
            this.emailVerified = value;
            return this;
        }

        /** Sets {@link NewUser#username()}. */
        public Builder username(@Nullable String value) {
            this.username = value;
            return this;
        }

        /** Sets {@link NewUser#phone()}. */
        public Builder phone(@Nullable String value) {
            this.phone = value;
            return this;
        }

        /** Sets {@link NewUser#givenName()}. */
        public Builder givenName(@Nullable String value) {
            this.givenName = value;
            return this;
        }

        /** Sets {@link NewUser#familyName()}. */
        public Builder familyName(@Nullable String value) {
            this.familyName = value;
            return this;
        }

        /** Sets {@link NewUser#name()}. */
        public Builder name(@Nullable String value) {
            this.name = value;
            return this;
        }

        /** Sets {@link NewUser#password()}. */
        public Builder password(@Nullable Secret value) {
            this.password = value;
            return this;
        }

        /** Sets {@link NewUser#metadata()}. */
        public Builder metadata(Map<String, @Nullable Object> value) {
            this.metadata = value;
            return this;
        }

        /**
         * The new user.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public NewUser build() {
            return new NewUser(email, emailVerified, username, phone, givenName, familyName, name, password, metadata);
        }
    }
}
