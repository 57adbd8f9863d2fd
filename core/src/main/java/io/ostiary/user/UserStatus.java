package io.ostiary.user;

/** Whether a user can sign in. */
public enum UserStatus {
    /** Can sign in. */
    ACTIVE,
    /** Blocked by an administrator until enabled again. */
    DISABLED,
    /** Locked for a while after too many wrong passwords. */
    LOCKED
}
