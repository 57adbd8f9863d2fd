package io.ostiary.provider;

import io.ostiary.InvalidArgumentException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An X.509 certificate that a SAML identity provider signs with.
 *
 * @param base64 its DER form in Base64, on one line
 */
public record SigningCertificate(String base64) {
    private static final int MAX_LENGTH = 16_384;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /**
     * The certificate of that text: PEM, or what is in a PEM between its first and its last line.
     *
     * @throws InvalidArgumentException when it is none
     */
    public static SigningCertificate of(String text) {
        return parse(text).orElseThrow(() -> new InvalidArgumentException("certificate", problem()));
    }

    /** The certificate in PEM form (RFC 7468), lines of 64. */
    public String pem() {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(Base64.getDecoder().decode(base64));
        return BEGIN + "\n" + lines + "\n" + END + "\n";
    }

    static @Nullable String problem(String text) {
        return parse(text).isPresent() ? null : problem();
    }

    private static String problem() {
        return "must be an X.509 certificate in PEM form";
    }

    private static Optional<SigningCertificate> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String body = text.strip();
        if (body.startsWith(BEGIN) && body.endsWith(END)) {
            body = body.substring(BEGIN.length(), body.length() - END.length());
        }
        try {
            byte[] der = Base64.getDecoder().decode(body.replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII));
            byte[] parsed = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getEncoded();
            return Optional.of(new SigningCertificate(Base64.getEncoder().encodeToString(parsed)));
        } catch (IllegalArgumentException | CertificateException e) {
            return Optional.empty();
        }
    }
}
