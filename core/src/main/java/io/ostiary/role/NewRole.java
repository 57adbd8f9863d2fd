package io.ostiary.role;

import io.ostiary.Violations;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A role to create.
 *
 * @param key its unique name, compared with case: 1 to 99 ASCII letters, digits or {@code . _ : -}
 * @param name what people call it, at most 150 characters, or null
 * @param description what it is for, at most 1,000 characters, or null
 * @param permissions what it allows, each at most 255 characters
 * @param scope where it can be given; never changes
 * @param isDefault whether every new user gets it, which a role of organizations cannot be; the previous default then no
 *     longer is
 */
public record NewRole(
        String key,
        @Nullable String name,
        @Nullable String description,
        SortedSet<String> permissions,
        RoleScope scope,
        boolean isDefault) {

    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewRole {
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
        Violations violations = RoleText.check(name, description, permissions);
        violations
                .key("key", key)
                .require(
                        !isDefault || scope == RoleScope.TENANT,
                        "is_default",
                        "must be false for a role that can be given inside organizations only")
                .throwIfAny();
    }

    /** A role with a key and nothing else. */
    public static NewRole of(String key) {
        return builder(key).build();
    }

    /** Starts a role. */
    public static Builder builder(String key) {
        return new Builder(key);
    }

    /** Collects a new role's parts. */
    public static final class Builder {
        private final String key;
        private @Nullable String name;
        private @Nullable String description;
        private Set<String> permissions = Set.of();
        private RoleScope scope = RoleScope.TENANT;
        private boolean isDefault;

        private Builder(String key) {
            this.key = key;
        }

        /** Sets {@link NewRole#name()}. */
        public Builder name(@Nullable String value) {
            this.name = value;
            return this;
        }

        /** Sets {@link NewRole#description()}. */
        public Builder description(@Nullable String value) {
            this.description = value;
            return this;
        }

        /** Sets {@link NewRole#permissions()}. */
        public Builder permissions(Set<String> value) {
            this.permissions = value;
            return this;
        }

        /** Sets {@link NewRole#scope()}. */
        public Builder scope(RoleScope value) {
            this.scope = value;
            return this;
        }

        /** Sets {@link NewRole#isDefault()}. */
        public Builder isDefault(boolean value) {
            this.isDefault = value;
            return this;
        }

        /**
         * The new role.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public NewRole build() {
            return new NewRole(key, name, description, new TreeSet<>(permissions), scope, isDefault);
        }
    }
}
