package io.ostiary.memory.password;

import io.ostiary.Secret;
import io.ostiary.user.PasswordHash;

/**
 * Makes and verifies password hashes. Stateless and expensive: whoever calls it bounds how many calls run at once, and
 * holds no lock meanwhile. Safe for use by several threads.
 */
public interface PasswordHashing {
    /** A new hash of the password, with a salt of its own and the current cost. */
    PasswordHash hash(Secret password);

    /** Whether the hash is of that password. Compares in time that does not depend on where the two differ. */
    boolean verify(PasswordHash hash, Secret password);

    /**
     * Checks that the hash can be verified at a cost that is acceptable. Reads the hash only, computes nothing.
     *
     * @throws io.ostiary.InvalidArgumentException when it is malformed or too expensive; the message does not hold it
     */
    void check(PasswordHash hash);

    /** Whether {@link #hash} would still make a hash of that kind and cost. */
    boolean isCurrent(PasswordHash hash);

    /** A hash of no password, which costs as much to verify as a new one: for users who do not exist. */
    PasswordHash decoy();
}
