package io.ostiary.memory;

import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventId;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditTarget;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** A tenant's audit log with its indexes by type and by target. Immutable, and bounded: the oldest event makes room. */
final class AuditTable {
    static final AuditTable NONE = new AuditTable(TreePMap.empty(), TreePSet.empty(), TreePSet.empty(), 0);

    private final TreePMap<AuditPosition, AuditEvent> events;
    private final TreePSet<Entry> byType;
    private final TreePSet<Entry> byTarget;
    private final long written;

    private AuditTable(
            TreePMap<AuditPosition, AuditEvent> events,
            TreePSet<Entry> byType,
            TreePSet<Entry> byTarget,
            long written) {
        this.events = events;
        this.byType = byType;
        this.byTarget = byTarget;
        this.written = written;
    }

    Optional<AuditEvent> find(AuditEventId id) {
        return AuditPosition.of(id).map(events::get);
    }

    /** The id of the next event, if it happens at that instant. */
    AuditEventId next(Instant at) {
        return new AuditPosition(at, written).id();
    }

    /** The table with the {@link #next} event, and no more events than the bound. */
    AuditTable plus(AuditEvent event, int bound) {
        AuditPosition position = new AuditPosition(event.at(), written);
        TreePSet<Entry> types = byType;
        for (String type : types(event)) {
            types = types.plus(new Entry(type, position));
        }
        TreePSet<Entry> targets = byTarget;
        for (String target : targets(event)) {
            targets = targets.plus(new Entry(target, position));
        }
        AuditTable table = new AuditTable(events.plus(position, event), types, targets, written + 1);
        while (table.events.size() > bound) {
            table = table.withoutOldest();
        }
        return table;
    }

    /**
     * The events that match, in the query's order.
     *
     * @param anchor where to go on, or null for the beginning
     */
    Stream<AuditEvent> select(AuditQuery query, @Nullable AuditPosition anchor) {
        AuditPosition low =
                query.from() == null ? AuditPosition.startOf(Instant.MIN) : AuditPosition.startOf(query.from());
        AuditPosition high =
                query.to() == null ? AuditPosition.startOf(Instant.MAX) : AuditPosition.startOf(query.to());
        if (anchor != null && query.oldestFirst() && anchor.compareTo(low) > 0) {
            low = anchor;
        }
        if (anchor != null && !query.oldestFirst() && anchor.compareTo(high) < 0) {
            high = anchor;
        }
        return low.compareTo(high) >= 0
                ? Stream.empty()
                : stream(positions(query, low, high))
                        .map(position -> Objects.requireNonNull(events.get(position)))
                        .filter(query::matches);
    }

    /** Whether both indexes hold exactly what the events say. Expensive; for tests. */
    boolean isConsistent() {
        long types =
                events.values().stream().mapToLong(event -> types(event).size()).sum();
        long targets = events.values().stream()
                .mapToLong(event -> targets(event).size())
                .sum();
        return byType.size() == types
                && byTarget.size() == targets
                && events.entrySet().stream().allMatch(entry -> {
                    AuditEvent event = entry.getValue();
                    return event.id().equals(entry.getKey().id())
                            && types(event).stream().allMatch(type -> byType.contains(new Entry(type, entry.getKey())))
                            && targets(event).stream()
                                    .allMatch(target -> byTarget.contains(new Entry(target, entry.getKey())));
                });
    }

    private Iterator<AuditPosition> positions(AuditQuery query, AuditPosition low, AuditPosition high) {
        if (query.target() != null) {
            return indexed(byTarget, query.target(), low, high, query.oldestFirst());
        }
        if (query.types().isEmpty()) {
            var range = events.subMap(low, false, high, false);
            return (query.oldestFirst() ? range : range.descendingMap())
                    .keySet()
                    .iterator();
        }
        Comparator<AuditPosition> order = query.oldestFirst() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return new Merged(
                query.types().stream()
                        .map(type -> indexed(byType, type, low, high, query.oldestFirst()))
                        .toList(),
                order);
    }

    private AuditTable withoutOldest() {
        AuditPosition oldest = events.firstKey();
        AuditEvent event = Objects.requireNonNull(events.get(oldest));
        TreePSet<Entry> types = byType;
        for (String type : types(event)) {
            types = types.minus(new Entry(type, oldest));
        }
        TreePSet<Entry> targets = byTarget;
        for (String target : targets(event)) {
            targets = targets.minus(new Entry(target, oldest));
        }
        return new AuditTable(events.minus(oldest), types, targets, written);
    }

    private static Iterator<AuditPosition> indexed(
            TreePSet<Entry> index, String key, AuditPosition low, AuditPosition high, boolean oldestFirst) {
        TreePSet<Entry> range = index.subSet(new Entry(key, low), false, new Entry(key, high), false);
        Iterator<Entry> entries = oldestFirst ? range.iterator() : range.descendingIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public AuditPosition next() {
                return entries.next().position();
            }
        };
    }

    private static Set<String> types(AuditEvent event) {
        return new TreeSet<>(Set.copyOf(List.of(event.type(), event.rawType())));
    }

    private static Set<String> targets(AuditEvent event) {
        Set<String> ids = new TreeSet<>();
        event.targets().stream().map(AuditTarget::id).forEach(ids::add);
        return ids;
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private record Entry(String key, AuditPosition position) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byKey = key.compareTo(other.key);
            return byKey == 0 ? position.compareTo(other.position) : byKey;
        }
    }

    /** Several ordered walks as one, which tells each position once. */
    private static final class Merged implements Iterator<AuditPosition> {
        private final PriorityQueue<Head> heads;

        Merged(List<Iterator<AuditPosition>> walks, Comparator<AuditPosition> order) {
            this.heads = new PriorityQueue<>(Comparator.comparing(Head::position, order));
            walks.forEach(this::advance);
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public AuditPosition next() {
            AuditPosition next = heads.remove().advanceIn(this);
            while (!heads.isEmpty() && heads.element().position().equals(next)) {
                AuditPosition unused = heads.remove().advanceIn(this);
            }
            return next;
        }

        private void advance(Iterator<AuditPosition> walk) {
            if (walk.hasNext()) {
                heads.add(new Head(walk.next(), walk));
            }
        }

        private record Head(AuditPosition position, Iterator<AuditPosition> rest) {
            AuditPosition advanceIn(Merged merged) {
                merged.advance(rest);
                return position;
            }
        }
    }
}
