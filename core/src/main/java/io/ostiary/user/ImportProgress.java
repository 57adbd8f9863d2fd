package io.ostiary.user;

/** Hears how far an import is. */
@FunctionalInterface
public interface ImportProgress {
    /** Hears nothing. */
    ImportProgress NONE = (done, total) -> {};

    /**
     * Called from time to time, and once at the end; on the importing thread.
     *
     * @param done rows dealt with so far, never decreasing
     * @param total rows in all
     */
    void rows(int done, int total);
}
