package io.ostiary.memory;

import io.ostiary.InvalidArgumentException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses a mailed link may lead to: where nobody on the way can read its token. */
final class RedirectUris {
    private static final int MAX_LENGTH = 2048;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private RedirectUris() {}

    /**
     * Checks an address (RFC 9700 §4.1, RFC 8252 §7.3).
     *
     * @throws InvalidArgumentException unless it is https, or http on the loopback interface, with a host and with
     *     neither fragment nor user information
     */
    static URI check(URI uri) {
        String scheme = fold(uri.getScheme());
        String host = fold(uri.getHost());
        boolean confidential = scheme.equals("https")
                || scheme.equals("http") && LOOPBACK.matcher(host).matches();
        if (!confidential
                || host.isEmpty()
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null
                || uri.toString().length() > MAX_LENGTH) {
            throw new InvalidArgumentException(
                    "redirect_uri",
                    "must be an https or loopback URL without fragment and user information, of at most " + MAX_LENGTH
                            + " characters");
        }
        return uri;
    }

    private static String fold(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
