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
import java.util.List;
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
    void aPageGoesOnWhereTheOneBeforeEndedThoughNewAlertsCome() {
        var composed = new ComposedAlerts();
        for (int hour = 0; hour < 4; hour++) {
            add(composed, AlertSubject.user("user-" + hour), NIGHT.minusSeconds(3600L * hour));
        }
        Page<SecurityAlert> first = composed.page(TENANT, AlertQuery.ALL, PageRequest.first(2));
        add(composed, AlertSubject.user("latecomer"), NIGHT.plusSeconds(5));

        Page<SecurityAlert> second =
                composed.page(TENANT, AlertQuery.ALL, PageRequest.first(2).at(String.valueOf(first.next())));

        assertThat(first.items()).extracting(alert -> alert.subject().id()).containsExactly("user-0", "user-1");
        assertThat(second.items()).extracting(alert -> alert.subject().id()).containsExactly("user-2", "user-3");
        assertThat(second.next()).isNull();
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> ComposedAlerts.check(
                        TenantId.of("other"),
                        AlertQuery.ALL,
                        PageRequest.first(2).at(String.valueOf(first.next()))));
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
