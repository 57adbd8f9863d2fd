package io.ostiary.memory.mail;

import io.ostiary.domain.DomainName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses in the notation that the fewest servers refuse. */
final class MailAddress {
    private MailAddress() {}

    /** The address, with the name next to it in encoded words (RFC 2047) and its domain in A-labels where it has some. */
    static InternetAddress of(String address, @Nullable String name) throws AddressException {
        var written = new InternetAddress(withALabels(address), true);
        try {
            written.setPersonal(name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError("every JVM has UTF-8", e);
        }
        return written;
    }

    /** Whether every server can be given that address, or only one that knows SMTPUTF8 (RFC 6531). */
    static boolean isAscii(InternetAddress address) {
        return isAscii(address.getAddress());
    }

    /** Whether the text has no letters but those of ASCII. */
    static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static String withALabels(String address) {
        int domain = address.lastIndexOf('@') + 1;
        String name = address.substring(domain);
        return isAscii(name)
                ? address
                : address.substring(0, domain) + DomainName.normalised(name).orElse(name);
    }
}
