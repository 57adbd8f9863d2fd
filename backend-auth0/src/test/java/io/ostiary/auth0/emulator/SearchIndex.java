package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What searches of users see: the profiles as they were some time, or some reads, ago. */
final class SearchIndex {
    private final Map<String, ObjectNode> documents = new HashMap<>();
    private final Deque<Change> pending = new ArrayDeque<>();
    private final Clock clock;
    private final Switches switches;

    SearchIndex(Clock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    void put(String id, ObjectNode document) {
        change(id, document);
    }

    void remove(String id) {
        change(id, null);
    }

    /** What a search sees now; counts as a read. */
    Collection<ObjectNode> read() {
        Instant now = clock.instant();
        pending.forEach(change -> change.reads--);
        while (!pending.isEmpty() && pending.getFirst().isDue(now)) {
            Change change = pending.removeFirst();
            apply(change.id, change.document);
        }
        return documents.values();
    }

    private void change(String id, @Nullable ObjectNode document) {
        int reads = switches.searchLagReads();
        if (pending.isEmpty() && reads == 0 && switches.searchLag().isZero()) {
            apply(id, document);
        } else {
            pending.add(new Change(id, document, clock.instant().plus(switches.searchLag()), reads));
        }
    }

    private void apply(String id, @Nullable ObjectNode document) {
        if (document == null) {
            documents.remove(id);
        } else {
            documents.put(id, document);
        }
    }

    private static final class Change {
        private final String id;
        private final @Nullable ObjectNode document;
        private final Instant due;
        private int reads;

        Change(String id, @Nullable ObjectNode document, Instant due, int reads) {
            this.id = id;
            this.document = document;
            this.due = due;
            this.reads = reads;
        }

        boolean isDue(Instant now) {
            return reads < 0 && !now.isBefore(due);
        }
    }
}
