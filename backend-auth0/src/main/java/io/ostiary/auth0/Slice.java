package io.ostiary.auth0;

import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.backend.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, in Auth0's order.
 *
 * @param next where the next part begins, as Auth0 told it, or null when this is the last
 */
record Slice<T>(List<T> rows, @Nullable String next) {
    /** The most that Auth0 gives at a time. */
    static final int MOST = 100;

    Slice {
        rows = List.copyOf(rows);
    }

    /**
     * One page of a list that is read in slices.
     *
     * @param cursor as a page before this told it, or null for the first
     * @param read reads the slice that begins there, or at the beginning for null
     */
    static <T> Page<T> page(
            Operation operation, Object bound, @Nullable String cursor, Function<@Nullable String, Slice<T>> read) {
        String from = cursor == null
                ? null
                : Cursor.decode(cursor, operation, bound, 1).get(0);
        Slice<T> slice = read.apply(from);
        return Page.of(slice.rows, slice.next == null ? null : Cursor.encode(operation, bound, List.of(slice.next)));
    }
}
