package io.ostiary;

/** How far a backend supports one operation. */
public sealed interface Support {
    /** The provider does it by itself. */
    record Native() implements Support {}

    /**
     * The backend composes or emulates it.
     *
     * @param caveat what differs from a native implementation, one sentence for a user
     */
    record Composed(String caveat) implements Support {}

    /**
     * The backend cannot do it.
     *
     * @param reason why, and what to use instead, for a user
     */
    record Lacking(String reason) implements Support {}

    /** Whether the operation can be called. */
    default boolean supported() {
        return !(this instanceof Lacking);
    }
}
