package io.ostiary.organization;

import io.ostiary.Violations;
import io.ostiary.role.RoleId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to mail.
 *
 * @param email the address to ask
 * @param roles the roles that whoever accepts it gets inside the organization, at most 50
 * @param expiresIn how long it can be accepted, 1 minute to 30 days, or null for the provider's own period
 */
public record NewInvitation(
        String email, Set<RoleId> roles, @Nullable Duration expiresIn) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MAX_ROLES = 50;

    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewInvitation {
        roles = Set.copyOf(roles);
        new Violations()
                .email("email", email)
                .require(roles.size() <= MAX_ROLES, "roles", "must be at most " + MAX_ROLES)
                .require(
                        expiresIn == null || expiresIn.compareTo(SHORTEST) >= 0 && expiresIn.compareTo(LONGEST) <= 0,
                        "expires_in",
                        "must be 60 seconds to 30 days")
                .throwIfAny();
    }

    /** An invitation without roles, for the provider's own period. */
    public static NewInvitation of(String email) {
        return new NewInvitation(email, Set.of(), null);
    }
}
