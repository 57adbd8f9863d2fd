package io.ostiary.distribution.differential;

import io.ostiary.IdentityException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserSort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list, read to its end.
 *
 * @param order whether its order is part of the answer
 * @param items its items
 */
record Listed(Order order, List<?> items) {
    /** What two sides have to agree on about the order of a list. */
    enum Order {
        /** Nothing. */
        NONE,
        /** All of it. */
        WHOLE,
        /** That of users who were created one by one. */
        OF_CREATION,
        /** That of users who have an address. */
        OF_ADDRESSES
    }

    /** Reads users, page by page. */
    static Listed ofUsers(@Nullable UserSort sort, int size, Function<PageRequest, Page<User>> list) {
        Order order = sort == null ? Order.NONE : sort == UserSort.EMAIL ? Order.OF_ADDRESSES : Order.OF_CREATION;
        return of(order, size, list);
    }

    /** Reads anything, page by page. */
    static <T> Listed of(Order order, int size, Function<PageRequest, Page<T>> list) {
        List<T> items = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<T> page = list.apply(new PageRequest(size, cursor));
            items.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return new Listed(order, items);
    }

    /** The user that a reference means, or empty. */
    static Optional<User> resolved(Side side, String reference) {
        try {
            return Optional.of(
                    side.directory().users().resolve(UserRef.parse(reference)).user());
        } catch (IdentityException e) {
            return Optional.empty();
        }
    }
}
