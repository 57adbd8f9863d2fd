package io.ostiary.auth0;

import static io.ostiary.Operation.VERIFY_TOKEN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.ostiary.Secret;
import io.ostiary.session.TokenVerification;
import io.ostiary.session.TokenVerification.Checked;
import io.ostiary.session.TokenVerification.Reason;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks an access token against the keys that the tenant publishes. */
final class TokenCheck {
    private static final int MAX_LENGTH = 16_384;

    /** How far the tenant's clock and this one may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final ManagedTenant tenant;
    private final SigningKeys keys;

    TokenCheck(ManagedTenant tenant, SigningKeys keys) {
        this.tenant = tenant;
        this.keys = keys;
    }

    TokenVerification verify(Secret token, @Nullable String audience) {
        Instant now = tenant.requests(VERIFY_TOKEN).now();
        String[] parts = token.reveal().split("\\.", -1);
        JsonNode header = token.length() > MAX_LENGTH || parts.length != 3 ? null : object(parts[0]);
        JsonNode claims = header == null ? null : object(parts[1]);
        if (header == null || claims == null) {
            return inactive(Reason.MALFORMED);
        }
        if (!isSigned(header, parts)) {
            return inactive(Reason.BAD_SIGNATURE);
        }
        // ID tokens are signed with the same key.
        if (!header.path("typ").asText().equals("at+jwt") && !claims.has("azp")) {
            return inactive(Reason.MALFORMED);
        }
        if (!claims.path("iss").asText().equals(tenant.settings().issuer())) {
            return inactive(Reason.WRONG_ISSUER);
        }
        if (!now.minus(SKEW).isBefore(Instant.ofEpochSecond(claims.path("exp").asLong()))
                || now.plus(SKEW)
                        .isBefore(Instant.ofEpochSecond(claims.path("nbf").asLong()))) {
            return inactive(Reason.EXPIRED);
        }
        if (audience != null && !audiences(claims.path("aud")).contains(audience)) {
            return inactive(Reason.WRONG_AUDIENCE);
        }
        return TokenVerification.active(RawJson.object(claims), Checked.SIGNATURE);
    }

    /** The claims of a token in JWS form, not verified; null of any other. */
    static @Nullable JsonNode payload(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3 ? object(parts[1]) : null;
    }

    private boolean isSigned(JsonNode header, String[] parts) {
        if (!header.path("alg").asText().equals("RS256") || header.has("crit")) {
            return false;
        }
        Optional<RSAKey> key = keys.find(header.path("kid").asText(), tenant);
        if (key.isEmpty()) {
            return false;
        }
        try {
            return new RSASSAVerifier(key.get())
                    .verify(
                            JWSHeader.parse(new Base64URL(parts[0])),
                            (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                            new Base64URL(parts[2]));
        } catch (JOSEException | ParseException e) {
            return false;
        }
    }

    private static List<String> audiences(JsonNode audience) {
        List<String> audiences = new ArrayList<>();
        (audience.isArray() ? audience : List.of(audience)).forEach(each -> audiences.add(each.asText()));
        return audiences;
    }

    private static @Nullable JsonNode object(String part) {
        try {
            JsonNode node = RawJson.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            return node.isObject() ? node : null;
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return null;
        }
    }

    private static TokenVerification inactive(Reason reason) {
        return TokenVerification.inactive(reason, Checked.SIGNATURE);
    }
}
