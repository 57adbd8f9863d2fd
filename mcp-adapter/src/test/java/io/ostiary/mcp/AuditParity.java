package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tools of three reference servers that tell what happened, each on a fresh {@link World}. */
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
                                "role.assign",
                                "actor_id",
                                World.CALL.actor(),
                                "target_id",
                                w.bob.id().value(),
                                "from",
                                w.newestEvent().at().toString(),
                                "to",
                                w.newestEvent().at().plusSeconds(1).toString(),
                                "limit",
                                5))
                        .leaves((w, reply) -> assertThat(reply.each("events", "id"))
                                .isEqualTo(ids(
                                        w,
                                        AuditQuery.builder()
                                                .types(Set.of("role.assign"))
                                                .target(w.bob.id().value())))
                                .hasSize(1)));
        all.put(
                "list_audit_event_types list_audit_event_types",
                Parity.begin()
                        .called(w -> Map.of())
                        .leaves((w, reply) ->
                                assertThat(reply.each("types", "type")).containsExactlyElementsOf(AuditTypes.all())));
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
                                "eventType", "user.create", "userId", w.ada.id().value(), "limit", 3))
                        .leaves((w, reply) -> assertThat(reply.each("events", "id"))
                                .isEqualTo(ids(
                                        w,
                                        AuditQuery.builder()
                                                .types(Set.of("user.create"))
                                                .target(w.ada.id().value())))
                                .hasSize(1)));
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
                                .isEqualTo(ids(w, AuditQuery.builder().oldestFirst(true))
                                        .subList(0, 2))));
        all.put(
                "auth0_get_log get_audit_event",
                Parity.begin()
                        .maps("id", "event")
                        .called(w -> Map.of("id", w.newestEvent().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/type"))
                                    .isEqualTo(w.newestEvent().type());
                            assertThat(reply.at("/actor")).isEqualTo(World.CALL.actor());
                        }));
    }

    private static List<String> ids(World world, AuditQuery.Builder query) {
        return world.main.auditEvents().search(query.build(), PageRequest.first()).items().stream()
                .map(AuditEvent::id)
                .map(id -> id.value())
                .toList();
    }
}
