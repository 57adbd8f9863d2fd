package io.ostiary.group;

import io.ostiary.Change;

/**
 * A partial change of a group: what is not named stays as it is.
 *
 * @param name what people call it
 * @param description what it is for
 * @param parent the group that it is to stand in; clearing makes it stand in none
 */
public record GroupPatch(Change<String> name, Change<String> description, Change<GroupId> parent) {
    /**
     * Checks every value that is set.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public GroupPatch {
        GroupText.check(name.valueOrNull(), description.valueOrNull())
                .require(!(name instanceof Change.Clear), "name", "cannot be cleared")
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
        private Change<GroupId> parent = Change.keep();

        private Builder() {}

        /** Changes {@link Group#name()}. */
        public Builder name(Change<String> change) {
            this.name = change;
            return this;
        }

        /** Changes {@link Group#description()}. */
        public Builder description(Change<String> change) {
            this.description = change;
            return this;
        }

        /** Changes {@link Group#parent()}. */
        public Builder parent(Change<GroupId> change) {
            this.parent = change;
            return this;
        }

        /**
         * The patch.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public GroupPatch build() {
            return new GroupPatch(name, description, parent);
        }
    }
}
