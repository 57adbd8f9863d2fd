package io.ostiary.keycloak;

import static io.ostiary.Operation.VERIFY_TOKEN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.session.TokenVerification;
import io.ostiary.session.TokenVerification.Checked;
import io.ostiary.session.TokenVerification.Reason;
import io.ostiary.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks an access token against the realm's published keys, and that its session goes on. */
final class TokenCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, @Nullable Object>> CLAIMS = new TypeReference<>() {};
    private static final int MAX_LENGTH = 16_384;
    /** The signatures that count. Whatever else a header names, {@code none} above all, is no signature. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

    private final Realm realm;

    TokenCheck(Realm realm) {
        this.realm = realm;
    }

    TokenVerification verify(Secret token, @Nullable String audience) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 3 || token.length() > MAX_LENGTH) {
            return inactive(Reason.MALFORMED);
        }
        JsonNode header = object(parts[0]);
        JsonNode claims = object(parts[1]);
        if (header == null || claims == null) {
            return inactive(Reason.MALFORMED);
        }
        PublishedKeys.Published published =
                realm.requests().client().keys().of(realm, header.path("kid").asText());
        if (!isSigned(header, parts, published.keys())) {
            return inactive(Reason.BAD_SIGNATURE);
        }
        // ID tokens are signed with the same key.
        if (!claims.path("typ").asText().equals("Bearer")) {
            return inactive(Reason.MALFORMED);
        }
        if (!claims.path("iss").asText().equals(published.issuer())) {
            return inactive(Reason.WRONG_ISSUER);
        }
        Instant now = realm.requests().now();
        if (!now.isBefore(Instant.ofEpochSecond(claims.path("exp").asLong()))
                || now.isBefore(Instant.ofEpochSecond(claims.path("nbf").asLong()))) {
            return inactive(Reason.EXPIRED);
        }
        if (audience != null && !audiences(claims.path("aud")).contains(audience)) {
            return inactive(Reason.WRONG_AUDIENCE);
        }
        return ofSession(claims);
    }

    /** A token without an online session of its own is worth what its signature and its user are. */
    private TokenVerification ofSession(JsonNode claims) {
        UserId user = UserId.of(claims.path("sub").asText("-"));
        String session = claims.path("sid").asText("");
        boolean offline =
                Arrays.asList(claims.path("scope").asText("").split(" ")).contains("offline_access");
        boolean online = !session.isEmpty() && !offline;
        try {
            boolean enabled = Boolean.TRUE.equals(realm.requests()
                    .repeatable(VERIFY_TOKEN, Subject.user(user), realm.user(VERIFY_TOKEN, user)::toRepresentation)
                    .isEnabled());
            boolean goesOn = enabled
                    && (!online
                            || realm
                                    .requests()
                                    .repeatable(
                                            VERIFY_TOKEN,
                                            Subject.user(user),
                                            realm.user(VERIFY_TOKEN, user)::getUserSessions)
                                    .stream()
                                    .anyMatch(found -> found.getId().equals(session)));
            return goesOn
                    ? TokenVerification.active(
                            JSON.<Map<String, @Nullable Object>>convertValue(claims, CLAIMS),
                            online ? Checked.SESSION : Checked.SIGNATURE)
                    : inactive(Reason.SESSION_ENDED);
        } catch (NotFoundException e) {
            if (e.kind().equals("user")) {
                return inactive(Reason.SESSION_ENDED);
            }
            throw e;
        }
    }

    private static boolean isSigned(JsonNode header, String[] parts, Map<String, PublicKey> keys) {
        String algorithm = ALGORITHMS.get(header.path("alg").asText());
        PublicKey key = keys.get(header.path("kid").asText());
        if (algorithm == null || key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> audiences(JsonNode audience) {
        return audience.isArray()
                ? JSON.convertValue(audience, new TypeReference<List<String>>() {})
                : List.of(audience.asText());
    }

    private static @Nullable JsonNode object(String part) {
        try {
            JsonNode node = JSON.readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            return node != null && node.isObject() ? node : null;
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return null;
        }
    }

    private static TokenVerification inactive(Reason reason) {
        return TokenVerification.inactive(reason, Checked.SESSION);
    }
}
