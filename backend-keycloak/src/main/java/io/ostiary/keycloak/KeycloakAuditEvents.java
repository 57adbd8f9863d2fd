package io.ostiary.keycloak;

import static io.ostiary.Operation.GET_AUDIT_EVENT;
import static io.ostiary.Operation.LIST_AUDIT_EVENT_TYPES;
import static io.ostiary.Operation.SEARCH_AUDIT_EVENTS;
import static io.ostiary.Operation.SUMMARIZE_AUDIT_EVENTS;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventId;
import io.ostiary.audit.AuditEventType;
import io.ostiary.audit.AuditEvents;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditSummary;
import io.ostiary.audit.AuditTypes;
import io.ostiary.backend.AuditTally;
import io.ostiary.backend.Cursor;
import io.ostiary.backend.Paging;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.RealmRepresentation;

/** What happened in a realm: what users did and what administrators did, as one list. */
final class KeycloakAuditEvents implements AuditEvents {
    /** How many events a summary counts at most. */
    static final int COUNTED = 10_000;

    private final Realm realm;

    KeycloakAuditEvents(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Page<AuditEvent> search(AuditQuery query, PageRequest page) {
        AuditTypes.check(SEARCH_AUDIT_EVENTS, query.types(), EventTypes.known());
        EventKey anchor = anchor(query, page.cursor());
        if (anchor == null) {
            requireLogged(realm, SEARCH_AUDIT_EVENTS);
        }
        Iterator<AuditEvent> events = new RealmEvents(realm, SEARCH_AUDIT_EVENTS).select(query, anchor);
        return Paging.page(
                events,
                page.size(),
                last -> Cursor.encode(
                        SEARCH_AUDIT_EVENTS,
                        List.of(realm.tenant(), query),
                        List.of(last.id().value())),
                null);
    }

    @Override
    public Optional<AuditEvent> find(AuditEventId id) {
        EventKey key = EventKey.of(id).orElse(null);
        if (key == null) {
            realm.requireThere(GET_AUDIT_EVENT);
            return Optional.empty();
        }
        return new RealmEvents(realm, GET_AUDIT_EVENT).find(key);
    }

    @Override
    public List<AuditEventType> types() {
        realm.requireThere(LIST_AUDIT_EVENT_TYPES);
        return EventTypes.known();
    }

    @Override
    public AuditSummary summarize(AuditQuery query, Set<AuditDimension> by, int top) {
        var tally = new AuditTally(by, top);
        AuditTypes.check(SUMMARIZE_AUDIT_EVENTS, query.types(), EventTypes.known());
        requireLogged(realm, SUMMARIZE_AUDIT_EVENTS);
        Iterator<AuditEvent> events = new RealmEvents(realm, SUMMARIZE_AUDIT_EVENTS).select(query, null);
        while (events.hasNext() && tally.events() < COUNTED) {
            tally.add(events.next());
        }
        return tally.summary(!events.hasNext());
    }

    /**
     * Checks that the realm saves its events.
     *
     * @throws io.ostiary.NotConfiguredException when it does not
     */
    static void requireLogged(Realm realm, Operation operation) {
        RealmRepresentation found = realm.requests()
                .repeatable(
                        operation,
                        Subject.tenant(realm.tenant()),
                        () -> realm.resource(operation).toRepresentation());
        if (!Requirements.EVENTS.met().test(found)) {
            throw Requirements.EVENTS.refusal(operation, realm.tenant());
        }
    }

    private @Nullable EventKey anchor(AuditQuery query, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String id = Cursor.decode(cursor, SEARCH_AUDIT_EVENTS, List.of(realm.tenant(), query), 1)
                .get(0);
        return EventKey.of(AuditEventId.of(id))
                .orElseThrow(() -> new InvalidArgumentException(
                        "cursor", "is not a cursor of this list and query; start without one"));
    }
}
