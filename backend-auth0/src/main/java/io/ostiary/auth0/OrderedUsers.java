package io.ostiary.auth0;

import com.auth0.client.mgmt.types.UserResponseSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users of a search in an order that never changes: by the order's key, and by id where the key is the same.
 *
 * <p>Auth0 sorts by one field, so users of the same key are put in order here, which takes all of them: what a page ends
 * with is held back until the next key shows. Where a whole page of them shares a key, a search for that key alone puts them
 * in order by id, because Auth0 may not page through all of them.
 */
final class OrderedUsers {
    private final UserSearch search;
    private final @Nullable String q;
    private final UserOrder order;
    private final Predicate<UserResponseSchema> wanted;

    /**
     * A search.
     *
     * @param q the query, or null for everybody
     * @param wanted which of the users found are meant
     */
    OrderedUsers(UserSearch search, @Nullable String q, UserOrder order, Predicate<UserResponseSchema> wanted) {
        this.search = search;
        this.q = q;
        this.order = order;
        this.wanted = wanted;
    }

    /**
     * A user's place.
     *
     * @param key the order's key; empty for who has none, behind all others
     * @param id the user's id
     */
    record Place(String key, String id) {}

    /**
     * A part of the list.
     *
     * @param users the users, in order
     * @param more whether there can be more behind them
     */
    record Slice(List<UserResponseSchema> users, boolean more) {
        private Slice then(Slice next) {
            return new Slice(Stream.concat(users.stream(), next.users.stream()).toList(), next.more);
        }
    }

    Place place(UserResponseSchema user) {
        return new Place(order.key(user), user.getUserId().orElseThrow());
    }

    /** The users behind that place, or from the start: at most so many, at least one if there is one. */
    Slice after(@Nullable Place place, int most) {
        if (!order.isPartial()) {
            return read(place, true, most);
        }
        Slice somewhere = place != null && place.key().isEmpty()
                ? new Slice(List.of(), false)
                : narrowed(order.somewhere(), order).read(place, true, most);
        if (somewhere.more) {
            return somewhere;
        }
        int missing = most - somewhere.users.size();
        Place start = place != null && place.key().isEmpty() ? new Place(place.id(), place.id()) : null;
        Slice nowhere = narrowed("NOT " + order.somewhere(), UserOrder.BY_ID).read(start, true, Math.max(1, missing));
        return missing == 0 ? new Slice(somewhere.users, !nowhere.users.isEmpty()) : somewhere.then(nowhere);
    }

    private OrderedUsers narrowed(String restriction, UserOrder newOrder) {
        return new OrderedUsers(search, and(q, restriction), newOrder, wanted);
    }

    private Slice read(@Nullable Place place, boolean inclusive, int most) {
        int size = Math.min(UserSearch.PAGE, most + 2);
        int fewestPages = Math.max(1, most / UserSearch.PAGE);
        String range = place == null ? q : and(q, order.from(place.key(), inclusive));
        List<UserResponseSchema> read = new ArrayList<>();
        for (int page = 0; (page + 1) * size <= UserSearch.WINDOW; page++) {
            List<UserResponseSchema> got =
                    search.page(range, order.sort(), page, size).users();
            read.addAll(got);
            boolean ended = got.size() < size;
            int whole = ended ? read.size() : startOfLastKey(read);
            if (whole == 0 && !ended) {
                return ofOneKey(place, order.key(read.get(0)), most);
            }
            List<UserResponseSchema> behind = inOrder(read.subList(0, whole), place);
            if (behind.size() > most || behind.size() == most && !ended) {
                return new Slice(behind.subList(0, most), true);
            }
            if (ended || page + 1 >= fewestPages && !behind.isEmpty()) {
                return new Slice(behind, !ended);
            }
        }
        return read(place(read.get(startOfLastKey(read) - 1)), false, most);
    }

    /** The users of a key that many share, and those behind. */
    private Slice ofOneKey(@Nullable Place place, String key, int most) {
        Place start = place != null && place.key().equals(key) ? new Place(place.id(), place.id()) : null;
        Slice same = narrowed(order.at(key), order.withinKey()).read(start, true, most);
        if (same.users.isEmpty()) {
            search.requireSomebody(and(q, order.at(key)));
        }
        return same.more || same.users.size() == most
                ? new Slice(same.users, true)
                : same.then(read(new Place(key, ""), false, most - same.users.size()));
    }

    private int startOfLastKey(List<UserResponseSchema> read) {
        String last = order.key(read.get(read.size() - 1));
        int start = read.size() - 1;
        while (start > 0 && order.key(read.get(start - 1)).equals(last)) {
            start--;
        }
        return start;
    }

    private List<UserResponseSchema> inOrder(List<UserResponseSchema> read, @Nullable Place place) {
        Comparator<String> ids =
                order.withinKey() == UserOrder.BY_ID ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return read.stream()
                .collect(Collectors.groupingBy(order::key, java.util.LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(same -> same.stream()
                        .sorted(Comparator.comparing(user -> user.getUserId().orElseThrow(), ids)))
                .filter(user -> place == null
                        || !order.key(user).equals(place.key())
                        || ids.compare(user.getUserId().orElseThrow(), place.id()) > 0)
                .filter(wanted)
                .toList();
    }

    private static String and(@Nullable String q, String restriction) {
        return q == null ? restriction : q + " AND " + restriction;
    }
}
