package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Where an entry stands in the tenant's log. Auth0 orders by time, which it tells in milliseconds.
 *
 * @param at when it happened
 * @param id its id
 */
record LogPlace(Instant at, String id) implements Comparable<LogPlace> {
    /** How many parts a cursor has. */
    static final int PARTS = 2;

    private static final Comparator<LogPlace> ORDER =
            Comparator.comparing(LogPlace::at).thenComparing(LogPlace::id);

    static LogPlace of(JsonNode entry) {
        return new LogPlace(
                Instant.parse(entry.path("date").asText()), entry.path("log_id").asText());
    }

    /**
     * The place that a cursor's parts tell.
     *
     * @throws DateTimeException when they tell none
     */
    static LogPlace of(List<String> anchor) {
        return new LogPlace(Instant.parse(anchor.get(0)), anchor.get(1));
    }

    List<String> anchor() {
        return List.of(at.toString(), id);
    }

    @Override
    public int compareTo(LogPlace other) {
        return ORDER.compare(this, other);
    }
}
