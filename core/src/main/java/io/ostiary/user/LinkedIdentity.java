package io.ostiary.user;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a user signs in. A user has at least one; linking accounts adds those of another user.
 *
 * @param id identifies it for {@link Users#unlink}
 * @param provider where the credentials are checked, for example {@code password} or {@code google}
 * @param email the address that the identity signs in with, or null
 * @param username the login name that the identity signs in with, or null
 * @param primary whether it is the user's own, which cannot be unlinked
 */
public record LinkedIdentity(
        IdentityId id,
        String provider,
        @Nullable String email,
        @Nullable String username,
        boolean primary) {}
