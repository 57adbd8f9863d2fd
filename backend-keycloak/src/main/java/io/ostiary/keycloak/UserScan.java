package io.ostiary.keycloak;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Cursor;
import io.ostiary.backend.Paging;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserSort;
import io.ostiary.user.UserStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A list of users in an order that is not Keycloak's own: all of them are read and ordered here. */
final class UserScan {
    private static final Comparator<User> OLDEST_FIRST = Comparator.comparing(User::createdAt)
            .thenComparing(user -> user.id().value());
    private static final Comparator<User> BY_EMAIL = Comparator.comparing(
                    User::email, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(user -> user.id().value());

    private UserScan() {}

    /**
     * One page.
     *
     * @param bound what restricts and orders the list
     * @param all the whole list, in whatever order
     * @throws InvalidArgumentException when the cursor is not one of this list
     */
    static Page<User> page(
            Operation operation, Object bound, UserSort sort, OffsetList<?, User> all, PageRequest request) {
        Comparator<User> order = order(sort);
        User anchor = request.cursor() == null ? null : anchor(Cursor.decode(request.cursor(), operation, bound, 3));
        List<User> users = all.all();
        return Paging.page(
                users.stream()
                        .filter(user -> anchor == null || order.compare(user, anchor) > 0)
                        .sorted(order)
                        .iterator(),
                request.size(),
                last -> Cursor.encode(operation, bound, anchorOf(last)),
                (long) users.size());
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
            return User.builder(UserId.of(parts.get(1)), UserStatus.ACTIVE, Instant.parse(parts.get(0)))
                    .email(email.isEmpty() ? null : email)
                    .build();
        } catch (DateTimeException e) {
            throw new InvalidArgumentException("cursor", "is not a cursor of this list and query; start without one");
        }
    }
}
