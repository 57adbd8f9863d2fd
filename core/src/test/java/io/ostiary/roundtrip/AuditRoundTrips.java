package io.ostiary.roundtrip;

import static io.ostiary.Operation.GET_AUDIT_EVENT;
import static io.ostiary.Operation.LIST_AUDIT_EVENT_TYPES;
import static io.ostiary.Operation.SEARCH_AUDIT_EVENTS;
import static io.ostiary.Operation.SUMMARIZE_AUDIT_EVENTS;

import io.ostiary.PageRequest;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import java.util.List;
import java.util.Set;

/** What is counted of {@link io.ostiary.audit.AuditEvents}. */
final class AuditRoundTrips {
    private static final PageRequest PAGE = PageRequest.first(5);
    private static final AuditQuery CREATIONS =
            AuditQuery.builder().types(Set.of("user.create")).build();

    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(
                    SEARCH_AUDIT_EVENTS, directory -> directory.auditEvents().search(AuditQuery.all(), PAGE)),
            RoundTrip.of(
                            SEARCH_AUDIT_EVENTS,
                            directory -> directory.auditEvents().search(CREATIONS, PAGE))
                    .when("of one type"),
            RoundTrip.on(
                    AuditRoundTrips::newest,
                    GET_AUDIT_EVENT,
                    (directory, event) -> directory.auditEvents().find(event.id())),
            RoundTrip.of(
                    LIST_AUDIT_EVENT_TYPES, directory -> directory.auditEvents().types()),
            RoundTrip.of(
                    SUMMARIZE_AUDIT_EVENTS,
                    directory -> directory.auditEvents().summarize(AuditQuery.all(), Set.of(AuditDimension.TYPE), 10)));

    private AuditRoundTrips() {}

    private static AuditEvent newest(RoundTripTenant tenant) {
        return tenant.directory()
                .auditEvents()
                .search(CREATIONS, PageRequest.first(1))
                .items()
                .get(0);
    }
}
