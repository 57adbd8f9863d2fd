package io.ostiary.liquid;

import java.util.Collection;
import java.util.Map;

/** What the filters of one rendering may cost together: roughly the characters that they can write. */
final class FilterWork {
    private static final long MOST = 1_000_000;

    private long done;

    /**
     * Counts a filter before it runs: what it writes is at most as long as its value times its longest argument.
     *
     * @throws IllegalArgumentException when all of them would write too much
     */
    void add(Object value, Object... arguments) {
        long longest = 1;
        for (Object argument : arguments) {
            longest = Math.max(longest, size(argument));
        }
        done += (size(value) + 1) * longest;
        if (done > MOST) {
            throw new IllegalArgumentException("too much work");
        }
    }

    private static long size(Object value) {
        if (value instanceof Object[] array) {
            long sum = array.length;
            for (Object item : array) {
                sum += size(item);
            }
            return sum;
        }
        if (value instanceof Collection<?> items) {
            return size(items.toArray());
        }
        if (value instanceof Map<?, ?> map) {
            return size(map.values().toArray());
        }
        return String.valueOf(value).length();
    }
}
