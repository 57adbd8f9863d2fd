package io.ostiary.user;

/** The order of a list of users. */
public enum UserSort {
    /** Oldest first. */
    CREATED_AT,
    /** Newest first. */
    CREATED_AT_DESC,
    /** By e-mail address, users without one last. */
    EMAIL
}
