package io.ostiary.keycloak;

import java.util.regex.Pattern;

/** What may stand in the path of a request. */
final class Paths {
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._:@=+ -]{1,255}");
    private static final Pattern DOTS = Pattern.compile("\\.+");

    private Paths() {}

    /**
     * Whether the text reaches the server as one segment of the path, as it is. An id that is none is nobody's: the
     * server makes ids of letters, digits and hyphens.
     */
    static boolean isSegment(String text) {
        return SEGMENT.matcher(text).matches() && !DOTS.matcher(text).matches();
    }
}
