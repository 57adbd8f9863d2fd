package io.ostiary.auth0;

import static io.ostiary.Operation.GET_AUDIT_EVENT;
import static io.ostiary.Operation.LIST_AUDIT_EVENT_TYPES;
import static io.ostiary.Operation.SEARCH_AUDIT_EVENTS;
import static io.ostiary.Operation.SUMMARIZE_AUDIT_EVENTS;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
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
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happened in the tenant, as far as its log tells. */
final class Auth0AuditEvents implements AuditEvents {
    /** How many entries of the log a summary reads at most. */
    private static final int COUNTED = 10_000;

    /** How many entries of the log one page reads at most, where few of them match. */
    private static final int READ_FOR_A_PAGE = 1_000;

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]+");

    private final ManagedTenant tenant;

    Auth0AuditEvents(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<AuditEvent> search(AuditQuery query, PageRequest page) {
        AuditTypes.check(SEARCH_AUDIT_EVENTS, query.types(), LogTypes.known());
        LogWalk walk = walk(SEARCH_AUDIT_EVENTS, query, anchor(query, page.cursor()), READ_FOR_A_PAGE);
        List<AuditEvent> events = new ArrayList<>();
        read(walk, query, page.size(), events::add);
        LogPlace last = walk.last();
        String next =
                last != null && walk.mayGoOn() ? Cursor.encode(SEARCH_AUDIT_EVENTS, bound(query), last.anchor()) : null;
        return Page.of(events, next);
    }

    @Override
    public Optional<AuditEvent> find(AuditEventId id) {
        Requests requests = tenant.requests(GET_AUDIT_EVENT);
        if (!ID.matcher(id.value()).matches()) {
            return Optional.empty();
        }
        try {
            JsonNode entry = requests.repeatable(
                    GET_AUDIT_EVENT,
                    Subject.auditEvent(id),
                    attempt -> attempt.management("GET", List.of("logs", id.value()), Map.of(), null));
            return Optional.of(LogMapping.event(tenant.id(), entry));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<AuditEventType> types() {
        new LogSearch(tenant, LIST_AUDIT_EVENT_TYPES, AuditQuery.all()).requireReadable();
        return LogTypes.known();
    }

    @Override
    public AuditSummary summarize(AuditQuery query, Set<AuditDimension> by, int top) {
        var tally = new AuditTally(by, top);
        AuditTypes.check(SUMMARIZE_AUDIT_EVENTS, query.types(), LogTypes.known());
        LogWalk walk = walk(SUMMARIZE_AUDIT_EVENTS, newestFirst(query), null, COUNTED);
        read(walk, query, COUNTED, tally::add);
        return tally.summary(!walk.mayGoOn());
    }

    /** The newest events about a thing, among the newest entries that can be about it. */
    List<AuditEvent> newest(Operation operation, String target, int most) {
        AuditQuery query = AuditQuery.builder().target(target).build();
        LogWalk walk = walk(operation, query, null, READ_FOR_A_PAGE);
        List<AuditEvent> events = new ArrayList<>();
        read(walk, query, most, events::add);
        return events;
    }

    /** Tells the newest events among that many entries of the log, and returns whether there are no more. */
    boolean newest(Operation operation, AuditQuery query, int entries, Consumer<AuditEvent> matching) {
        LogWalk walk = walk(operation, query, null, entries);
        read(walk, query, entries, matching);
        return !walk.mayGoOn();
    }

    private void read(LogWalk walk, AuditQuery query, int most, Consumer<AuditEvent> matching) {
        int found = 0;
        while (found < most && walk.hasNext()) {
            AuditEvent event = LogMapping.event(tenant.id(), walk.next());
            if (query.matches(event)) {
                matching.accept(event);
                found++;
            }
        }
    }

    private LogWalk walk(Operation operation, AuditQuery query, @Nullable LogPlace anchor, int most) {
        Requests unused = tenant.requests(operation);
        return new LogWalk(new LogSearch(tenant, operation, query), anchor, most);
    }

    private @Nullable LogPlace anchor(AuditQuery query, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return LogPlace.of(Cursor.decode(cursor, SEARCH_AUDIT_EVENTS, bound(query), LogPlace.PARTS));
        } catch (DateTimeException e) {
            throw new InvalidArgumentException("cursor", "is not a cursor of this list and query; start without one");
        }
    }

    private Object bound(AuditQuery query) {
        return List.of(tenant.id(), query);
    }

    /** A summary that stops at its bound has counted the newest. */
    private static AuditQuery newestFirst(AuditQuery query) {
        return new AuditQuery(
                query.types(), query.actor(), query.target(), query.ip(), query.from(), query.to(), false);
    }
}
