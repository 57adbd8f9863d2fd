package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IfExists;
import io.ostiary.Pages;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.alert.SecurityStats;
import io.ostiary.role.NewRole;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecurityAlertsTest {
    private static final String ATTACKER = "203.0.113.66";

    private final Emulated emulated = new Emulated();
    private final SecurityAlerts alerts = emulated.directory().securityAlerts();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void everyVerdictOfAttackProtectionIsAnAlert() {
        for (String code : List.of(
                "limit_wc",
                "limit_sul",
                "gd_otp_rate_limit_exceed",
                "gd_recovery_rate_limit_exceed",
                "limit_mu",
                "pwd_leak",
                "signup_pwd_leak",
                "reset_pwd_leak",
                "ferrt",
                "fp")) {
            emulated.tenant.writeLog(code, "auth0|ada", ATTACKER);
        }

        assertThat(alerts(AlertKind.BRUTE_FORCE)).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo(AlertSubject.user("auth0|ada"));
            assertThat(alert.related()).containsExactly(AlertSubject.address(ATTACKER));
            assertThat(alert.events()).isEqualTo(4);
        });
        assertThat(alerts(AlertKind.PASSWORD_SPRAY)).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo(AlertSubject.address(ATTACKER));
            assertThat(alert.related()).containsExactly(AlertSubject.user("auth0|ada"));
        });
        assertThat(alerts(AlertKind.LEAKED_PASSWORD))
                .singleElement()
                .satisfies(alert -> assertThat(alert.events()).isEqualTo(3));
        assertThat(alerts(AlertKind.REFRESH_TOKEN_REUSE)).hasSize(1);
    }

    @Test
    void whereNoUserIsNamedTheAlertIsAboutTheAddress() {
        emulated.tenant.writeLog("limit_wc", "", ATTACKER);
        emulated.tenant.writeLog("pwd_leak", "", "");

        assertThat(all()).extracting(SecurityAlert::subject).containsExactly(AlertSubject.address(ATTACKER));
    }

    @Test
    void anAlertKeepsItsIdForADayAndTheNextDayIsAnother() {
        emulated.tenant.writeLog("limit_wc", "auth0|ada", ATTACKER);
        SecurityAlert first = all().get(0);
        emulated.tenant.writeLog("limit_wc", "auth0|ada", "203.0.113.67");
        SecurityAlert grown = all().get(0);
        emulated.tenant.clock().advance(Duration.ofDays(1));
        emulated.tenant.writeLog("limit_wc", "auth0|ada", ATTACKER);

        assertThat(grown.id()).isEqualTo(first.id());
        assertThat(grown.events()).isEqualTo(2);
        assertThat(grown.firstSeenAt()).isEqualTo(first.firstSeenAt());
        assertThat(grown.lastSeenAt()).isAfterOrEqualTo(first.lastSeenAt());
        assertThat(all()).hasSize(2).element(1).isEqualTo(grown);
        SecurityStats yesterday =
                alerts.stats(new AlertPeriod(null, first.firstSeenAt().plusMillis(1)));
        assertThat(yesterday.alerts()).isEqualTo(1);
        assertThat(yesterday.complete()).isTrue();
    }

    @Test
    void whoIsGivenAnAdministrativeRoleFromEitherSideIsAnAlert() {
        var admin = emulated.directory()
                .roles()
                .create(NewRole.of("admin"), IfExists.FAIL)
                .value();
        var reader = emulated.directory()
                .roles()
                .create(NewRole.of("reader"), IfExists.FAIL)
                .value();
        List<UserId> users = IntStream.range(0, 3)
                .mapToObj(number -> emulated.directory()
                        .users()
                        .create(NewUser.withEmail("user" + number + "@example.com")
                                .build())
                        .id())
                .toList();
        emulated.directory().roles().assign(users.get(0), admin.id(), null);
        emulated.directory().roles().assign(users.get(1), reader.id(), null);
        emulated.post("roles/" + admin.id() + "/users", "{\"users\":[\"" + users.get(2) + "\"]}");

        assertThat(alerts(AlertKind.ADMIN_ROLE_GRANTED))
                .allSatisfy(alert -> assertThat(alert.related())
                        .containsExactly(AlertSubject.role(admin.id().value())))
                .extracting(alert -> alert.subject().id())
                .containsExactlyInAnyOrder(users.get(0).value(), users.get(2).value());
    }

    @Test
    void noMoreThanTheNewestThousandOfEitherSortIsReadAndTheStatisticsSaySo() {
        emulated.tenant
                .clock()
                .tick(() -> IntStream.range(0, 1_100)
                        .forEach(number -> emulated.tenant.writeLog("limit_wc", "auth0|" + number, ATTACKER)));
        emulated.tenant.log().clear();

        SecurityStats stats = alerts.stats(AlertPeriod.ALL);

        assertThat(stats.complete()).isFalse();
        assertThat(stats.alerts()).isBetween(900L, (long) Auth0SecurityAlerts.READ);
        assertThat(emulated.tenant.log().exchanges()).hasSizeLessThanOrEqualTo(14);
        assertThat(Pages.stream(page -> alerts.list(AlertQuery.ALL, page))
                        .limit(400)
                        .collect(Collectors.toSet()))
                .hasSize(400);
    }

    private List<SecurityAlert> alerts(AlertKind kind) {
        return Pages.stream(page -> alerts.list(AlertQuery.of(kind), page)).toList();
    }

    private List<SecurityAlert> all() {
        return Pages.stream(page -> alerts.list(AlertQuery.ALL, page)).toList();
    }
}
