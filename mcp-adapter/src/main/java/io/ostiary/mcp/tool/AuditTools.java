package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.audit.AuditCount;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventId;
import io.ostiary.audit.AuditEventType;
import io.ostiary.audit.AuditOutcome;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditSummary;
import io.ostiary.audit.AuditTarget;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Untrusted;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools of the audit toolset. */
final class AuditTools {
    private static final String TYPES =
            "Only events of these types, for example user.update; list_audit_event_types tells all.";
    private static final String ACTOR = "Only events with exactly this actor, as search_audit_events tells it.";
    private static final String ABOUT = "Only events about the user, role, organization or other thing of this id.";
    private static final String IP = "Only events from this address.";
    private static final String FROM = "Only events then or later.";
    private static final String TO = "Only events before.";
    private static final int DEFAULT_TOP = 10;

    private AuditTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    SEARCH_AUDIT_EVENTS,
                    SearchAuditEvents.class,
                    EventPage.class,
                    "What was done in a tenant, or tried, the newest first. A page may be short, or empty, while"
                            + " next_cursor tells that there is more. To count events use summarize_audit_events.",
                    (context, in) -> {
                        Page<AuditEvent> page = context.directory()
                                .auditEvents()
                                .search(in.query(), context.page(in.limit(), in.cursor()));
                        return new EventPage(ToolContext.views(page, EventRow::of), context.next(page));
                    }),
            tool(
                    GET_AUDIT_EVENT,
                    TheEvent.class,
                    EventView.class,
                    "One event with everything that is known about it.",
                    (context, in) -> EventView.of(context.directory()
                            .auditEvents()
                            .find(AuditEventId.of(in.event()))
                            .orElseThrow(() -> new NotFoundException(GET_AUDIT_EVENT, "event", in.event())))),
            tool(
                    LIST_AUDIT_EVENT_TYPES,
                    NoInput.class,
                    TypeList.class,
                    "The types of event there are. Those without a colon mean the same on every provider.",
                    (context, in) -> new TypeList(context.directory().auditEvents().types().stream()
                            .map(TypeView::of)
                            .toList())),
            tool(
                    SUMMARIZE_AUDIT_EVENTS,
                    SummarizeAuditEvents.class,
                    SummaryView.class,
                    "How many events there are by type, actor, ip, application, hour or error, the most frequent"
                            + " values first. search_audit_events tells the events. complete says whether all were"
                            + " counted.",
                    (context, in) -> SummaryView.of(context.directory()
                            .auditEvents()
                            .summarize(
                                    in.query(),
                                    in.by().isEmpty() ? Set.of() : EnumSet.copyOf(in.by()),
                                    in.top() == null ? DEFAULT_TOP : in.top()))));

    record SearchAuditEvents(
            @Doc(TYPES) @Nullable List<String> types,
            @Doc(ACTOR) @Nullable String actor,
            @Doc(ABOUT) @Nullable String target,
            @Doc(IP) @Nullable String ip,
            @Doc(FROM) @Nullable Instant from,
            @Doc(TO) @Nullable Instant to,

            @Doc("Whether the oldest comes first.") @Nullable
            Boolean oldestFirst,

            @Doc(value = "The most events to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<SearchAuditEvents> {
        @Override
        public SearchAuditEvents withLimit(int newLimit) {
            return new SearchAuditEvents(types, actor, target, ip, from, to, oldestFirst, newLimit, cursor);
        }

        AuditQuery query() {
            return restricted(types, actor, target, ip, from, to)
                    .oldestFirst(Boolean.TRUE.equals(oldestFirst))
                    .build();
        }
    }

    record TheEvent(@Doc("The event's id.") String event) {}

    record SummarizeAuditEvents(
            @Doc("What to count by.") List<AuditDimension> by,
            @Doc(TYPES) @Nullable List<String> types,
            @Doc(ACTOR) @Nullable String actor,
            @Doc(ABOUT) @Nullable String target,
            @Doc(IP) @Nullable String ip,
            @Doc(FROM) @Nullable Instant from,
            @Doc(TO) @Nullable Instant to,

            @Doc(value = "The most values of each; by default 10.", min = 1, max = AuditSummary.MAX_TOP) @Nullable
            Integer top) {
        AuditQuery query() {
            return restricted(types, actor, target, ip, from, to).build();
        }
    }

    record TargetView(
            String kind, String id, @Untrusted @Nullable String name) {
        static TargetView of(AuditTarget target) {
            return new TargetView(target.kind(), target.id(), target.name());
        }
    }

    record EventRow(
            String id,
            Instant at,
            String type,
            @Nullable String actor,
            List<TargetView> targets,
            @Nullable String ip,
            AuditOutcome outcome,
            @Untrusted @Nullable String error) {
        static EventRow of(AuditEvent event) {
            return new EventRow(
                    event.id().value(),
                    event.at(),
                    event.type(),
                    event.actor(),
                    event.targets().stream().map(TargetView::of).toList(),
                    event.origin().address(),
                    event.outcome(),
                    event.error());
        }
    }

    record EventPage(List<EventRow> events, @Nullable String nextCursor) {}

    record EventView(
            String id,
            Instant at,
            String type,
            String rawType,
            String tenant,
            @Nullable String actor,
            List<TargetView> targets,
            String channel,
            @Nullable String ip,
            @Nullable String application,
            AuditOutcome outcome,
            @Untrusted @Nullable String error,
            @Untrusted List<String> fields,
            @Nullable String requestId,
            @Untrusted @Nullable String description) {
        static EventView of(AuditEvent event) {
            return new EventView(
                    event.id().value(),
                    event.at(),
                    event.type(),
                    event.rawType(),
                    event.tenant().value(),
                    event.actor(),
                    event.targets().stream().map(TargetView::of).toList(),
                    event.origin().channel(),
                    event.origin().address(),
                    event.application(),
                    event.outcome(),
                    event.error(),
                    event.fields(),
                    event.requestId(),
                    event.description());
        }
    }

    record TypeView(String type, List<String> rawTypes) {
        static TypeView of(AuditEventType type) {
            return new TypeView(type.type(), type.rawTypes());
        }
    }

    record TypeList(List<TypeView> types) {}

    record CountView(@Untrusted String value, long events) {
        static CountView of(AuditCount count) {
            return new CountView(count.value(), count.events());
        }
    }

    record DimensionView(AuditDimension by, List<CountView> values) {}

    record SummaryView(long events, boolean complete, List<DimensionView> counts) {
        static SummaryView of(AuditSummary summary) {
            return new SummaryView(
                    summary.events(),
                    summary.complete(),
                    summary.counts().entrySet().stream()
                            .map(entry -> new DimensionView(
                                    entry.getKey(),
                                    entry.getValue().stream().map(CountView::of).toList()))
                            .toList());
        }
    }

    private static AuditQuery.Builder restricted(
            @Nullable List<String> types,
            @Nullable String actor,
            @Nullable String target,
            @Nullable String ip,
            @Nullable Instant from,
            @Nullable Instant to) {
        return AuditQuery.builder()
                .types(types == null ? Set.of() : Set.copyOf(types))
                .actor(actor)
                .target(target)
                .ip(ip)
                .from(from)
                .to(to);
    }
}
