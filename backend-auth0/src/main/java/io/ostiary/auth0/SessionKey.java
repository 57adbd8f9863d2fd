package io.ostiary.auth0;

import io.ostiary.session.SessionId;
import io.ostiary.session.SessionKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a session's id holds. Auth0 has browser sessions and refresh tokens, and ids for either: a refresh token's is told
 * with a prefix.
 */
record SessionKey(SessionKind kind, String value) {
    private static final String PREFIX = "refresh-token:";

    /** As part of a path another text could mean something else than a session. */
    private static final Pattern FORM = Pattern.compile("(" + PREFIX + ")?([A-Za-z0-9_-]{1,64})");

    static Optional<SessionKey> parse(SessionId id) {
        Matcher form = FORM.matcher(id.value());
        return form.matches()
                ? Optional.of(new SessionKey(
                        form.group(1) == null ? SessionKind.SESSION : SessionKind.REFRESH_TOKEN, form.group(2)))
                : Optional.empty();
    }

    SessionId id() {
        return SessionId.of(kind == SessionKind.SESSION ? value : PREFIX + value);
    }
}
