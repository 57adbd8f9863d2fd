package io.ostiary.memory;

import io.ostiary.InvalidArgumentException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Where something stands in the order of creation; the id decides between what was created at the same instant.
 *
 * @param at when it was created
 * @param id its id
 */
record Creation(Instant at, String id) implements Comparable<Creation> {
    private static final Comparator<Creation> ORDER =
            Comparator.comparing(Creation::at).thenComparing(Creation::id);

    /** Before everything created at that instant. */
    static Creation startOf(Instant at) {
        return new Creation(at, "");
    }

    /** How a cursor holds it. */
    List<String> anchor() {
        return List.of(at.toString(), id);
    }

    /**
     * Reads it from a cursor.
     *
     * @throws InvalidArgumentException when somebody made the cursor up
     */
    static Creation of(List<String> anchor) {
        try {
            return new Creation(Instant.parse(anchor.get(0)), anchor.get(1));
        } catch (DateTimeException e) {
            throw new InvalidArgumentException("cursor", "is not a cursor of this list and query; start without one");
        }
    }

    @Override
    public int compareTo(Creation other) {
        return ORDER.compare(this, other);
    }
}
