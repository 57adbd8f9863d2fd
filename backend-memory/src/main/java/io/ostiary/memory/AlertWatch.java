package io.ostiary.memory;

import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditTarget;
import io.ostiary.audit.AuditTypes;
import io.ostiary.memory.FailedSignIns.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Raises alerts from the events as they are written, as part of the write. What that costs does not grow with the log.
 *
 * <p>A sign-in counts as failed when it was refused without the right password. One that the lock refused counts for its
 * user and not for its address: the password may have been right. One that names no user counts for an address like one
 * of another user each time, for what was typed is not noted.
 */
final class AlertWatch {
    private static final String LOCKED = "locked";
    private static final Set<String> WRONG = Set.of("bad-credentials", LOCKED);
    private static final String REFRESH = "session.refresh";
    private static final String REUSED = "token-reused";

    private final MemorySettings settings;

    AlertWatch(MemorySettings settings) {
        this.settings = settings;
    }

    /**
     * The state once the event, which it holds already, was looked at.
     *
     * @param grant what was given with it, or null
     */
    TenantState seen(TenantState state, AuditEvent event, @Nullable AdministrativeGrant grant) {
        if (event.type().equals(AuditTypes.SIGN_IN) && WRONG.contains(String.valueOf(event.error()))) {
            return failed(state, event);
        }
        if (event.type().equals(REFRESH) && REUSED.equals(event.error())) {
            return first(event, "user")
                    .map(user -> raised(
                            state, AlertKind.REFRESH_TOKEN_REUSE, AlertSubject.user(user), address(event), event))
                    .orElse(state);
        }
        return grant == null
                ? state
                : raised(
                        state,
                        AlertKind.ADMIN_ROLE_GRANTED,
                        grant.to(),
                        Stream.concat(grant.roles().stream(), address(event).stream())
                                .toList(),
                        event);
    }

    private TenantState failed(TenantState state, AuditEvent event) {
        AlertSubject user = first(event, "user").map(AlertSubject::user).orElse(null);
        AlertSubject address = address(event).stream().findFirst().orElse(null);
        TenantState next = state;
        if (user != null) {
            int enough = LOCKED.equals(event.error()) ? 1 : settings.alertFailures();
            next = suspected(next, AlertKind.BRUTE_FORCE, user, address, event, enough);
        }
        return address == null || LOCKED.equals(event.error())
                ? next
                : suspected(next, AlertKind.PASSWORD_SPRAY, address, user, event, settings.alertUsers());
    }

    private TenantState suspected(
            TenantState state,
            AlertKind kind,
            AlertSubject subject,
            @Nullable AlertSubject other,
            AuditEvent event,
            int enough) {
        if (state.alerts().unresolved(kind, subject).isPresent()) {
            return raised(state, kind, subject, other == null ? List.of() : List.of(other), event);
        }
        FailedSignIns watched = state.failedSignIns();
        List<Attempt> attempts = watched.with(
                subject,
                new Attempt(event.at(), other),
                event.at().minus(settings.alertWindow()),
                kind == AlertKind.PASSWORD_SPRAY);
        if (attempts.size() < enough) {
            return state.withFailedSignIns(watched.watching(subject, attempts));
        }
        AlertTable alerts = state.alerts()
                .plus(
                        id -> new SecurityAlert(
                                id,
                                kind,
                                subject,
                                attempts.stream()
                                        .flatMap(attempt -> Stream.ofNullable(attempt.other()))
                                        .toList(),
                                attempts.size(),
                                attempts.get(0).at(),
                                event.at(),
                                event.id(),
                                null,
                                null,
                                null),
                        settings.alertsKept());
        return state.withFailedSignIns(watched.without(subject)).withAlerts(alerts);
    }

    /** The state in which the event is gathered in an alert, a new one where there is none. */
    private TenantState raised(
            TenantState state, AlertKind kind, AlertSubject subject, List<AlertSubject> related, AuditEvent event) {
        AlertTable alerts = state.alerts();
        return state.withAlerts(alerts.unresolved(kind, subject)
                .map(alert -> alerts.with(alert.gathering(event, related)))
                .orElseGet(() ->
                        alerts.plus(id -> SecurityAlert.of(id, kind, subject, related, event), settings.alertsKept())));
    }

    private static List<AlertSubject> address(AuditEvent event) {
        String address = event.origin().address();
        return address == null ? List.of() : List.of(AlertSubject.address(address));
    }

    private static Optional<String> first(AuditEvent event, String kind) {
        return all(event, kind).findFirst();
    }

    private static Stream<String> all(AuditEvent event, String kind) {
        return event.targets(kind).map(AuditTarget::id);
    }
}
