package io.ostiary.memory.token;

import io.ostiary.Secret;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Random tokens of 256 bits that mean nothing by themselves. Kept as digests only, so that a state holds no credential. */
public final class OpaqueTokens {
    private static final int BYTES = 32;

    private final RandomSource random;

    /** Tokens from that source. */
    public OpaqueTokens(RandomSource random) {
        this.random = random;
    }

    /** A new token: 43 characters of URL-safe Base64. */
    public Secret next() {
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random.bytes(BYTES)));
    }

    /** Whether that is the token's digest, compared in a time that tells nothing about where they differ. */
    public static boolean isDigestOf(String digest, Secret token) {
        return MessageDigest.isEqual(
                digest.getBytes(StandardCharsets.US_ASCII), digest(token).getBytes(StandardCharsets.US_ASCII));
    }

    /** What is kept of a token: its SHA-256. No salt and no stretching, because nobody can guess 256 random bits. */
    public static String digest(Secret token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(token.reveal()));
    }
}
