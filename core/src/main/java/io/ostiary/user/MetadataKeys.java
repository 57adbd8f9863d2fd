package io.ostiary.user;

import io.ostiary.Violations;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which top-level keys of a user's metadata are meant. "All" has to be said: an empty set of names is refused. */
public sealed interface MetadataKeys {
    /** Every key. */
    record All() implements MetadataKeys {}

    /**
     * Some keys.
     *
     * @param names at least one key
     */
    record Named(Set<String> names) implements MetadataKeys {
        /**
         * Checks that at least one key is named, and keeps their order.
         *
         * @throws io.ostiary.InvalidArgumentException when none is
         */
        public Named {
            new Violations()
                    .require(!names.isEmpty(), "keys", "must name at least one key")
                    .throwIfAny();
            names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
        }
    }

    /** Every key. */
    static MetadataKeys all() {
        return new All();
    }

    /** The named keys, at least one. */
    static MetadataKeys of(Set<String> names) {
        return new Named(names);
    }

    /** The named keys, at least one. */
    static MetadataKeys of(String... names) {
        return new Named(new LinkedHashSet<>(List.of(names)));
    }

    /** Whether the key is meant. */
    default boolean covers(String key) {
        return !(this instanceof Named named) || named.names().contains(key);
    }
}
