package io.ostiary.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A second factor that a user enrolled; never its secret.
 *
 * @param id identifies the factor for {@link Users#resetMfa}
 * @param type the kind of factor, for example {@code totp}, {@code webauthn} or {@code recovery-codes}
 * @param name what the user calls it, or null
 * @param enrolledAt when it was enrolled, or null when the provider does not say
 */
public record MfaFactor(
        String id,
        String type,
        @Nullable String name,
        @Nullable Instant enrolledAt) {}
