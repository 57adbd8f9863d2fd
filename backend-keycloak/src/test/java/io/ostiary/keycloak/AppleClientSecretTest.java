package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Secret;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AppleClientSecretTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theKeySignsWhoTheClientIsForHalfAYear() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        Secret key = Secret.of("-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");

        String[] parts = AppleClientSecret.signed(key, "A1B2C3D4E5", "F6G7H8J9K0", "com.example.signin", NOW)
                .reveal()
                .split("\\.", -1);

        assertThat(parts).hasSize(3);
        assertThat(json(parts[0]).toString()).contains("\"alg\":\"ES256\"", "\"kid\":\"F6G7H8J9K0\"");
        JsonNode claims = json(parts[1]);
        assertThat(claims.path("iss").asText()).isEqualTo("A1B2C3D4E5");
        assertThat(claims.path("sub").asText()).isEqualTo("com.example.signin");
        assertThat(claims.path("aud").asText()).isEqualTo("https://appleid.apple.com");
        assertThat(claims.path("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.path("exp").asLong())
                .isEqualTo(NOW.plus(AppleClientSecret.PERIOD).getEpochSecond())
                // What Apple accepts at most.
                .isLessThanOrEqualTo(NOW.getEpochSecond() + 15_777_000);
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(keys.getPublic());
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    private static JsonNode json(String part) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
    }
}
