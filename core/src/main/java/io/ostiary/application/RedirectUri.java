package io.ostiary.application;

import io.ostiary.InvalidArgumentException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the authorization server may send a person's browser with a code, or after signing out.
 *
 * <p>As strict as an authorization server that follows RFC 9700 §2.1 and §4.1 and OAuth 2.1: one exact address, compared
 * character by character, so without wildcard, without {@code .} and {@code ..} segments, in the form in which clients
 * send it. Its scheme is https; or http on the loopback interface, that is {@code 127.0.0.1}, {@code [::1]} or
 * {@code localhost}, on any port (RFC 8252 §7.3); or, for native applications only, a private-use scheme in reverse
 * domain order such as {@code com.example.app} (RFC 8252 §7.1). Never with a fragment (RFC 6749 §3.1.2), user
 * information, or a scheme that a browser executes.
 *
 * @param value the URI, at most 255 characters
 */
public record RedirectUri(String value) {
    private static final int MAX_LENGTH = 255;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e&&[^*\"<>\\\\^`{|}]]+");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|$)");
    private static final Pattern REVERSE_DOMAIN = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

    /**
     * Checks it.
     *
     * @throws InvalidArgumentException with what is wrong
     */
    public RedirectUri {
        problem(value).ifPresent(problem -> {
            throw new InvalidArgumentException("uri", problem);
        });
    }

    /** The redirect URI of that text. */
    public static RedirectUri of(String value) {
        return new RedirectUri(value);
    }

    /** Whether only a native application can have it: its scheme is a private-use one. */
    public boolean privateUse() {
        return privateUse(value);
    }

    /** Whether a redirect URI, legacy ones too, has neither an http nor an https scheme. */
    static boolean privateUse(String value) {
        String folded = value.toLowerCase(Locale.ROOT);
        return !folded.startsWith("https:") && !folded.startsWith("http:");
    }

    /** What is wrong with the text as a redirect URI; empty when it is one. */
    public static Optional<String> problem(String text) {
        return Optional.ofNullable(describe(text));
    }

    private static @Nullable String describe(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return "must be 1 to " + MAX_LENGTH + " characters long";
        }
        if (text.indexOf('*') >= 0) {
            return "must be exact, without a wildcard";
        }
        if (!ALLOWED.matcher(text).matches()) {
            return "must be of characters that a URI can have; encode others";
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return "must be a URI";
        }
        if (uri.getScheme() == null) {
            return "must be absolute, with its scheme";
        }
        if (text.indexOf('#') >= 0) {
            return "must have no fragment";
        }
        return uri.getScheme().equals("https") || uri.getScheme().equals("http")
                ? describeWeb(uri)
                : describePrivateUse(uri);
    }

    private static @Nullable String describeWeb(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            return "must have no user information";
        }
        String host = uri.getHost();
        if (authority == null
                || host == null
                || authority.endsWith(":")
                || uri.getPort() == 0
                || uri.getPort() > 65_535) {
            return "must have a host, and a port between 1 and 65535 if any";
        }
        if (!host.equals(host.toLowerCase(Locale.ROOT))) {
            return "must have its host in lower case, as browsers send it";
        }
        if (uri.getScheme().equals("http") && !LOOPBACK.contains(host)) {
            return "must be https, or http on 127.0.0.1, [::1] or localhost";
        }
        return describePath(uri);
    }

    private static @Nullable String describePrivateUse(URI uri) {
        if (!REVERSE_DOMAIN.matcher(uri.getScheme()).matches()) {
            return "must be https, http on loopback, or for a native application a private-use scheme in reverse domain"
                    + " order such as com.example.app";
        }
        if (uri.getRawUserInfo() != null
                || String.valueOf(uri.getRawAuthority()).indexOf('@') >= 0) {
            return "must have no user information";
        }
        if (uri.isOpaque() || uri.getRawPath().isEmpty() && uri.getRawAuthority() == null) {
            return "must go on with a slash after its scheme";
        }
        return describePath(uri);
    }

    private static @Nullable String describePath(URI uri) {
        return DOT_SEGMENT.matcher(uri.getRawPath()).find() ? "must have no . or .. segment" : null;
    }

    @Override
    public String toString() {
        return value;
    }
}
