package io.ostiary.memory;

import io.ostiary.user.PasswordHash;
import org.jspecify.annotations.Nullable;

/**
 * A password that is set.
 *
 * @param hash its hash
 * @param temporary whether it has to be changed before anything else
 * @param generation counts the passwords that an account had; the same password hashed anew keeps it
 */
record Credential(PasswordHash hash, boolean temporary, int generation) {
    /** A password that takes the place of another, or of none. */
    static Credential replacing(@Nullable Credential previous, PasswordHash hash, boolean temporary) {
        return new Credential(hash, temporary, previous == null ? 0 : previous.generation + 1);
    }

    /** The same password, hashed anew. */
    Credential rehashed(PasswordHash newHash) {
        return new Credential(newHash, temporary, generation);
    }

    /** Whether both are the same password, however it is hashed. */
    boolean isSamePassword(@Nullable Credential other) {
        return other != null && generation == other.generation;
    }
}
