package io.ostiary.memory;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened in a tenant in memory, as {@link AuditRecorder} wrote it down. */
final class MemoryAuditEvents implements AuditEvents {
    private static final List<AuditEventType> TYPES = Arrays.stream(Operation.values())
            .filter(operation -> AuditTypes.of(operation).isPresent())
            .collect(Collectors.groupingBy(
                    operation -> AuditTypes.of(operation).orElseThrow(),
                    TreeMap::new,
                    Collectors.mapping(AuditRecorder::rawType, Collectors.toList())))
            .entrySet()
            .stream()
            .map(entry -> new AuditEventType(entry.getKey(), entry.getValue()))
            .toList();

    private final TenantView view;

    MemoryAuditEvents(TenantView view) {
        this.view = view;
    }

    @Override
    public Page<AuditEvent> search(AuditQuery query, PageRequest page) {
        AuditTypes.check(SEARCH_AUDIT_EVENTS, query.types(), TYPES);
        return view.read(SEARCH_AUDIT_EVENTS, (state, now) -> {
            AuditPosition anchor = anchor(query, page.cursor());
            return Paging.page(
                    state.audit().select(query, anchor).iterator(),
                    page.size(),
                    last -> Cursor.encode(
                            SEARCH_AUDIT_EVENTS, query, List.of(last.id().value())),
                    null);
        });
    }

    @Override
    public Optional<AuditEvent> find(AuditEventId id) {
        return view.read(GET_AUDIT_EVENT, (state, now) -> state.audit().find(id));
    }

    @Override
    public List<AuditEventType> types() {
        return view.read(LIST_AUDIT_EVENT_TYPES, (state, now) -> TYPES);
    }

    @Override
    public AuditSummary summarize(AuditQuery query, Set<AuditDimension> by, int top) {
        var tally = new AuditTally(by, top);
        AuditTypes.check(SUMMARIZE_AUDIT_EVENTS, query.types(), TYPES);
        return view.read(SUMMARIZE_AUDIT_EVENTS, (state, now) -> {
            state.audit().select(query, null).forEach(tally::add);
            return tally.summary(true);
        });
    }

    private static @Nullable AuditPosition anchor(AuditQuery query, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String id = Cursor.decode(cursor, SEARCH_AUDIT_EVENTS, query, 1).get(0);
        return AuditPosition.of(AuditEventId.of(id))
                .orElseThrow(() -> new InvalidArgumentException(
                        "cursor", "is not a cursor of this list and query; start without one"));
    }
}
