package io.ostiary.user;

/** What an import does with a row whose user is there already. */
public enum ImportMode {
    /** Reports the row as a failure and leaves the user alone. */
    CREATE,
    /**
     * Updates the user of the same e-mail address, else of the same username: what the row gives is set, what it does
     * not give is kept, metadata is merged (RFC 7396).
     */
    UPSERT
}
