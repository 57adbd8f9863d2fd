package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Origin;
import io.ostiary.alert.AlertHandling;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertResolution;
import io.ostiary.alert.AlertStatus;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityAlertId;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of an alert that somebody looks at. */
abstract class AlertHandlingContract extends Contract {
    private static final AlertQuery GRANTS = AlertQuery.of(AlertKind.ADMIN_ROLE_GRANTED);

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_SECURITY_ALERTS, ACKNOWLEDGE_SECURITY_ALERT},
            parameters = {"list_security_alerts.kind", "list_security_alerts.kind.admin_role_granted"})
    void anAcknowledgedAlertTellsWhoSawItFirstAndGoesOn() {
        User user = someUser();
        Role role = administrativeRole();
        SecurityAlert alert = granted(user, role);

        SecurityAlert seen = as("kit:first").acknowledge(alert.id());
        SecurityAlert again = as("kit:second").acknowledge(alert.id());
        roles.assign(user.id(), administrativeRole().id(), null);

        assertThat(seen.status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(handling(seen.acknowledged()).by()).isEqualTo("kit:first");
        assertThat(again.acknowledged()).isEqualTo(seen.acknowledged());
        eventually(() -> assertThat(about(user)).singleElement().satisfies(gathered -> {
            assertThat(gathered.id()).isEqualTo(alert.id());
            assertThat(gathered.status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
            assertThat(gathered.events()).isEqualTo(alert.events() + 1);
        }));
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_SECURITY_ALERTS, RESOLVE_SECURITY_ALERT},
            parameters = {
                "list_security_alerts.kind",
                "list_security_alerts.kind.admin_role_granted",
                "list_security_alerts.status",
                "list_security_alerts.status.resolved",
                "resolve_security_alert.note"
            })
    void whatFollowsAResolvedAlertIsAnother() {
        User user = someUser();
        SecurityAlert alert = granted(user, administrativeRole());

        SecurityAlert resolved = as("kit:first").resolve(alert.id(), new AlertResolution("It was meant."));
        SecurityAlert next = granted(user, administrativeRole());

        assertThat(resolved.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(resolved.note()).isEqualTo("It was meant.");
        assertThat(handling(resolved.resolved()).by()).isEqualTo("kit:first");
        assertThat(next.id()).isNotEqualTo(alert.id());
        assertThat(next.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(about(user)).extracting(SecurityAlert::id).containsExactly(next.id(), alert.id());
        AlertQuery done = new AlertQuery(AlertStatus.RESOLVED, null, null);
        assertThat(all(page -> securityAlerts.list(done, page)))
                .contains(resolved)
                .doesNotContain(next);
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ROLE,
                ASSIGN_ROLE,
                LIST_SECURITY_ALERTS,
                ACKNOWLEDGE_SECURITY_ALERT,
                RESOLVE_SECURITY_ALERT
            },
            parameters = {
                "list_security_alerts.kind",
                "list_security_alerts.kind.admin_role_granted",
                "resolve_security_alert.note"
            })
    void aResolvedAlertStaysAsItIs() {
        User user = someUser();
        SecurityAlert alert = granted(user, administrativeRole());
        SecurityAlert resolved = securityAlerts.resolve(alert.id(), AlertResolution.WITHOUT_NOTE);

        refuses(ConflictException.class, () -> securityAlerts.acknowledge(alert.id()));
        refuses(
                ConflictException.class,
                () -> securityAlerts.resolve(alert.id(), new AlertResolution("Somebody else says so.")));

        assertThat(resolved.note()).isNull();
        assertThat(about(user)).containsExactly(resolved);
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_SECURITY_ALERTS, RESOLVE_SECURITY_ALERT},
            parameters = {
                "list_security_alerts.kind",
                "list_security_alerts.kind.admin_role_granted",
                "resolve_security_alert.note"
            })
    void notesComeBackAsTheyWere() {
        Role role = administrativeRole();
        for (List<String> texts : List.of(Hostile.LINES, Hostile.BLOCKS)) {
            for (String text : texts) {
                User user = someUser();
                SecurityAlert alert = granted(user, role);

                securityAlerts.resolve(alert.id(), new AlertResolution(text));

                assertThat(about(user)).extracting(SecurityAlert::note).containsExactly(text);
            }
        }
    }

    @Needs({ACKNOWLEDGE_SECURITY_ALERT, RESOLVE_SECURITY_ALERT})
    void anUnknownAlertIsNotFound() {
        for (String id : Hostile.IDS) {
            SecurityAlertId nothing = SecurityAlertId.of(id);
            refuses(NotFoundException.class, () -> securityAlerts.acknowledge(nothing));
            refuses(NotFoundException.class, () -> securityAlerts.resolve(nothing, AlertResolution.WITHOUT_NOTE));
        }
    }

    @Needs(
            value = {
                CREATE_TENANT,
                CREATE_USER,
                CREATE_ROLE,
                ASSIGN_ROLE,
                LIST_SECURITY_ALERTS,
                ACKNOWLEDGE_SECURITY_ALERT,
                RESOLVE_SECURITY_ALERT
            },
            parameters = {"list_security_alerts.kind", "list_security_alerts.kind.admin_role_granted"})
    void anAlertOfOneTenantIsNotHandledInAnother() {
        User user = someUser();
        SecurityAlert alert = granted(user, administrativeRole());
        SecurityAlerts elsewhere = elsewhere().securityAlerts();

        refuses(NotFoundException.class, () -> elsewhere.acknowledge(alert.id()));
        refuses(NotFoundException.class, () -> elsewhere.resolve(alert.id(), AlertResolution.WITHOUT_NOTE));

        assertThat(about(user)).containsExactly(alert);
    }

    private SecurityAlert granted(User user, Role role) {
        roles.assign(user.id(), role.id(), null);
        eventually(() -> assertThat(about(user)).isNotEmpty());
        return about(user).get(0);
    }

    private List<SecurityAlert> about(User user) {
        return all(page -> securityAlerts.list(GRANTS, page)).stream()
                .filter(alert ->
                        alert.subject().equals(AlertSubject.user(user.id().value())))
                .toList();
    }

    private SecurityAlerts as(String actor) {
        return fixture.backend()
                .directory(fixture.harness().tenant(), new Call(actor, "kit-1", null, Origin.EMBEDDED))
                .securityAlerts();
    }

    private static AlertHandling handling(@Nullable AlertHandling handling) {
        return Objects.requireNonNull(handling);
    }
}
