package io.ostiary.action;

import io.ostiary.Change;
import io.ostiary.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A partial change of an action's draft: what is not named stays as it is.
 *
 * @param name what people call it; cannot be cleared
 * @param triggers when it runs, all of it; cannot be cleared
 * @param code what runs; cannot be cleared
 * @param runtime what it runs in; cannot be cleared
 * @param dependencies what it requires, all of it
 * @param secrets what is set or cleared of its secrets, by name; the others keep their values
 */
public record ActionPatch(
        Change<String> name,
        Change<List<ActionTrigger>> triggers,
        Change<String> code,
        Change<String> runtime,
        Change<List<ActionDependency>> dependencies,
        Map<String, Change<Secret>> secrets) {

    /**
     * Checks every value that is set.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public ActionPatch {
        triggers = triggers.map(List::copyOf);
        dependencies = dependencies.map(List::copyOf);
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
        var violations = ActionText.check(
                        name.valueOrNull(),
                        triggers.valueOrNull(),
                        code.valueOrNull(),
                        runtime.valueOrNull(),
                        dependencies.valueOrNull())
                .require(!(name instanceof Change.Clear), "name", "cannot be cleared")
                .require(!(triggers instanceof Change.Clear), "triggers", "cannot be cleared")
                .require(!(code instanceof Change.Clear), "code", "cannot be cleared")
                .require(!(runtime instanceof Change.Clear), "runtime", "cannot be cleared");
        ActionText.checkSecrets(violations, secrets);
        violations.throwIfAny();
    }

    /** Whether a secret gets a value, which nobody can compare with the one that it has. */
    boolean setsSecrets() {
        return secrets.values().stream().anyMatch(change -> change.valueOrNull() != null);
    }

    /** Starts a patch that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes; what is not called stays kept. */
    public static final class Builder {
        private Change<String> name = Change.keep();
        private Change<List<ActionTrigger>> triggers = Change.keep();
        private Change<String> code = Change.keep();
        private Change<String> runtime = Change.keep();
        private Change<List<ActionDependency>> dependencies = Change.keep();
        private Map<String, Change<Secret>> secrets = Map.of();

        private Builder() {}

        /** Changes {@link Action#name()}. */
        public Builder name(Change<String> change) {
            this.name = change;
            return this;
        }

        /** Changes {@link Action#triggers()}. */
        public Builder triggers(Change<List<ActionTrigger>> change) {
            this.triggers = change;
            return this;
        }

        /** Changes {@link ActionContent#code()}. */
        public Builder code(Change<String> change) {
            this.code = change;
            return this;
        }

        /** Changes {@link ActionContent#runtime()}. */
        public Builder runtime(Change<String> change) {
            this.runtime = change;
            return this;
        }

        /** Changes {@link ActionContent#dependencies()}. */
        public Builder dependencies(Change<List<ActionDependency>> change) {
            this.dependencies = change;
            return this;
        }

        /** Changes the secrets of those names. */
        public Builder secrets(Map<String, Change<Secret>> changes) {
            this.secrets = changes;
            return this;
        }

        /**
         * The patch.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public ActionPatch build() {
            return new ActionPatch(name, triggers, code, runtime, dependencies, secrets);
        }
    }
}
