package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertSeverity;
import io.ostiary.alert.AlertStatus;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityStats;
import io.ostiary.backend.Directory;
import io.ostiary.role.Role;
import io.ostiary.session.SignIn;
import io.ostiary.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What raises an alert, and how alerts are told and counted. */
abstract class SecurityAlertsContract extends Contract {
    private static final AlertQuery BRUTE_FORCE = AlertQuery.of(AlertKind.BRUTE_FORCE);
    private static final AlertQuery GRANTS = AlertQuery.of(AlertKind.ADMIN_ROLE_GRANTED);

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, LIST_SECURITY_ALERTS},
            parameters = {"list_security_alerts.kind", "list_security_alerts.kind.brute_force"})
    void whoIsLockedByWrongPasswordsIsOneAlertHoweverOftenItIsTried() {
        User user = someUser(fixture.password());
        SignIn.Rejected unused = lock(user);
        eventually(() -> assertThat(about(user, BRUTE_FORCE)).hasSize(1));

        SignIn.Rejected more = lock(user);

        assertThat(more.reason()).isEqualTo(unused.reason());
        SecurityAlert alert = only(user, BRUTE_FORCE);
        assertThat(alert.kind()).isEqualTo(AlertKind.BRUTE_FORCE);
        assertThat(alert.severity()).isEqualTo(AlertSeverity.MEDIUM);
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.events()).isPositive();
        assertThat(alert.lastSeenAt()).isAfterOrEqualTo(alert.firstSeenAt());
        assertThat(alert.toString()).doesNotContain(email(user));
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, LIST_SECURITY_ALERTS},
            parameters = {"list_security_alerts.kind", "list_security_alerts.kind.brute_force"})
    void oneWrongPasswordIsNoAlert() {
        User victim = someUser(fixture.password());
        User forgetful = someUser(fixture.password());
        rejected(sessions.authenticate(email(forgetful), fixture.password()));

        SignIn.Rejected unused = lock(victim);

        eventually(() -> assertThat(about(victim, BRUTE_FORCE)).hasSize(1));
        assertThat(unused.reason()).isEqualTo(SignIn.Reason.LOCKED);
        assertThat(about(forgetful, BRUTE_FORCE)).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, REFRESH_SESSION, LIST_SECURITY_ALERTS},
            parameters = {"list_security_alerts.kind", "list_security_alerts.kind.refresh_token_reuse"})
    void aRefreshTokenThatIsUsedTwiceIsAnAlert() {
        Secret password = fixture.password();
        User user = someUser(password);
        Secret stolen = refreshToken(signIn(user, password));
        signedIn(sessions.refresh(stolen));

        rejected(sessions.refresh(stolen));

        AlertQuery reuse = AlertQuery.of(AlertKind.REFRESH_TOKEN_REUSE);
        eventually(() -> assertThat(about(user, reuse)).hasSize(1));
        assertThat(only(user, reuse).severity()).isEqualTo(AlertSeverity.HIGH);
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_SECURITY_ALERTS},
            parameters = {"list_security_alerts.kind", "list_security_alerts.kind.admin_role_granted"})
    void whoIsGivenAnAdministrativeRoleIsAnAlertAndWhoIsGivenAnotherIsNone() {
        User ordinary = someUser();
        roles.assign(ordinary.id(), someRole().id(), null);
        User administrator = someUser();

        Role role = promote(administrator);

        eventually(() -> assertThat(about(administrator, GRANTS)).hasSize(1));
        SecurityAlert alert = only(administrator, GRANTS);
        assertThat(alert.related()).contains(AlertSubject.role(role.id().value()));
        assertThat(alert.severity()).isEqualTo(AlertSeverity.LOW);
        assertThat(about(ordinary, GRANTS)).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_SECURITY_ALERTS, GET_AUDIT_EVENT},
            parameters = {"list_security_alerts.kind", "list_security_alerts.kind.admin_role_granted"})
    void anAlertNamesItsLastEvent() {
        User user = someUser();
        Role unused = promote(user);
        eventually(() -> assertThat(about(user, GRANTS)).hasSize(1));

        SecurityAlert alert = only(user, GRANTS);

        assertThat(auditEvents.find(alert.lastEvent())).hasValueSatisfying(event -> {
            assertThat(event.at()).isEqualTo(alert.lastSeenAt());
            assertThat(event.toString()).contains(unused.id().value());
        });
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_SECURITY_ALERTS},
            parameters = {
                "list_security_alerts.kind",
                "list_security_alerts.kind.admin_role_granted",
                "list_security_alerts.severity",
                "list_security_alerts.status"
            })
    void alertsAreListedByKindSeverityAndStatus() {
        User user = someUser();
        Role unused = promote(user);
        eventually(() -> assertThat(about(user, GRANTS)).hasSize(1));

        assertThat(about(user, new AlertQuery(AlertStatus.OPEN, AlertSeverity.LOW, null)))
                .hasSize(1);
        assertThat(about(user, new AlertQuery(null, AlertSeverity.HIGH, null)))
                .as("alerts of %s", unused.key())
                .isEmpty();
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_SECURITY_ALERTS, GET_SECURITY_STATS},
            parameters = {
                "list_security_alerts.kind",
                "list_security_alerts.kind.admin_role_granted",
                "get_security_stats.from",
                "get_security_stats.to"
            })
    void alertsAreCountedByStatusSeverityAndKind() {
        User user = someUser();
        Role unused = promote(user);
        eventually(() -> assertThat(about(user, GRANTS)).hasSize(1));
        Instant first = only(user, GRANTS).firstSeenAt();

        SecurityStats all = securityAlerts.stats(AlertPeriod.ALL);
        SecurityStats then = securityAlerts.stats(new AlertPeriod(first, first.plus(Duration.ofSeconds(1))));
        SecurityStats before = securityAlerts.stats(new AlertPeriod(null, first.minus(Duration.ofDays(90))));

        assertThat(all.byKind()).containsOnlyKeys(AlertKind.values());
        assertThat(all.byStatus()).containsOnlyKeys(AlertStatus.values());
        assertThat(all.bySeverity()).containsOnlyKeys(AlertSeverity.values());
        assertThat(List.of(all, then)).allSatisfy(stats -> {
            assertThat(stats.byKind().get(AlertKind.ADMIN_ROLE_GRANTED)).isPositive();
            assertThat(stats.bySeverity().get(AlertSeverity.LOW)).isPositive();
            assertThat(List.of(stats.byKind(), stats.byStatus(), stats.bySeverity()))
                    .allSatisfy(counts -> assertThat(counts.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .isEqualTo(stats.alerts()));
        });
        assertThat(before.alerts()).as("before %s", unused.key()).isZero();
    }

    @Needs(
            value = {CREATE_TENANT, CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_SECURITY_ALERTS},
            parameters = {"list_security_alerts.kind", "list_security_alerts.kind.admin_role_granted"})
    void anAlertOfOneTenantIsNotThereInAnother() {
        Directory elsewhere = elsewhere();
        User user = someUser();
        Role unused = promote(user);
        eventually(() -> assertThat(about(user, GRANTS)).hasSize(1));

        assertThat(all(page -> elsewhere.securityAlerts().list(AlertQuery.of(AlertKind.ADMIN_ROLE_GRANTED), page)))
                .as("alerts of %s", unused.key())
                .isEmpty();
    }

    private Role promote(User user) {
        Role role = administrativeRole();
        roles.assign(user.id(), role.id(), null);
        return role;
    }

    private SecurityAlert only(User user, AlertQuery query) {
        List<SecurityAlert> found = about(user, query);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<SecurityAlert> about(User user, AlertQuery query) {
        return all(page -> securityAlerts.list(query, page)).stream()
                .filter(alert ->
                        alert.subject().equals(AlertSubject.user(user.id().value())))
                .toList();
    }
}
