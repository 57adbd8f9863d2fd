package io.ostiary.keycloak;

import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;
import static io.ostiary.alert.AlertKind.ADMIN_ROLE_GRANTED;
import static io.ostiary.alert.AlertKind.BRUTE_FORCE;
import static io.ostiary.alert.AlertKind.PASSWORD_SPRAY;

import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertStatus;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.alert.SecurityStats;
import io.ostiary.audit.AuditEvent;
import io.ostiary.backend.ComposedAlerts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a realm's events somebody should look at: locks, failed sign-ins and roles that were given. Each call reads the
 * newest {@value #READ} failed sign-ins and the newest {@value #READ} of the others, no further.
 */
final class KeycloakSecurityAlerts implements SecurityAlerts {
    /** How many events are read of each sort. */
    static final int READ = 1_000;

    private static final Set<String> LOCKS = Set.of(
            EventTypes.rawUserEvent("USER_DISABLED_BY_TEMPORARY_LOCKOUT"),
            EventTypes.rawUserEvent("USER_DISABLED_BY_PERMANENT_LOCKOUT"));
    private static final Set<String> FAILURES = Set.of(EventTypes.rawUserEvent("LOGIN_ERROR"));

    private final Realm realm;

    KeycloakSecurityAlerts(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Page<SecurityAlert> list(AlertQuery query, PageRequest page) {
        AlertStatus status = query.status();
        if (status != null) {
            require("status." + status.name());
        }
        AlertKind kind = query.kind();
        if (kind != null) {
            require("kind." + kind.name());
        }
        ComposedAlerts.check(realm.tenant(), query, page);
        var composed = new ComposedAlerts();
        boolean unused = read(LIST_SECURITY_ALERTS, AlertPeriod.ALL, kind, composed);
        return composed.page(realm.tenant(), query, page);
    }

    @Override
    public SecurityStats stats(AlertPeriod period) {
        var composed = new ComposedAlerts();
        boolean complete = read(GET_SECURITY_STATS, period, null, composed);
        return composed.stats(period, complete);
    }

    private static void require(String value) {
        KeycloakCapabilities.WIDEST.require(LIST_SECURITY_ALERTS, value.toLowerCase(Locale.ROOT));
    }

    /** Composes alerts of that kind, or of every kind, and tells whether the events were read as far as that takes. */
    private boolean read(Operation operation, AlertPeriod period, @Nullable AlertKind kind, ComposedAlerts composed) {
        KeycloakAuditEvents.requireLogged(realm, operation);
        List<AuditEvent> events = new ArrayList<>();
        Set<String> types = new HashSet<>();
        if (kind == null || kind == BRUTE_FORCE) {
            types.addAll(LOCKS);
        }
        if (kind == null || kind == ADMIN_ROLE_GRANTED) {
            types.addAll(GrantedRoles.TYPES);
        }
        boolean complete = newest(operation, period, types, events);
        if (kind == null || kind == BRUTE_FORCE || kind == PASSWORD_SPRAY) {
            complete &= newest(operation, period, FAILURES, events);
        }
        new FailedSignIns(events, LOCKS).addTo(composed);
        new GrantedRoles(realm, operation, events).addTo(composed);
        return complete;
    }

    /** Adds the newest events of those types, and tells whether there are no more. */
    private boolean newest(Operation operation, AlertPeriod period, Set<String> types, List<AuditEvent> events) {
        if (types.isEmpty()) {
            return true;
        }
        Iterator<AuditEvent> found = new RealmEvents(realm, operation)
                .select(ComposedAlerts.days(period).types(types).build(), null);
        for (int read = 0; read < READ && found.hasNext(); read++) {
            events.add(found.next());
        }
        return !found.hasNext();
    }
}
