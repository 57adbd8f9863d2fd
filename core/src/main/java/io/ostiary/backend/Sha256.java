package io.ostiary.backend;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest SHA-256 (FIPS 180-4), which every Java platform has to have. */
public final class Sha256 {
    private Sha256() {}

    /** The digest of the text in UTF-8, as 64 hexadecimal digits in lower case. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** The 32 bytes of the digest of the text in UTF-8. */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
