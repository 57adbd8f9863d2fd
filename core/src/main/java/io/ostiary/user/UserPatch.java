package io.ostiary.user;

import io.ostiary.CaseFold;
import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;

/**
 * A partial change of a user's profile: what is not named stays as it is. A changed e-mail address counts as
 * unverified.
 *
 * @param email the e-mail address
 * @param username the login name
 * @param phone the telephone number
 * @param givenName the first name
 * @param familyName the last name
 * @param name the full name
 */
public record UserPatch(
        Change<String> email,
        Change<String> username,
        Change<String> phone,
        Change<String> givenName,
        Change<String> familyName,
        Change<String> name) {

    /**
     * Checks every value that is set.
     *
     * @throws InvalidArgumentException with everything that is wrong
     */
    public UserPatch {
        Profile.check(
                        email.valueOrNull(),
                        username.valueOrNull(),
                        phone.valueOrNull(),
                        givenName.valueOrNull(),
                        familyName.valueOrNull(),
                        name.valueOrNull())
                .throwIfAny();
    }

    /**
     * The user after the change.
     *
     * @throws InvalidArgumentException when it would leave neither e-mail, username nor phone
     */
    public User applyTo(User user) {
        String newEmail = email.applyTo(user.email());
        boolean sameEmail = CaseFold.same(newEmail, user.email());
        User changed = user.toBuilder()
                .email(newEmail)
                .emailVerified(sameEmail && user.emailVerified())
                .username(username.applyTo(user.username()))
                .phone(phone.applyTo(user.phone()))
                .givenName(givenName.applyTo(user.givenName()))
                .familyName(familyName.applyTo(user.familyName()))
                .name(name.applyTo(user.name()))
                .build();
        if (changed.email() == null && changed.username() == null && changed.phone() == null) {
            throw new InvalidArgumentException("email", "or username or phone must remain");
        }
        return changed;
    }

    /** Starts a patch that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes; what is not called stays kept. */
    public static final class Builder {
        private Change<String> email = Change.keep();
        private Change<String> username = Change.keep();
        private Change<String> phone = Change.keep();
        private Change<String> givenName = Change.keep();
        private Change<String> familyName = Change.keep();
        private Change<String> name = Change.keep();

        private Builder() {}

        /** Changes {@link User#email()}. */
        public Builder email(Change<String> change) {
            this.email = change;
            return this;
        }

        /** Changes {@link User#username()}. */
        public Builder username(Change<String> change) {
            this.username = change;
            return this;
        }

        /** Changes {@link User#phone()}. */
        public Builder phone(Change<String> change) {
            this.phone = change;
            return this;
        }

        /** Changes {@link User#givenName()}. */
        public Builder givenName(Change<String> change) {
            this.givenName = change;
            return this;
        }

        /** Changes {@link User#familyName()}. */
        public Builder familyName(Change<String> change) {
            this.familyName = change;
            return this;
        }

        /** Changes {@link User#name()}. */
        public Builder name(Change<String> change) {
            this.name = change;
            return this;
        }

        /**
         * The patch.
         *
         * @throws InvalidArgumentException with everything that is wrong
         */
        public UserPatch build() {
            return new UserPatch(email, username, phone, givenName, familyName, name);
        }
    }
}
