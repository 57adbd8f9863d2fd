package io.ostiary.role;

import io.ostiary.Change;
import io.ostiary.Violations;
import java.util.Set;

/**
 * A partial change of a role: what is not named stays as it is. Key and scope never change.
 *
 * @param name what people call it
 * @param description what it is for
 * @param permissions what it allows, replaced as a whole; clearing leaves none
 * @param isDefault whether every new user gets it; setting it unsets the previous default
 */
public record RolePatch(
        Change<String> name, Change<String> description, Change<Set<String>> permissions, Change<Boolean> isDefault) {

    /**
     * Checks every value that is set.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public RolePatch {
        permissions = permissions.map(Set::copyOf);
        Violations violations =
                RoleText.check(name.valueOrNull(), description.valueOrNull(), permissions.valueOrNull());
        violations
                .require(
                        !(isDefault instanceof Change.Clear),
                        "is_default",
                        "must be true or false, it cannot be cleared")
                .throwIfAny();
    }

    /** Starts a patch that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes; what is not called stays kept. */
    public static final class Builder {
        private Change<String> name = Change.keep();
        private Change<String> description = Change.keep();
        private Change<Set<String>> permissions = Change.keep();
        private Change<Boolean> isDefault = Change.keep();

        private Builder() {}

        /** Changes {@link Role#name()}. */
        public Builder name(Change<String> change) {
            this.name = change;
            return this;
        }

        /** Changes {@link Role#description()}. */
        public Builder description(Change<String> change) {
            this.description = change;
            return this;
        }

        /** Changes {@link Role#permissions()}. */
        public Builder permissions(Change<Set<String>> change) {
            this.permissions = change;
            return this;
        }

        /** Changes {@link Role#isDefault()}. */
        public Builder isDefault(Change<Boolean> change) {
            this.isDefault = change;
            return this;
        }

        /**
         * The patch.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public RolePatch build() {
            return new RolePatch(name, description, permissions, isDefault);
        }
    }
}
