package io.ostiary.audit;

import static io.ostiary.Operation.*;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happened in a tenant. Nothing here adds, changes or removes an event. A method that the backend did not write
 * refuses with {@link UnsupportedException}. Every method throws {@link io.ostiary.NotFoundException} when the tenant is
 * missing.
 */
public interface AuditEvents {
    /**
     * The events that match, page by page, the newest first unless the query says otherwise. The order is stable: events of
     * one instant have an order of their own. A page may hold fewer events than asked for, or none, with more to come.
     *
     * @throws io.ostiary.InvalidArgumentException when a type is unknown to the backend, or the cursor is not one of this
     *     list and query
     */
    @Performs(SEARCH_AUDIT_EVENTS)
    default Page<AuditEvent> search(AuditQuery query, PageRequest page) {
        throw new UnsupportedException(SEARCH_AUDIT_EVENTS);
    }

    /** The event, or empty when there is none of that id, or none any more. */
    @Performs(GET_AUDIT_EVENT)
    default Optional<AuditEvent> find(AuditEventId id) {
        throw new UnsupportedException(GET_AUDIT_EVENT);
    }

    /** The types of event that the backend knows, by name: those of {@link AuditTypes} that occur, and its own. */
    @Performs(LIST_AUDIT_EVENT_TYPES)
    default List<AuditEventType> types() {
        throw new UnsupportedException(LIST_AUDIT_EVENT_TYPES);
    }

    /**
     * Counts the events that match.
     *
     * @param query which events; its order does not matter
     * @param by what to count them by, at least one
     * @param top how many values to tell of each, 1 to {@value AuditSummary#MAX_TOP}
     * @throws io.ostiary.InvalidArgumentException when {@code by} is empty, {@code top} is out of bounds, or a type is
     *     unknown to the backend
     */
    @Performs(SUMMARIZE_AUDIT_EVENTS)
    default AuditSummary summarize(AuditQuery query, Set<AuditDimension> by, int top) {
        throw new UnsupportedException(SUMMARIZE_AUDIT_EVENTS);
    }
}
