package io.ostiary.permission;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One difference between how resources and roles are and how they are to be.
 *
 * @param kind what happens
 * @param key the key of the resource or role that it happens to
 * @param added the actions or permissions that it gets
 * @param removed the actions or permissions that it loses
 * @param fields what else of a role changes: {@code name}, {@code description}, {@code is_default}
 */
public record RbacChange(
        Kind kind, String key, SortedSet<String> added, SortedSet<String> removed, SortedSet<String> fields) {
    /** Copies the sets. */
    public RbacChange {
        added = Collections.unmodifiableSortedSet(new TreeSet<>(added));
        removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
    }

    /** What happens, in the order in which it happens: nothing is given before it is there, or gone while it is given. */
    public enum Kind {
        /** A resource or some of its actions are new. */
        DEFINE_RESOURCE,
        /** A role is new. */
        CREATE_ROLE,
        /** A role changes. */
        UPDATE_ROLE,
        /** A role goes. */
        DELETE_ROLE,
        /** Some actions of a resource go, and with the last one the resource. */
        REMOVE_ACTIONS
    }
}
