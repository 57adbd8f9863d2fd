package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The hashes that an import may bring and a later sign-in is checked against: bcrypt, Argon2 and PBKDF2. */
final class PasswordHashes {
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./0-9A-Za-z]{53}");

    private static final Pattern ARGON2 = Pattern.compile(
            "\\$argon2(id|i|d)\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private static final Pattern PBKDF2 =
            Pattern.compile("\\$pbkdf2-(sha1|sha256|sha512)\\$i=(\\d+),l=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private PasswordHashes() {}

    /** What a row's hash is checked by, unless the tenant cannot read it. */
    static Optional<Credential> of(JsonNode row) {
        if (row.has("password_hash")) {
            return bcrypt(row.get("password_hash").asText());
        }
        String value = row.at("/custom_password_hash/hash/value").asText();
        return switch (row.at("/custom_password_hash/algorithm").asText()) {
            case "bcrypt" -> bcrypt(value);
            case "argon2" -> argon2(ARGON2.matcher(value));
            case "pbkdf2" -> pbkdf2(PBKDF2.matcher(value));
            default -> Optional.empty();
        };
    }

    private static Optional<Credential> bcrypt(String hash) {
        return BCRYPT.matcher(hash).matches()
                ? Optional.of(password -> OpenBSDBCrypt.checkPassword(hash, password.toCharArray()))
                : Optional.empty();
    }

    private static Optional<Credential> argon2(Matcher hash) {
        if (!hash.matches()) {
            return Optional.empty();
        }
        int type = switch (hash.group(1)) {
            case "id" -> Argon2Parameters.ARGON2_id;
            case "i" -> Argon2Parameters.ARGON2_i;
            default -> Argon2Parameters.ARGON2_d;
        };
        Argon2Parameters parameters = new Argon2Parameters.Builder(type)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(Integer.parseInt(hash.group(2)))
                .withIterations(Integer.parseInt(hash.group(3)))
                .withParallelism(Integer.parseInt(hash.group(4)))
                .withSalt(decode(hash.group(5)))
                .build();
        byte[] expected = decode(hash.group(6));
        return Optional.of(password -> {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            byte[] actual = new byte[expected.length];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), actual);
            return MessageDigest.isEqual(expected, actual);
        });
    }

    private static Optional<Credential> pbkdf2(Matcher hash) {
        if (!hash.matches()) {
            return Optional.empty();
        }
        String algorithm = "PBKDF2WithHmac" + hash.group(1).toUpperCase(Locale.ROOT);
        int iterations = Integer.parseInt(hash.group(2));
        byte[] salt = decode(hash.group(4));
        byte[] expected = decode(hash.group(5));
        if (expected.length != Integer.parseInt(hash.group(3))) {
            return Optional.empty();
        }
        return Optional.of(password -> {
            try {
                PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, iterations, expected.length * 8);
                byte[] actual = SecretKeyFactory.getInstance(algorithm)
                        .generateSecret(key)
                        .getEncoded();
                return MessageDigest.isEqual(expected, actual);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}
