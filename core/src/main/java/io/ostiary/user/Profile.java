package io.ostiary.user;

import io.ostiary.Violations;
import org.jspecify.annotations.Nullable;

/** The bounds of a user's profile fields, in one place for creation and change. */
final class Profile {
    static final int NAME = 150;
    static final int FULL_NAME = 300;

    private Profile() {}

    static Violations check(
            @Nullable String email,
            @Nullable String username,
            @Nullable String phone,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String name) {
        return new Violations()
                .email("email", email)
                .username("username", username)
                .phone("phone", phone)
                .line("given_name", givenName, 1, NAME)
                .line("family_name", familyName, 1, NAME)
                .line("name", name, 1, FULL_NAME);
    }
}
