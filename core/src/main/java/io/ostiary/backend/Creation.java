package io.ostiary.backend;

import io.ostiary.InvalidArgumentException;
import io.ostiary.session.Session;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Where something stands in the order of creation, the oldest first; the id decides between what was created at the same
 * instant.
 *
 * @param at when it was created
 * @param id its id
 */
public record Creation(Instant at, String id) implements Comparable<Creation> {
    /** How many parts its {@link #anchor} has. */
    public static final int PARTS = 2;

    private static final Comparator<Creation> ORDER =
            Comparator.comparing(Creation::at).thenComparing(Creation::id);

    /** That of a session. */
    public static Creation of(Session session) {
        return new Creation(session.createdAt(), session.id().value());
    }

    /** Before everything created at that instant. */
    public static Creation startOf(Instant at) {
        return new Creation(at, "");
    }

    /**
     * Reads it from the anchor of a {@link Cursor}.
     *
     * @throws InvalidArgumentException when somebody made the cursor up
     */
    public static Creation ofAnchor(List<String> anchor) {
        try {
            return new Creation(Instant.parse(anchor.get(0)), anchor.get(1));
        } catch (DateTimeException e) {
            throw new InvalidArgumentException("cursor", "is not a cursor of this list and query; start without one");
        }
    }

    /** How the anchor of a {@link Cursor} holds it. */
    public List<String> anchor() {
        return List.of(at.toString(), id);
    }

    @Override
    public int compareTo(Creation other) {
        return ORDER.compare(this, other);
    }
}
