package io.ostiary.user;

import io.ostiary.Secret;
import io.ostiary.Violations;

/**
 * A password to set.
 *
 * @param value the password, 8 to 256 characters
 * @param temporary whether the user has to change it before anything else
 */
public record NewPassword(Secret value, boolean temporary) {
    /**
     * Checks the length.
     *
     * @throws io.ostiary.InvalidArgumentException when it is out of range
     */
    public NewPassword {
        new Violations()
                .require(Passwords.lengthOk(value), "password", Passwords.RULE)
                .throwIfAny();
    }

    /** A password that stays. */
    public static NewPassword of(Secret value) {
        return new NewPassword(value, false);
    }

    /** A password that the user has to change before anything else. */
    public static NewPassword temporary(Secret value) {
        return new NewPassword(value, true);
    }
}
