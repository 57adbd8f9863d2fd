package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventType;
import io.ostiary.audit.AuditQuery;
import io.ostiary.user.User;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tools of three reference servers that tell what happened, each on a {@link World}. */
final class AuditParity {
    private static final String OFFSET = "an offset skips and repeats while new events arrive; next_cursor does not";

    private AuditParity() {}

    static void authGate(Map<String, Parity> all) {
        all.put(
                "list_audit_events search_audit_events",
                Parity.begin()
                        .maps("event_type", "types", List::of)
                        .maps("actor_id", "actor")
                        .maps("target_id", "target")
                        .maps("from", "from")
                        .maps("to", "to")
                        .maps("limit", "limit")
                        .refuses("offset", OFFSET)
                        .called(w -> Map.of(
                                "event_type",
                                "user.create",
                                "actor_id",
                                creation(w, w.bob()).actor(),
                                "target_id",
                                w.bob().id().value(),
                                "from",
                                creation(w, w.bob()).at().toString(),
                                "to",
                                creation(w, w.bob()).at().plusSeconds(1).toString(),
                                "limit",
                                5))
                        .leaves((w, reply) -> assertThat(reply.each("events", "id"))
                                .containsExactly(creation(w, w.bob()).id().value())));
        all.put(
                "list_audit_event_types list_audit_event_types",
                Parity.begin()
                        .called(w -> Map.of())
                        .leaves((w, reply) -> assertThat(reply.each("types", "type"))
                                .containsExactlyElementsOf(w.main.auditEvents().types().stream()
                                        .map(AuditEventType::type)
                                        .toList())
                                .isNotEmpty()));
    }

    static void kotAuth(Map<String, Parity> all) {
        all.put(
                "query_audit_logs search_audit_events",
                Parity.begin()
                        .maps("eventType", "types", List::of)
                        .maps("userId", "target")
                        .maps("limit", "limit")
                        .refuses("offset", OFFSET)
                        .called(w -> Map.of(
                                "eventType",
                                "user.create",
                                "userId",
                                w.ada().id().value(),
                                "limit",
                                3))
                        .leaves((w, reply) -> assertThat(reply.each("events", "id"))
                                .containsExactly(creation(w, w.ada()).id().value())));
    }

    static void auth0(Map<String, Parity> all) {
        all.put(
                "auth0_list_logs search_audit_events",
                Parity.begin()
                        .maps("take", "limit")
                        .maps("sort", "oldest_first", sort -> sort.equals("date:1"))
                        .refuses(
                                "from",
                                "a log id to start from is a cursor of Auth0's own; next_cursor and from, a time, do it")
                        .refuses(
                                "q",
                                "a Lucene query is Auth0's own language; types, actor, target, ip, from and to say it on"
                                        + " every provider")
                        .refuses("include_fields", "a row is short already; get_audit_event tells the rest")
                        .refuses("include_totals", "Auth0 deprecates it; summarize_audit_events counts")
                        .called(w -> Map.of("take", 2, "sort", "date:1"))
                        .leaves((w, reply) -> assertThat(reply.each("events", "id"))
                                .isEqualTo(events(w, AuditQuery.builder().oldestFirst(true)).stream()
                                        .map(event -> event.id().value())
                                        .limit(2)
                                        .toList())
                                .hasSize(2)));
        all.put(
                "auth0_get_log get_audit_event",
                Parity.begin()
                        .maps("id", "event")
                        .called(w -> Map.of("id", w.newestEvent().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/type"))
                                    .isEqualTo(w.newestEvent().type());
                            assertThat(reply.at("/actor"))
                                    .isEqualTo(w.newestEvent().actor());
                        }));
    }

    /** What tells that the user was made. */
    private static AuditEvent creation(World world, User user) {
        return events(
                        world,
                        AuditQuery.builder()
                                .types(Set.of("user.create"))
                                .target(user.id().value()))
                .get(0);
    }

    private static List<AuditEvent> events(World world, AuditQuery.Builder query) {
        return world.main
                .auditEvents()
                .search(query.build(), PageRequest.first())
                .items();
    }
}
