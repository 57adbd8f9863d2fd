package io.ostiary.fault;

import static io.ostiary.Operation.GET_AUDIT_EVENT;
import static io.ostiary.Operation.LIST_AUDIT_EVENT_TYPES;
import static io.ostiary.Operation.SEARCH_AUDIT_EVENTS;
import static io.ostiary.Operation.SUMMARIZE_AUDIT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import java.util.List;
import java.util.Set;

/** The acts on {@link io.ostiary.audit.AuditEvents}. */
final class AuditActs {
    private static final AuditQuery CREATIONS =
            AuditQuery.builder().types(Set.of("user.create")).build();

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    SEARCH_AUDIT_EVENTS,
                    AuditActs::event,
                    (client, event) -> assertThat(newest(client)).isNotEmpty()),
            Act.read(
                    GET_AUDIT_EVENT,
                    AuditActs::event,
                    (client, event) ->
                            assertThat(client.auditEvents().find(event.id())).isPresent()),
            Act.read(
                    LIST_AUDIT_EVENT_TYPES,
                    Subjects::name,
                    (client, unused) -> assertThat(client.auditEvents().types()).isNotEmpty()),
            Act.read(
                    SUMMARIZE_AUDIT_EVENTS,
                    AuditActs::event,
                    (client, event) -> assertThat(client.auditEvents()
                                    .summarize(CREATIONS, Set.of(AuditDimension.TYPE), 1)
                                    .events())
                            .isPositive()));

    private AuditActs() {}

    private static AuditEvent event(TenantClient client) {
        var unused = Subjects.user(client);
        return newest(client).get(0);
    }

    private static List<AuditEvent> newest(TenantClient client) {
        return client.auditEvents().search(CREATIONS, PageRequest.first(1)).items();
    }
}
