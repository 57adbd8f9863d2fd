package io.ostiary.keycloak;

import io.ostiary.InvalidArgumentException;
import io.ostiary.backend.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a walk through a list stands: between two rows.
 *
 * @param offset how many rows were before it
 * @param behind the neighbours before it, the nearest last
 * @param ahead the neighbours after it, the nearest first
 * @param last the name of the row before it, or nothing at the beginning
 */
record Place(int offset, List<String> behind, List<String> ahead, String last) {
    /** How many neighbours before it a place remembers, and how many after it. */
    static final int BEHIND = 8;

    static final int AHEAD = 4;

    /** How many parts a cursor has that tells a place. */
    static final int PARTS = 4;

    static final Place START = new Place(0, List.of(), List.of(), "");

    private static final int DIGEST_BYTES = 9;

    Place {
        behind = List.copyOf(behind);
        ahead = List.copyOf(ahead);
    }

    /**
     * Where a place is in a window of the list.
     *
     * @param index the first row after it
     * @param certain whether a nearest neighbour tells it; a farther one may have nearer ones outside the window
     */
    record Match(int index, boolean certain) {}

    /** Where it is among these neighbours, or empty when all that it remembers are elsewhere or gone. */
    Optional<Match> in(List<String> window) {
        if (behind.isEmpty() && ahead.isEmpty()) {
            return offset == 0 ? Optional.of(new Match(0, true)) : Optional.empty();
        }
        for (int distance = 0; distance < Math.max(behind.size(), ahead.size()); distance++) {
            if (distance < behind.size()) {
                int found = window.indexOf(behind.get(behind.size() - 1 - distance));
                if (found >= 0) {
                    return Optional.of(new Match(found + 1, distance == 0));
                }
            }
            if (distance < ahead.size()) {
                int found = window.indexOf(ahead.get(distance));
                if (found >= 0) {
                    return Optional.of(new Match(found, distance == 0));
                }
            }
        }
        return Optional.empty();
    }

    /** A row as a neighbour: it is the same only while both its id and the name that orders it are. */
    static String neighbour(String id, String name) {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(Sha256.of(id + '\n' + name), DIGEST_BYTES));
    }

    List<String> parts() {
        return List.of(String.valueOf(offset), String.join(" ", behind), String.join(" ", ahead), last);
    }

    /**
     * The place that a cursor's parts tell.
     *
     * @throws InvalidArgumentException when they tell none
     */
    static Place of(List<String> parts) {
        if (!parts.get(0).matches("[0-9]{1,9}")) {
            throw new InvalidArgumentException("cursor", "is not a cursor of this list and query; start without one");
        }
        return new Place(
                Integer.parseInt(parts.get(0)), neighbours(parts.get(1)), neighbours(parts.get(2)), parts.get(3));
    }

    private static List<String> neighbours(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
    }
}
