package io.ostiary.session;

import io.ostiary.Json;
import io.ostiary.Violations;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session to start without credentials.
 *
 * @param user who is to be signed in
 * @param application the id of the application that it is for, which becomes the tokens' audience; null for the tenant's
 *     default
 * @param claims more claims for the access tokens; none of the {@linkplain ClaimMapper#RESERVED reserved} ones
 */
public record NewSession(UserId user, @Nullable String application, Map<String, @Nullable Object> claims) {

    /**
     * Checks the claims.
     *
     * @throws io.ostiary.InvalidArgumentException when one is reserved or not JSON
     */
    public NewSession {
        var violations = new Violations().line("application", application, 1, 255);
        ClaimMapper.RESERVED.stream()
                .filter(claims::containsKey)
                .sorted()
                .forEach(claim -> violations.require(false, "claims." + claim, "must not be a reserved claim"));
        claims = Json.object(violations, "claims", claims);
        violations.throwIfAny();
    }

    /** A session of that user, for the tenant's default application. */
    public static NewSession of(UserId user) {
        return new NewSession(user, null, Map.of());
    }

    /** The same session for that application; null for the tenant's default. */
    public NewSession forApplication(@Nullable String newApplication) {
        return new NewSession(user, newApplication, claims);
    }

    /** The same session with those further claims. */
    public NewSession withClaims(Map<String, @Nullable Object> newClaims) {
        return new NewSession(user, application, newClaims);
    }
}
