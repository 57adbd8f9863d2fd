package io.ostiary.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Secret;
import io.ostiary.provider.AppleKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * What a client of Sign in with Apple shows as its secret: a token that its private key signed, good for half a year at
 * most. Keycloak knows secrets only, so the key itself is not kept anywhere.
 *
 * @see <a href="https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret">
 *     Creating a client secret</a>
 */
final class AppleClientSecret {
    static final Duration PERIOD = Duration.ofDays(180);

    private static final String APPLE = "https://appleid.apple.com";
    private static final ObjectMapper JSON = new ObjectMapper();

    private AppleClientSecret() {}

    /** The secret of the client, signed by a key of the team. */
    static Secret signed(Secret key, String team, String keyId, String client, Instant now) {
        String signed = part(Map.of("alg", "ES256", "kid", keyId))
                + "."
                + part(Map.of(
                        "iss", team,
                        "iat", now.getEpochSecond(),
                        "exp", now.plus(PERIOD).getEpochSecond(),
                        "aud", APPLE,
                        "sub", client));
        return Secret.of(signed + "." + base64(signature(AppleKey.of(key), signed)));
    }

    private static byte[] signature(ECPrivateKey key, String text) {
        try {
            // JOSE wants the two numbers one after the other (RFC 7518 §3.4).
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with P-256", e);
        }
    }

    private static String part(Map<String, Object> content) {
        try {
            return base64(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers are JSON", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
