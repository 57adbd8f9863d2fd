package io.ostiary;

/** What a create does when the thing is there already. */
public enum IfExists {
    /** Refuses with {@link AlreadyExistsException}. */
    FAIL,
    /** Updates the existing one to what was asked for. */
    UPDATE
}
