package io.ostiary.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a token is worth.
 *
 * @param active whether the token can be relied on, as far as was {@linkplain #checked checked}
 * @param claims the token's claims when it is active, else empty: claims of a token that failed prove nothing
 * @param checked how far the check went
 * @param reason why the token is not active, or null when it is
 */
public record TokenVerification(
        boolean active,
        Map<String, @Nullable Object> claims,
        Checked checked,
        @Nullable Reason reason) {

    /** Copies the claims as they are: they are read from a provider, so none of them is refused. */
    public TokenVerification {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /** How far a check went. */
    public enum Checked {
        /** Signature, issuer, times and audience, and that the session goes on: a revoked session is inactive at once. */
        SESSION,
        /** Signature, issuer, times and audience: a revoked session stays active until the token expires. */
        SIGNATURE
    }

    /** Why a token is not active. */
    public enum Reason {
        /** Not a signed JWT, or larger than any that was issued. */
        MALFORMED,
        /** Signed with none of the tenant's keys, or by an algorithm that is not allowed, {@code none} above all. */
        BAD_SIGNATURE,
        /** Issued by somebody else. */
        WRONG_ISSUER,
        /** Meant for another audience. */
        WRONG_AUDIENCE,
        /** Past its time, or before it. */
        EXPIRED,
        /** The session was revoked or the user is gone or blocked. */
        SESSION_ENDED
    }

    /** A token that can be relied on. */
    public static TokenVerification active(Map<String, @Nullable Object> claims, Checked checked) {
        return new TokenVerification(true, claims, checked, null);
    }

    /** A token that cannot. */
    public static TokenVerification inactive(Reason reason, Checked checked) {
        return new TokenVerification(false, Map.of(), checked, reason);
    }
}
