package io.ostiary.memory.token;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.ostiary.Secret;
import io.ostiary.session.TokenVerification;
import io.ostiary.session.TokenVerification.Checked;
import io.ostiary.session.TokenVerification.Reason;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The access tokens of one issuer: JWTs of type {@code at+jwt} (RFC 9068), signed with ES256. */
public final class AccessTokens {
    /** The longest token that is issued or looked at, in characters. */
    public static final int MAX_LENGTH = 16_384;

    private static final int HEADER_AND_SIGNATURE = 256;

    private final String issuer;
    private final SigningKey key;

    /** Tokens of that issuer, signed with that key. */
    public AccessTokens(String issuer, SigningKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    /** Whether a token with those claims is short enough and can be read back. */
    public static boolean canCarry(Map<String, @Nullable Object> claims) {
        String json = JSONObjectUtils.toJSONString(claims);
        Payload payload = new Payload(json);
        return payload.toBase64URL().toString().length() + HEADER_AND_SIGNATURE <= MAX_LENGTH
                && payload.toJSONObject() != null;
    }

    /** A token with those claims, which {@link #canCarry} accepted. */
    public Secret issue(Map<String, @Nullable Object> claims) {
        return key.sign(new Payload(JSONObjectUtils.toJSONString(claims)));
    }

    /**
     * Checks a token as far as that is possible without looking at its session.
     *
     * @param audience the audience that the token must be meant for, or null for any
     */
    public TokenVerification verify(Secret token, @Nullable String audience, Instant now) {
        if (token.length() > MAX_LENGTH) {
            return inactive(Reason.MALFORMED);
        }
        JOSEObject parsed;
        try {
            parsed = JOSEObject.parse(token.reveal());
        } catch (ParseException | IllegalArgumentException e) {
            return inactive(Reason.MALFORMED);
        }
        if (parsed instanceof PlainObject) {
            return inactive(Reason.BAD_SIGNATURE);
        }
        Map<String, @Nullable Object> claims = claims(parsed.getPayload());
        if (!(parsed instanceof JWSObject signed) || claims == null) {
            return inactive(Reason.MALFORMED);
        }
        Reason reason = refusal(signed, claims, audience, now);
        return reason == null ? TokenVerification.active(claims, Checked.SESSION) : inactive(reason);
    }

    /**
     * Why the token is refused, or null. The issuer is compared before the signature, so that a token of another issuer
     * is called that, rather than forged.
     */
    private @Nullable Reason refusal(
            JWSObject token, Map<String, @Nullable Object> claims, @Nullable String audience, Instant now) {
        if (!issuer.equals(claims.get("iss"))) {
            return Reason.WRONG_ISSUER;
        }
        if (!key.signed(token)) {
            return Reason.BAD_SIGNATURE;
        }
        if (!SigningKey.ACCESS_TOKEN.equals(token.getHeader().getType())) {
            return Reason.MALFORMED;
        }
        if (audience != null && !isFor(audience, claims.get("aud"))) {
            return Reason.WRONG_AUDIENCE;
        }
        return isCurrent(claims, now) ? null : Reason.EXPIRED;
    }

    private static boolean isFor(String audience, @Nullable Object claimed) {
        return audience.equals(claimed) || claimed instanceof List<?> several && several.contains(audience);
    }

    private static boolean isCurrent(Map<String, @Nullable Object> claims, Instant now) {
        return claims.get("iat") instanceof Number from
                && claims.get("exp") instanceof Number until
                && now.getEpochSecond() >= from.longValue()
                && now.getEpochSecond() < until.longValue();
    }

    private static @Nullable Map<String, @Nullable Object> claims(@Nullable Payload payload) {
        Map<String, Object> json = payload == null ? null : payload.toJSONObject();
        return json == null ? null : new LinkedHashMap<>(json);
    }

    private static TokenVerification inactive(Reason reason) {
        return TokenVerification.inactive(reason, Checked.SESSION);
    }
}
