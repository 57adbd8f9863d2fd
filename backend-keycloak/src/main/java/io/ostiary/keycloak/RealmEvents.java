package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The events of a realm, read: both kinds, asked for as narrowly as the server can be asked, in one order. */
final class RealmEvents {
    private static final int OF_ONE_INSTANT = 1000;

    private final Realm realm;
    private final Operation operation;

    RealmEvents(Realm realm, Operation operation) {
        this.realm = realm;
        this.operation = operation;
    }

    /** The events that match, in the query's order, after the anchor. */
    Iterator<AuditEvent> select(AuditQuery query, @Nullable EventKey anchor) {
        Iterator<LoggedEvent> users = walk(users(query), query, anchor);
        Iterator<LoggedEvent> admins = walk(admins(query), query, anchor);
        Comparator<EventKey> order = query.oldestFirst() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        Iterable<LoggedEvent> merged = () -> new Merged(users, admins, Comparator.comparing(LoggedEvent::key, order));
        return StreamSupport.stream(merged.spliterator(), false)
                .map(LoggedEvent::event)
                .filter(query::matches)
                .iterator();
    }

    /** The event that stands there. */
    Optional<AuditEvent> find(EventKey key) {
        EventWalk.Source source = key.admin() ? admins(AuditQuery.all()) : users(AuditQuery.all());
        return source.rows(key.time(), key.time(), true, OF_ONE_INSTANT).stream()
                .filter(event -> event.key().equals(key))
                .map(LoggedEvent::event)
                .findFirst();
    }

    private static Iterator<LoggedEvent> walk(EventWalk.Source source, AuditQuery query, @Nullable EventKey anchor) {
        long low = query.from() == null ? 0 : EventKey.notBefore(query.from());
        long high = query.to() == null ? Long.MAX_VALUE / 2 : EventKey.notBefore(query.to()) - 1;
        return new EventWalk(source, query.oldestFirst(), low, high, anchor);
    }

    private EventWalk.Source users(AuditQuery query) {
        List<String> types = EventTypes.userEvents(query.types());
        if (!query.types().isEmpty() && types.isEmpty()) {
            return (low, high, oldestFirst, size) -> List.of();
        }
        String user = query.actor() == null ? query.target() : query.actor();
        return (low, high, oldestFirst, size) -> read(() -> realm.resource(operation)
                        .getEvents(
                                types.isEmpty() ? null : types,
                                null,
                                user,
                                text(low),
                                text(high),
                                query.ip(),
                                0,
                                size,
                                oldestFirst ? "asc" : "desc"))
                .map(event -> EventMapping.ofUser(realm.tenant(), event))
                .toList();
    }

    private EventWalk.Source admins(AuditQuery query) {
        List<EventTypes.AdminEvent> events = EventTypes.adminEvents(query.types());
        if (!query.types().isEmpty() && events.isEmpty()) {
            return (low, high, oldestFirst, size) -> List.of();
        }
        List<String> operations =
                events.stream().map(EventTypes.AdminEvent::operation).distinct().toList();
        List<String> resources =
                events.stream().map(EventTypes.AdminEvent::resource).distinct().toList();
        String path =
                query.target() == null || query.target().equals(realm.tenant().value())
                        ? null
                        : "*" + query.target() + "*";
        return (low, high, oldestFirst, size) -> read(() -> realm.resource(operation)
                        .getAdminEvents(
                                operations.isEmpty() ? null : operations,
                                null,
                                null,
                                query.actor(),
                                query.ip(),
                                path,
                                resources.isEmpty() ? null : resources,
                                text(low),
                                text(high),
                                0,
                                size,
                                oldestFirst ? "asc" : "desc"))
                .map(event -> EventMapping.ofAdmin(realm.tenant(), event))
                .toList();
    }

    private <R> Stream<R> read(Supplier<List<R>> request) {
        return realm.requests().repeatable(operation, Subject.tenant(realm.tenant()), request).stream();
    }

    /** The server takes milliseconds too; an end that is none is left out. */
    private static @Nullable String text(long millis) {
        return millis == 0 || millis >= Long.MAX_VALUE / 4 ? null : Long.toString(millis);
    }

    /** Two ordered walks as one. */
    private static final class Merged implements Iterator<LoggedEvent> {
        private final Iterator<LoggedEvent> one;
        private final Iterator<LoggedEvent> other;
        private final Comparator<LoggedEvent> order;
        private @Nullable LoggedEvent ofOne;
        private @Nullable LoggedEvent ofOther;

        Merged(Iterator<LoggedEvent> one, Iterator<LoggedEvent> other, Comparator<LoggedEvent> order) {
            this.one = one;
            this.other = other;
            this.order = order;
        }

        @Override
        public boolean hasNext() {
            return ofOne != null || ofOther != null || one.hasNext() || other.hasNext();
        }

        @Override
        public LoggedEvent next() {
            LoggedEvent left = ofOne == null && one.hasNext() ? one.next() : ofOne;
            LoggedEvent right = ofOther == null && other.hasNext() ? other.next() : ofOther;
            boolean takesLeft = left != null && (right == null || order.compare(left, right) <= 0);
            ofOne = takesLeft ? null : left;
            ofOther = takesLeft ? right : null;
            LoggedEvent next = takesLeft ? left : right;
            if (next == null) {
                throw new NoSuchElementException();
            }
            return next;
        }
    }
}
