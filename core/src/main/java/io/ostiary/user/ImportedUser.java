package io.ostiary.user;

import io.ostiary.InvalidArgumentException;
import org.jspecify.annotations.Nullable;

/**
 * One row of an import.
 *
 * @param row the row's number in its source, from 1, by which the report names it
 * @param user the user
 * @param passwordHash the hash of the password that the user has elsewhere, or null
 */
public record ImportedUser(int row, NewUser user, @Nullable PasswordHash passwordHash) {
    /**
     * Checks that there is at most one of password and hash.
     *
     * @throws InvalidArgumentException when there are both
     */
    public ImportedUser {
        if (passwordHash != null && user.password() != null) {
            throw new InvalidArgumentException("password_hash", "and password exclude each other");
        }
    }
}
