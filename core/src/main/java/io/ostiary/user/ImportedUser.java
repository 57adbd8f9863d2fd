package io.ostiary.user;

import io.ostiary.CaseFold;
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

    /**
     * The user as an {@linkplain ImportMode#UPSERT update} by this row leaves it: what the row gives replaces what was
     * there, and the rest stays. The address is verified when the row says so, or when it was and is no other.
     */
    public User applyTo(User present) {
        boolean sameEmail = user.email() == null || CaseFold.same(user.email(), present.email());
        return present.toBuilder()
                .email(orElse(user.email(), present.email()))
                .emailVerified(user.emailVerified() || sameEmail && present.emailVerified())
                .username(orElse(user.username(), present.username()))
                .phone(orElse(user.phone(), present.phone()))
                .givenName(orElse(user.givenName(), present.givenName()))
                .familyName(orElse(user.familyName(), present.familyName()))
                .name(orElse(user.name(), present.name()))
                .build();
    }

    private static @Nullable String orElse(@Nullable String given, @Nullable String present) {
        return given == null ? present : given;
    }
}
