package io.ostiary.keycloak;

import java.util.List;

/**
 * Rows of a list that one request returned, and from which of them on a walk goes on.
 *
 * @param offset of the first row
 * @param rows what was returned
 * @param neighbours the same rows as neighbours of a place
 * @param ended whether no row comes after these
 * @param start the first row that the walk has not seen
 */
record Stretch<R>(int offset, List<R> rows, List<String> neighbours, boolean ended, int start) {
    Stretch {
        rows = List.copyOf(rows);
        neighbours = List.copyOf(neighbours);
    }

    Stretch<R> from(int index) {
        return new Stretch<>(offset, rows, neighbours, ended, index);
    }

    /** The row up to which the walk goes at most: before the last few, which the place after it remembers. */
    int end() {
        return ended ? rows.size() : Math.max(start, rows.size() - Place.AHEAD);
    }

    /**
     * The place before a row.
     *
     * @param last the name of the row before that
     */
    Place before(int index, String last) {
        return new Place(
                offset + index,
                neighbours.subList(Math.max(0, index - Place.BEHIND), index),
                neighbours.subList(index, Math.min(neighbours.size(), index + Place.AHEAD)),
                last);
    }
}
