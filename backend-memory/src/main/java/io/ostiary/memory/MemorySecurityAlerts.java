package io.ostiary.memory;

import static io.ostiary.Operation.ACKNOWLEDGE_SECURITY_ALERT;
import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;
import static io.ostiary.Operation.RESOLVE_SECURITY_ALERT;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.alert.AlertHandling;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertResolution;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityAlertId;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.alert.SecurityStats;
import io.ostiary.backend.Cursor;
import io.ostiary.backend.Paging;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The alerts of a tenant in memory, as {@link AlertWatch} raised them. */
final class MemorySecurityAlerts implements SecurityAlerts {
    private final TenantView view;

    MemorySecurityAlerts(TenantView view) {
        this.view = view;
    }

    @Override
    public Page<SecurityAlert> list(AlertQuery query, PageRequest page) {
        List<Object> bound = List.of(view.tenant(), query);
        return view.read(LIST_SECURITY_ALERTS, (state, now) -> {
            SecurityAlertId anchor = anchor(bound, page.cursor());
            return Paging.page(
                    state.alerts().newestFirst(anchor).filter(query::matches).iterator(),
                    page.size(),
                    last -> Cursor.encode(
                            LIST_SECURITY_ALERTS, bound, List.of(last.id().value())),
                    null);
        });
    }

    @Override
    public SecurityAlert acknowledge(SecurityAlertId id) {
        return handle(
                ACKNOWLEDGE_SECURITY_ALERT,
                id,
                (alert, now) -> alert.acknowledged() == null ? alert.acknowledgedBy(handling(now)) : alert);
    }

    @Override
    public SecurityAlert resolve(SecurityAlertId id, AlertResolution resolution) {
        return handle(RESOLVE_SECURITY_ALERT, id, (alert, now) -> alert.resolvedBy(handling(now), resolution));
    }

    @Override
    public SecurityStats stats(AlertPeriod period) {
        return view.read(
                GET_SECURITY_STATS,
                (state, now) -> SecurityStats.of(
                        state.alerts()
                                .newestFirst(null)
                                .filter(alert -> period.contains(alert.firstSeenAt()))
                                .toList(),
                        true));
    }

    private SecurityAlert handle(
            Operation operation, SecurityAlertId id, BiFunction<SecurityAlert, Instant, SecurityAlert> change) {
        return view.write(operation, (state, now) -> {
            SecurityAlert alert =
                    state.alerts().find(id).orElseThrow(() -> new NotFoundException(operation, "alert", id.value()));
            if (alert.resolved() != null) {
                throw new ConflictException(operation, "alert " + id + " is resolved already");
            }
            SecurityAlert changed = change.apply(alert, now);
            return new Written<>(state.withAlerts(state.alerts().with(changed)), changed);
        });
    }

    private AlertHandling handling(Instant now) {
        return new AlertHandling(view.call().actor(), now);
    }

    private static @Nullable SecurityAlertId anchor(Object bound, @Nullable String cursor) {
        return cursor == null
                ? null
                : SecurityAlertId.of(
                        Cursor.decode(cursor, LIST_SECURITY_ALERTS, bound, 1).get(0));
    }
}
