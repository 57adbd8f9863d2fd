package io.ostiary;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param size the most items to return, 1 to {@value #MAX_SIZE}
 * @param cursor where to go on, from {@link Page#next()} of the same list and query; null for the beginning
 */
public record PageRequest(int size, @Nullable String cursor) {
    /** The largest page. */
    public static final int MAX_SIZE = 200;

    /** The page size when none is asked for. */
    public static final int DEFAULT_SIZE = 50;

    private static final int MAX_CURSOR = 4096;

    /**
     * Checks the size.
     *
     * @throws InvalidArgumentException when it is out of range, or the cursor is longer than any that was ever issued
     */
    public PageRequest {
        var violations = new Violations();
        violations.require(size >= 1 && size <= MAX_SIZE, "limit", "must be between 1 and " + MAX_SIZE);
        violations.require(cursor == null || cursor.length() <= MAX_CURSOR, "cursor", "is not a cursor of this list");
        violations.throwIfAny();
    }

    /** The first page, of the default size. */
    public static PageRequest first() {
        return new PageRequest(DEFAULT_SIZE, null);
    }

    /** The first page, of that size. */
    public static PageRequest first(int size) {
        return new PageRequest(size, null);
    }

    /** The page of the same size that starts at the cursor. */
    public PageRequest at(String next) {
        return new PageRequest(size, next);
    }
}
