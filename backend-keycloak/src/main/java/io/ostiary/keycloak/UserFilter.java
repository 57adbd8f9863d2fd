package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What a query asks, as the server understands it. All of it but the text is exact there. Of the text the server is asked
 * for the parts that it takes literally, anywhere in an address, username, given or family name: that selects everybody
 * who matches, and some more, whom {@link #matches} leaves out.
 */
final class UserFilter {
    /** What the server, or the way to it, does not take literally, and what databases fold differently. */
    private static final String NOT_LITERAL = "[^\\x21-\\x7e]|[*\"%{}\\\\]";

    private final UserQuery query;
    private final @Nullable String folded;

    /**
     * What the query asks.
     *
     * @throws io.ostiary.UnsupportedException when it asks for locked users
     */
    UserFilter(Operation operation, UserQuery query) {
        this.query = query;
        this.folded = query.text() == null ? null : fold(query.text());
        if (query.status() == UserStatus.LOCKED) {
            KeycloakCapabilities.WIDEST.require(operation, "status.locked");
        }
    }

    /** The users from the offset on, by username. */
    List<UserRepresentation> read(UserSearch users, String realm, int offset, int max, boolean brief) {
        return users.list(
                realm, offset, max, brief, search(), enabled(), query.emailVerified(), createdAfter(), createdBefore());
    }

    /** How many the server selects, which are those who match unless there is a text. */
    long count(UserSearch users, String realm) {
        return users.count(realm, search(), enabled(), query.emailVerified(), createdAfter(), createdBefore());
    }

    boolean hasText() {
        return folded != null;
    }

    /** Whether somebody whom the server selected matches the text. */
    boolean matches(User user) {
        return folded == null
                || Stream.of(user.email(), user.username(), user.givenName(), user.familyName())
                        .anyMatch(field -> field != null && fold(field).contains(folded));
    }

    private @Nullable String search() {
        if (query.text() == null) {
            return null;
        }
        String literal = terms(query.text().split(NOT_LITERAL, -1));
        return literal.isEmpty() ? terms(query.text().split("[\\s*\"%{}\\\\]", -1)) : literal;
    }

    /** Terms that are all to be found; null-safe for a text without any, which selects everybody. */
    private static String terms(String[] parts) {
        return Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .map(part -> "*" + part + "*")
                .collect(Collectors.joining(" "));
    }

    private @Nullable Boolean enabled() {
        return query.status() == null ? null : query.status() != UserStatus.DISABLED;
    }

    /** The server compares milliseconds, both ends included. */
    private @Nullable Long createdAfter() {
        return query.createdAfter() == null ? null : milliseconds(query.createdAfter());
    }

    private @Nullable Long createdBefore() {
        return query.createdBefore() == null ? null : milliseconds(query.createdBefore()) - 1;
    }

    /** The first whole millisecond from the instant on; nobody was created before 1970 or after 9999. */
    private static long milliseconds(Instant instant) {
        Instant sensible = instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant.isAfter(LATEST) ? LATEST : instant;
        long floor = sensible.toEpochMilli();
        return Instant.ofEpochMilli(floor).isBefore(sensible) ? floor + 1 : floor;
    }

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
