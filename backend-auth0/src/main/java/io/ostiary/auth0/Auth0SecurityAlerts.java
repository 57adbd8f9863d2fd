package io.ostiary.auth0;

import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;
import static java.util.stream.Collectors.toMap;

import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertStatus;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.alert.SecurityStats;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditTarget;
import io.ostiary.backend.ComposedAlerts;
import io.ostiary.role.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the tenant's log somebody should look at: Auth0's own verdicts, as its attack protection writes them down, and
 * roles that were given. Each call reads the newest {@value #READ} entries of either sort, no further.
 */
final class Auth0SecurityAlerts implements SecurityAlerts {
    /** How many entries of the log are read of each sort. */
    static final int READ = 1_000;

    private static final Map<AlertKind, List<String>> VERDICTS = Map.of(
            AlertKind.BRUTE_FORCE,
            List.of("limit_wc", "limit_sul", "gd_otp_rate_limit_exceed", "gd_recovery_rate_limit_exceed"),
            AlertKind.PASSWORD_SPRAY,
            List.of("limit_mu"),
            AlertKind.LEAKED_PASSWORD,
            List.of("pwd_leak", "signup_pwd_leak", "reset_pwd_leak"),
            AlertKind.REFRESH_TOKEN_REUSE,
            List.of("ferrt"));
    private static final Map<String, AlertKind> KINDS = VERDICTS.entrySet().stream()
            .flatMap(
                    verdict -> verdict.getValue().stream().map(code -> Map.entry(LogTypes.raw(code), verdict.getKey())))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Set<String> GRANTS = Set.of("role.assign", "group_role.assign");

    private final ManagedTenant tenant;

    Auth0SecurityAlerts(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<SecurityAlert> list(AlertQuery query, PageRequest page) {
        AlertStatus status = query.status();
        if (status != null && status != AlertStatus.OPEN) {
            Auth0Capabilities.WIDEST.require(
                    LIST_SECURITY_ALERTS, "status." + status.name().toLowerCase(Locale.ROOT));
        }
        ComposedAlerts.check(tenant.id(), query, page);
        var composed = new ComposedAlerts();
        boolean unused = read(LIST_SECURITY_ALERTS, AlertPeriod.ALL, query.kind(), composed);
        return composed.page(tenant.id(), query, page);
    }

    @Override
    public SecurityStats stats(AlertPeriod period) {
        var composed = new ComposedAlerts();
        boolean complete = read(GET_SECURITY_STATS, period, null, composed);
        return composed.stats(period, complete);
    }

    /** Composes alerts of that kind, or of every kind, and tells whether the log was read as far as the period takes. */
    private boolean read(Operation operation, AlertPeriod period, @Nullable AlertKind kind, ComposedAlerts composed) {
        boolean complete = true;
        if (kind != AlertKind.ADMIN_ROLE_GRANTED) {
            complete = log(operation, period, codes(kind), event -> verdict(event, composed));
        }
        if (kind == null || kind == AlertKind.ADMIN_ROLE_GRANTED) {
            List<AuditEvent> grants = new ArrayList<>();
            complete &= log(operation, period, GRANTS, grants::add);
            granted(operation, grants, composed);
        }
        return complete;
    }

    private boolean log(Operation operation, AlertPeriod period, Set<String> types, Consumer<AuditEvent> consumer) {
        return new Auth0AuditEvents(tenant)
                .newest(operation, ComposedAlerts.days(period).types(types).build(), READ, consumer);
    }

    private static Set<String> codes(@Nullable AlertKind kind) {
        return KINDS.entrySet().stream()
                .filter(code -> kind == null || code.getValue() == kind)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void verdict(AuditEvent event, ComposedAlerts composed) {
        AlertKind kind = KINDS.get(event.rawType());
        Optional<AlertSubject> user = ids(event, "user").map(AlertSubject::user).findFirst();
        String ip = event.origin().address();
        Optional<AlertSubject> address = ip == null ? Optional.empty() : Optional.of(AlertSubject.address(ip));
        boolean isAboutAddress = kind == AlertKind.PASSWORD_SPRAY || user.isEmpty();
        Optional<AlertSubject> subject = isAboutAddress ? address : user;
        if (kind != null && subject.isPresent()) {
            composed.add(
                    kind,
                    subject.get(),
                    (isAboutAddress ? user : address).stream().toList(),
                    event);
        }
    }

    private void granted(Operation operation, List<AuditEvent> grants, ComposedAlerts composed) {
        if (grants.isEmpty()) {
            return;
        }
        Set<String> administrative = new RoleTable(tenant, operation)
                .all().stream()
                        .filter(role -> Role.looksAdministrative(role.name(), Set.of()))
                        .map(role -> role.id().value())
                        .collect(Collectors.toSet());
        for (AuditEvent event : grants) {
            List<AlertSubject> roles = ids(event, "role")
                    .filter(administrative::contains)
                    .map(AlertSubject::role)
                    .toList();
            Stream<AlertSubject> whom = Stream.concat(
                    ids(event, "user").map(AlertSubject::user),
                    ids(event, "group").map(AlertSubject::group));
            if (!roles.isEmpty()) {
                whom.forEach(subject -> composed.add(AlertKind.ADMIN_ROLE_GRANTED, subject, roles, event));
            }
        }
    }

    private static Stream<String> ids(AuditEvent event, String kind) {
        return event.targets(kind).map(AuditTarget::id);
    }
}
