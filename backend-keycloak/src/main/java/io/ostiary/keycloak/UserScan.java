package io.ostiary.keycloak;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Cursor;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import io.ostiary.user.UserStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The users that a query selects, in its order.
 *
 * <p>Keycloak orders by username alone, pages by offset, and searches neither the full name nor literal text. So the
 * users are read in large pages, then selected and ordered here.
 */
final class UserScan {
    private static final Comparator<User> OLDEST_FIRST = Comparator.comparing(User::createdAt)
            .thenComparing(user -> user.id().value());
    private static final Comparator<User> BY_EMAIL = Comparator.comparing(
                    User::email, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(user -> user.id().value());

    private final Realm realm;
    private final Operation operation;
    private final UserQuery query;

    UserScan(Realm realm, Operation operation, UserQuery query) {
        this.realm = realm;
        this.operation = operation;
        this.query = query;
        if (query.status() == UserStatus.LOCKED) {
            KeycloakCapabilities.WIDEST.require(operation, "status.locked");
        }
    }

    /**
     * One page.
     *
     * @throws InvalidArgumentException when the cursor is not one of this realm's lists for this query
     */
    Page<User> page(PageRequest request) {
        UserSort sort = query.sort() == null ? UserSort.CREATED_AT : query.sort();
        return page(operation, List.of(realm.tenant(), query), sort, this::selected, request);
    }

    /**
     * One page of a list of users.
     *
     * @param bound what restricts and orders the list
     * @param users the whole list, in whatever order
     */
    static Page<User> page(
            Operation operation, Object bound, UserSort sort, Supplier<Stream<User>> users, PageRequest request) {
        Comparator<User> order = order(sort);
        User anchor = request.cursor() == null ? null : anchor(Cursor.decode(request.cursor(), operation, bound, 3));
        List<User> all = users.get().sorted(order).toList();
        return Paging.page(
                all.stream()
                        .filter(user -> anchor == null || order.compare(user, anchor) > 0)
                        .iterator(),
                request.size(),
                last -> Cursor.encode(operation, bound, anchorOf(last)),
                (long) all.size());
    }

    /** How many there are. */
    long count() {
        return selected().count();
    }

    private Stream<User> selected() {
        return WholeScan.users(this::read).stream()
                .map(user -> UserMapping.toUser(user, false))
                .filter(matches());
    }

    private List<UserRepresentation> read(int offset) {
        Boolean enabled = query.status() == null ? null : query.status() == UserStatus.ACTIVE;
        return realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation)
                                .users()
                                .search(
                                        null,
                                        null,
                                        null,
                                        null,
                                        query.emailVerified(),
                                        offset,
                                        WholeScan.PAGE,
                                        enabled,
                                        false));
    }

    private Predicate<User> matches() {
        String text = query.text() == null ? null : fold(query.text());
        return user -> (query.createdAfter() == null || !user.createdAt().isBefore(query.createdAfter()))
                && (query.createdBefore() == null || user.createdAt().isBefore(query.createdBefore()))
                && (query.emailVerified() == null || query.emailVerified() == user.emailVerified())
                && (text == null || mentions(user, text));
    }

    private static boolean mentions(User user, String folded) {
        return Stream.of(user.email(), user.username(), user.givenName(), user.familyName(), user.name())
                .anyMatch(field -> field != null && fold(field).contains(folded));
    }

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static Comparator<User> order(UserSort sort) {
        return switch (sort) {
            case CREATED_AT -> OLDEST_FIRST;
            case CREATED_AT_DESC -> OLDEST_FIRST.reversed();
            case EMAIL -> BY_EMAIL;
        };
    }

    private static List<String> anchorOf(User user) {
        return List.of(user.createdAt().toString(), user.id().value(), user.email() == null ? "" : user.email());
    }

    private static User anchor(List<String> parts) {
        try {
            String email = parts.get(2);
            return User.builder(io.ostiary.user.UserId.of(parts.get(1)), UserStatus.ACTIVE, Instant.parse(parts.get(0)))
                    .email(email.isEmpty() ? null : email)
                    .build();
        } catch (DateTimeException e) {
            throw new InvalidArgumentException("cursor", "is not a cursor of this list and query; start without one");
        }
    }
}
