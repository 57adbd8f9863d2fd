package io.ostiary.provider;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The private key with which a client of Sign in with Apple proves who it is: on the curve P-256, in PKCS #8 PEM form. */
public final class AppleKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int P256_BITS = 256;

    private AppleKey() {}

    /**
     * The key that the secret is.
     *
     * @throws InvalidArgumentException when it is none
     */
    public static ECPrivateKey of(Secret secret) {
        return parse(secret)
                .orElseThrow(() -> new InvalidArgumentException("client_secret", "must be a private key in PEM form"));
    }

    static boolean isOne(Secret secret) {
        return parse(secret).isPresent();
    }

    private static Optional<ECPrivateKey> parse(Secret secret) {
        String pem = secret.reveal().strip();
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
            return Optional.empty();
        }
        String body = pem.substring(BEGIN.length(), pem.length() - END.length()).replaceAll("\\s", "");
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
            return Optional.of(KeyFactory.getInstance("EC").generatePrivate(encoded))
                    .filter(ECPrivateKey.class::isInstance)
                    .map(ECPrivateKey.class::cast)
                    .filter(key -> key.getParams().getCurve().getField().getFieldSize() == P256_BITS);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
