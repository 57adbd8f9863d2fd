package io.ostiary.auth0;

import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.CaseFold;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Cursor;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users that a query selects, in its order.
 *
 * <p>A page starts where the one before ended, by the value of the field that the list is ordered by, because Auth0 pages
 * through the first thousand users of a search only.
 */
final class UserScan {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> NAMES_IN_ANY_CASE = List.of("email", "name", "given_name", "family_name");

    private final ManagedTenant tenant;
    private final Operation operation;
    private final UserQuery query;
    private final UserSearch search;
    private final @Nullable String text;

    UserScan(ManagedTenant tenant, Operation operation, UserQuery query) {
        this.tenant = tenant;
        this.operation = operation;
        this.query = query;
        this.search = new UserSearch(tenant, operation);
        this.text = query.text() == null ? null : CaseFold.fold(query.text());
        if (query.status() == UserStatus.LOCKED) {
            Auth0Capabilities.WIDEST.require(operation, "status.locked");
        }
    }

    /**
     * One page.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this tenant's lists for this query
     */
    Page<User> page(PageRequest request) {
        Object bound = List.of(tenant.id(), query);
        OrderedUsers users = users();
        OrderedUsers.Place place = null;
        if (request.cursor() != null) {
            List<String> parts = Cursor.decode(request.cursor(), operation, bound, 2);
            place = new OrderedUsers.Place(parts.get(0), parts.get(1));
        }
        OrderedUsers.Slice slice = users.after(place, request.size());
        String next = null;
        if (slice.more() && !slice.users().isEmpty()) {
            OrderedUsers.Place last =
                    users.place(slice.users().get(slice.users().size() - 1));
            next = Cursor.encode(operation, bound, List.of(last.key(), last.id()));
        }
        return Page.of(
                slice.users().stream()
                        .map(user -> UserMapping.toUser(user, false))
                        .toList(),
                next);
    }

    /** How many there are. */
    long count() {
        if (isAnsweredBySearch()) {
            return search.page(q(), null, 0, 1).total();
        }
        OrderedUsers users = users();
        long count = 0;
        OrderedUsers.Slice slice = users.after(null, PageRequest.MAX_SIZE);
        while (slice.more() && !slice.users().isEmpty()) {
            count += slice.users().size();
            slice = users.after(users.place(slice.users().get(slice.users().size() - 1)), PageRequest.MAX_SIZE);
        }
        return count + slice.users().size();
    }

    private OrderedUsers users() {
        return new OrderedUsers(search, q(), UserOrder.of(query.sort()), this::mentionsText);
    }

    /** The query as Auth0 takes it; null when it does not restrict. */
    private @Nullable String q() {
        List<String> terms = new ArrayList<>();
        if (query.status() != null) {
            terms.add(query.status() == UserStatus.DISABLED ? "blocked:true" : "NOT blocked:true");
        }
        if (query.emailVerified() != null) {
            terms.add(query.emailVerified() ? "email_verified:true" : "NOT email_verified:true");
        }
        Instant after = query.createdAfter();
        Instant before = query.createdBefore();
        if (after != null || before != null) {
            terms.add("created_at:[" + bound(after) + " TO " + bound(before) + "}");
        }
        if (text != null && isAnsweredBySearch()) {
            terms.add(mentions(String.valueOf(query.text()), text));
        }
        return terms.isEmpty() ? null : String.join(" AND ", terms);
    }

    private boolean isAnsweredBySearch() {
        return text == null || text.length() >= Lucene.SHORTEST_INFIX;
    }

    /** Auth0 tells times of creation by the millisecond, so both bounds are the next one. */
    private static String bound(@Nullable Instant instant) {
        if (instant == null) {
            return "*";
        }
        Instant cut = instant.truncatedTo(ChronoUnit.MILLIS);
        return Lucene.phrase(TIME.format(cut.equals(instant) ? cut : cut.plusMillis(1)));
    }

    /** Usernames are the one name that Auth0 searches case and all. */
    private static String mentions(String given, String folded) {
        return Stream.concat(
                        NAMES_IN_ANY_CASE.stream().map(field -> field + ':' + Lucene.infix(given)),
                        Stream.of(given, folded).distinct().map(username -> "username:" + Lucene.infix(username)))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private boolean mentionsText(UserResponseSchema user) {
        return text == null
                || Stream.of(
                                user.getEmail(),
                                user.getUsername(),
                                user.getName(),
                                user.getGivenName(),
                                user.getFamilyName())
                        .flatMap(name -> name.stream())
                        .anyMatch(name -> CaseFold.fold(name).contains(text));
    }
}
