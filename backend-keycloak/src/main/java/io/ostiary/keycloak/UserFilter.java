package io.ostiary.keycloak;

import io.ostiary.CaseFold;
import io.ostiary.Operation;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What a query asks, as the server understands it. All but the text is exact there. Of the text the server gets the parts
 * that it takes literally, to be found anywhere in an address, username, given or family name: that selects everybody who
 * matches and some more, whom {@link #matches} leaves out.
 */
final class UserFilter {
    /** What the server, or the way to it, takes for something else. */
    private static final String NOT_LITERAL = "[\\s*\"%{}\\\\]+";

    /** The same, and what databases fold in different ways. */
    private static final String NOT_CERTAIN = "[^\\x21-\\x7e]+|" + NOT_LITERAL;

    /** With other parameters and no search, the server tells the service accounts of clients, too. */
    private static final String EVERYBODY = "*";

    /** More would leave out hardly anybody, and cost the database. */
    private static final int MAX_TERMS = 5;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Realm realm;
    private final Operation operation;
    private final UserQuery query;
    private final @Nullable String folded;

    /**
     * What the query asks of a realm.
     *
     * @throws io.ostiary.UnsupportedException when it asks for locked users
     */
    UserFilter(Realm realm, Operation operation, UserQuery query) {
        this.realm = realm;
        this.operation = operation;
        this.query = query;
        this.folded = query.text() == null ? null : CaseFold.fold(query.text());
        if (query.status() == UserStatus.LOCKED) {
            KeycloakCapabilities.WIDEST.require(operation, "status.locked");
        }
    }

    /** The users whom the server selects, from the offset on, by username. */
    List<UserRepresentation> read(int offset, int max, boolean brief) {
        AdminQueries queries = realm.queries(operation);
        return realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> queries.users(
                                realm.tenant().value(),
                                offset,
                                max,
                                brief,
                                search(),
                                enabled(),
                                query.emailVerified(),
                                createdAfter(),
                                createdBefore()));
    }

    /** How many users the server selects. */
    long count() {
        AdminQueries queries = realm.queries(operation);
        return realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> queries.countUsers(
                                realm.tenant().value(),
                                search(),
                                enabled(),
                                query.emailVerified(),
                                createdAfter(),
                                createdBefore()));
    }

    /** Whether somebody whom the server selects matches the query. */
    boolean matches(User user) {
        return folded == null
                || Stream.of(user.email(), user.username(), user.givenName(), user.familyName())
                        .anyMatch(field -> field != null && CaseFold.fold(field).contains(folded));
    }

    private @Nullable String search() {
        if (query.text() == null) {
            return selectsAll() ? null : EVERYBODY;
        }
        String certain = terms(query.text().split(NOT_CERTAIN, -1));
        String literal = certain.isEmpty() ? terms(query.text().split(NOT_LITERAL, -1)) : certain;
        return literal.isEmpty() ? EVERYBODY : literal;
    }

    private boolean selectsAll() {
        return enabled() == null
                && query.emailVerified() == null
                && query.createdAfter() == null
                && query.createdBefore() == null;
    }

    /** The longest parts as terms that are all to be found. */
    private static String terms(String[] parts) {
        return Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .limit(MAX_TERMS)
                .map(part -> "*" + part + "*")
                .collect(Collectors.joining(" "));
    }

    private @Nullable Boolean enabled() {
        return query.status() == null ? null : query.status() == UserStatus.ACTIVE;
    }

    /** The server compares milliseconds and takes both ends in. */
    private @Nullable Long createdAfter() {
        return query.createdAfter() == null ? null : milliseconds(query.createdAfter());
    }

    private @Nullable Long createdBefore() {
        return query.createdBefore() == null ? null : Math.max(0, milliseconds(query.createdBefore()) - 1);
    }

    /** The first whole millisecond from the instant on, in the years that the server understands. */
    private static long milliseconds(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return 0;
        }
        long floor = (instant.isAfter(LATEST) ? LATEST : instant).toEpochMilli();
        return Instant.ofEpochMilli(floor).isBefore(instant) ? floor + 1 : floor;
    }
}
