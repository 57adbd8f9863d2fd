package io.ostiary.user;

import io.ostiary.Violations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which users are wanted; what is null does not restrict.
 *
 * @param text matches users whose e-mail address, username, given, family or full name contains it, whatever its case
 * @param status only users of that status
 * @param emailVerified only users whose address is, or is not, verified
 * @param createdAfter only users created at that instant or later
 * @param createdBefore only users created before that instant
 * @param sort the order; null for the one that costs the provider least
 */
public record UserQuery(
        @Nullable String text,
        @Nullable UserStatus status,
        @Nullable Boolean emailVerified,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable UserSort sort) {

    /**
     * Checks the text's length and the order of the instants.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public UserQuery {
        new Violations()
                .line("query", text, 1, 255)
                .require(
                        createdAfter == null || createdBefore == null || createdAfter.isBefore(createdBefore),
                        "created_after",
                        "must be before created_before")
                .throwIfAny();
    }

    /** All users. */
    public static UserQuery all() {
        return builder().build();
    }

    /** Users whose names or addresses contain the text. */
    public static UserQuery containing(String text) {
        return builder().text(text).build();
    }

    /** Starts a query that restricts nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects restrictions. */
    public static final class Builder {
        private @Nullable String text;
        private @Nullable UserStatus status;
        private @Nullable Boolean emailVerified;
        private @Nullable Instant createdAfter;
        private @Nullable Instant createdBefore;
        private @Nullable UserSort sort;

        private Builder() {}

        /** Sets {@link UserQuery#text()}. */
        public Builder text(@Nullable String value) {
            this.text = value;
            return this;
        }

        /** Sets {@link UserQuery#status()}. */
        public Builder status(@Nullable UserStatus value) {
            this.status = value;
            return this;
        }

        /** Sets {@link UserQuery#emailVerified()}. */
        public Builder emailVerified(@Nullable Boolean value) {
            this.emailVerified = value;
            return this;
        }

        /** Sets {@link UserQuery#createdAfter()}. */
        public Builder createdAfter(@Nullable Instant value) {
            this.createdAfter = value;
            return this;
        }

        /** Sets {@link UserQuery#createdBefore()}. */
        public Builder createdBefore(@Nullable Instant value) {
            this.createdBefore = value;
            return this;
        }

        /** Sets {@link UserQuery#sort()}. */
        public Builder sort(@Nullable UserSort value) {
            this.sort = value;
            return this;
        }

        /**
         * The query.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public UserQuery build() {
            return new UserQuery(text, status, emailVerified, createdAfter, createdBefore, sort);
        }
    }
}
