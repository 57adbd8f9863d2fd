package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventId;
import io.ostiary.audit.AuditQuery;
import io.ostiary.tenant.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComposedAlertsTest {
    private static final TenantId TENANT = TenantId.of("main");
    private static final AlertSubject ADA = AlertSubject.user("ada");
    private static final Instant NIGHT = Instant.parse("2026-05-01T23:59:59Z");

    @Test
    void anAlertIsTheSameWhereverInTheDayTheLogBegins() {
        var whole = new ComposedAlerts();
        List.of(NIGHT, NIGHT.minusSeconds(60), NIGHT.minusSeconds(120)).forEach(at -> add(whole, ADA, at));
        var rest = new ComposedAlerts();
        add(rest, ADA, NIGHT);

        assertThat(all(whole).get(0).id()).isEqualTo(all(rest).get(0).id());
        assertThat(all(whole).get(0).events()).isEqualTo(3);
        assertThat(all(whole).get(0).id().value()).doesNotContain("ada");
    }

    @Test
    void aDayAKindAndASubjectMakeAnAlert() {
        var composed = new ComposedAlerts();
        add(composed, ADA, NIGHT);
        add(composed, ADA, NIGHT.plusSeconds(1));
        add(composed, AlertSubject.group("ada"), NIGHT);
        composed.add(AlertKind.LEAKED_PASSWORD, ADA, List.of(), event(NIGHT));

        assertThat(all(composed)).hasSize(4).extracting(SecurityAlert::id).doesNotHaveDuplicates();
        assertThat(composed.stats(new AlertPeriod(NIGHT.plusSeconds(1), null), true)
                        .alerts())
                .isEqualTo(1);
    }

    @Test
    void theNewestDayComesFirst() {
        var composed = new ComposedAlerts();
        List.of(2, 0, 3, 1)
                .forEach(day -> add(composed, AlertSubject.user("user-" + day), NIGHT.plus(day, ChronoUnit.DAYS)));

        assertThat(all(composed))
                .extracting(alert -> alert.subject().id())
                .containsExactly("user-3", "user-2", "user-1", "user-0");
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEndedThoughTheLogForgetsAndNewAlertsCome() {
        var whole = new ComposedAlerts();
        var later = new ComposedAlerts();
        for (int number = 0; number < 8; number++) {
            AlertSubject user = AlertSubject.user("user-" + number);
            add(whole, user, NIGHT.minusSeconds(3600));
            add(whole, user, NIGHT.minusSeconds(number));
            add(later, user, NIGHT.minusSeconds(number));
        }
        Page<SecurityAlert> first = whole.page(TENANT, AlertQuery.ALL, PageRequest.first(3));
        add(later, AlertSubject.user("latecomer"), NIGHT.plusSeconds(5));

        Page<SecurityAlert> second =
                later.page(TENANT, AlertQuery.ALL, PageRequest.first(9).at(String.valueOf(first.next())));

        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(SecurityAlert::id))
                .containsExactlyElementsOf(
                        all(whole).stream().map(SecurityAlert::id).toList());
        assertThat(second.next()).isNull();
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> ComposedAlerts.check(
                        TenantId.of("other"),
                        AlertQuery.ALL,
                        PageRequest.first(2).at(String.valueOf(first.next()))));
    }

    @Test
    void anAlertTellsTheFirstOfThoseWhoTookPartThoughTheLogIsReadBackwards() {
        var composed = new ComposedAlerts();
        for (int number = 20; number > 0; number--) {
            composed.add(
                    AlertKind.PASSWORD_SPRAY,
                    AlertSubject.address("192.0.2.1"),
                    List.of(AlertSubject.user("user-" + number)),
                    event(NIGHT.plusSeconds(number)));
        }

        assertThat(all(composed))
                .singleElement()
                .satisfies(alert -> assertThat(alert.related())
                        .hasSize(SecurityAlert.MAX_RELATED)
                        .first()
                        .isEqualTo(AlertSubject.user("user-1")));
    }

    @Test
    void daysAreAskedForWhole() {
        AuditQuery asked = ComposedAlerts.days(new AlertPeriod(NIGHT, NIGHT.plusSeconds(1)))
                .build();

        assertThat(asked.from()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(asked.to()).isEqualTo(Instant.parse("2026-05-03T00:00:00Z"));
        assertThat(ComposedAlerts.days(new AlertPeriod(Instant.MIN, Instant.MAX))
                        .build())
                .isEqualTo(AuditQuery.all());
    }

    private static void add(ComposedAlerts composed, AlertSubject subject, Instant at) {
        composed.add(AlertKind.BRUTE_FORCE, subject, List.of(), event(at));
    }

    private static AuditEvent event(Instant at) {
        return AuditEvent.builder(AuditEventId.of(at.toString()), at, "user.sign_in", TENANT)
                .build();
    }

    private static List<SecurityAlert> all(ComposedAlerts composed) {
        return composed.page(TENANT, AlertQuery.ALL, PageRequest.first(100)).items();
    }
}
