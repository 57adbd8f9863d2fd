package io.ostiary.domain;

import io.ostiary.InvalidArgumentException;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a host or a zone on the internet: at least two labels of letters, digits and hyphens, at most 220
 * characters (RFC 1123 §2.1; 253 fit, but records that prove it stand at longer names), no address. Letters beyond ASCII become A-labels (RFC 5890 §2.3.2.1), capitals small ones.
 *
 * <p>A name with ß, ς or a joiner is none: to IDNA 2003 and to IDNA 2008 it is not the same domain (UTS #46 §2.3), so
 * whoever means it has to write the A-label.
 *
 * @param value the name, without a dot at its end
 */
public record DomainName(String value) {
    private static final int MAX_LENGTH = 220;
    private static final Pattern DEVIATION = Pattern.compile("[ßς\u200c\u200d]");
    private static final Pattern HOST_NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Makes A-labels and checks the rest.
     *
     * @throws InvalidArgumentException when it is no such name
     */
    public DomainName {
        String text = value;
        value = normalised(text).orElseThrow(() -> new InvalidArgumentException("domain", rule(text)));
    }

    /** The name of that text. */
    public static DomainName of(String value) {
        return new DomainName(value);
    }

    /** The text as the name that it is, or empty when it is none. */
    public static Optional<String> normalised(String text) {
        // A name of A-labels is never shorter, and what takes IDN long is not begun.
        if (text.length() > MAX_LENGTH || DEVIATION.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.length() <= MAX_LENGTH && HOST_NAME.matcher(ascii).matches()
                    ? Optional.of(ascii)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }

    private static String rule(String text) {
        return DEVIATION.matcher(text).find()
                ? "must not contain ß, ς or invisible joiners, which not every program takes for the same domain; write"
                        + " the label with them as it is registered, beginning with xn--"
                : "must be a domain name such as login.example.com, without scheme, port or path";
    }
}
