package io.ostiary.mcp.tool;

import static io.ostiary.Operation.ACKNOWLEDGE_SECURITY_ALERT;
import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;
import static io.ostiary.Operation.RESOLVE_SECURITY_ALERT;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Page;
import io.ostiary.alert.AlertHandling;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertResolution;
import io.ostiary.alert.AlertSeverity;
import io.ostiary.alert.AlertStatus;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityAlertId;
import io.ostiary.alert.SecurityStats;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Untrusted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools of the audit toolset that tell what needs a person's eye. */
final class SecurityAlertTools {
    private static final String ALERT = "The alert's id.";

    private SecurityAlertTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_SECURITY_ALERTS,
                    ListSecurityAlerts.class,
                    AlertPage.class,
                    "What in a tenant looks like an attack or needs a second look, the last raised first. subject is"
                            + " an address, or the id of a user, group or role; get_audit_event tells the last event.",
                    (context, in) -> {
                        Page<SecurityAlert> page = context.directory()
                                .securityAlerts()
                                .list(in.query(), context.page(in.limit(), in.cursor()));
                        return new AlertPage(ToolContext.views(page, AlertView::of), context.next(page));
                    }),
            tool(
                    ACKNOWLEDGE_SECURITY_ALERT,
                    TheAlert.class,
                    AlertView.class,
                    "Mark an alert as seen. What is like it still counts towards it; after resolve_security_alert it"
                            + " raises another.",
                    (context, in) -> AlertView.of(
                            context.directory().securityAlerts().acknowledge(SecurityAlertId.of(in.alert())))),
            tool(
                    RESOLVE_SECURITY_ALERT,
                    ResolveSecurityAlert.class,
                    AlertView.class,
                    "Mark an alert as dealt with; what goes on raises another. Stops no attack: disable_user,"
                            + " revoke_user_sessions and unassign_role do.",
                    (context, in) -> AlertView.of(context.directory()
                            .securityAlerts()
                            .resolve(SecurityAlertId.of(in.alert()), new AlertResolution(in.note())))),
            tool(
                    GET_SECURITY_STATS,
                    GetSecurityStats.class,
                    StatsView.class,
                    "How many alerts there are by status, severity and kind. complete says whether all were counted.",
                    (context, in) -> StatsView.of(
                            context.directory().securityAlerts().stats(new AlertPeriod(in.from(), in.to())))));

    record ListSecurityAlerts(
            @Nullable AlertStatus status,
            @Nullable AlertSeverity severity,
            @Nullable AlertKind kind,

            @Doc(value = "The most alerts to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListSecurityAlerts> {
        @Override
        public ListSecurityAlerts withLimit(int newLimit) {
            return new ListSecurityAlerts(status, severity, kind, newLimit, cursor);
        }

        AlertQuery query() {
            return new AlertQuery(status, severity, kind);
        }
    }

    record TheAlert(@Doc(ALERT) String alert) {}

    record ResolveSecurityAlert(
            @Doc(ALERT) String alert,

            @Doc("What came of it, at most 1000 characters.") @Nullable
            String note) {}

    record GetSecurityStats(
            @Doc("Only alerts whose first event happened then or later.") @Nullable
            Instant from,

            @Doc("Only alerts whose first event happened before.") @Nullable
            Instant to) {}

    record SubjectView(AlertSubject.Kind kind, String id) {
        static SubjectView of(AlertSubject subject) {
            return new SubjectView(subject.kind(), subject.id());
        }
    }

    record HandlingView(@Nullable String by, Instant at) {
        static @Nullable HandlingView of(@Nullable AlertHandling handling) {
            return handling == null ? null : new HandlingView(handling.by(), handling.at());
        }
    }

    record AlertView(
            String id,
            AlertKind kind,
            AlertSeverity severity,
            AlertStatus status,
            SubjectView subject,
            List<SubjectView> related,
            long events,
            Instant firstSeenAt,
            Instant lastSeenAt,
            String lastEvent,
            @Nullable HandlingView acknowledged,
            @Nullable HandlingView resolved,
            @Untrusted @Nullable String note) {
        static AlertView of(SecurityAlert alert) {
            return new AlertView(
                    alert.id().value(),
                    alert.kind(),
                    alert.severity(),
                    alert.status(),
                    SubjectView.of(alert.subject()),
                    alert.related().stream().map(SubjectView::of).toList(),
                    alert.events(),
                    alert.firstSeenAt(),
                    alert.lastSeenAt(),
                    alert.lastEvent().value(),
                    HandlingView.of(alert.acknowledged()),
                    HandlingView.of(alert.resolved()),
                    alert.note());
        }
    }

    record AlertPage(List<AlertView> alerts, @Nullable String nextCursor) {}

    record StatusCount(AlertStatus status, long alerts) {}

    record SeverityCount(AlertSeverity severity, long alerts) {}

    record KindCount(AlertKind kind, long alerts) {}

    record StatsView(
            long alerts,
            boolean complete,
            List<StatusCount> byStatus,
            List<SeverityCount> bySeverity,
            List<KindCount> byKind) {
        static StatsView of(SecurityStats stats) {
            return new StatsView(
                    stats.alerts(),
                    stats.complete(),
                    stats.byStatus().entrySet().stream()
                            .map(count -> new StatusCount(count.getKey(), count.getValue()))
                            .toList(),
                    stats.bySeverity().entrySet().stream()
                            .map(count -> new SeverityCount(count.getKey(), count.getValue()))
                            .toList(),
                    stats.byKind().entrySet().stream()
                            .map(count -> new KindCount(count.getKey(), count.getValue()))
                            .toList());
        }
    }
}
