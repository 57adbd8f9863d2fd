package io.ostiary.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.InvalidArgumentException;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventId;
import io.ostiary.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertRequestsTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"", "null\u0000", "escape\u001b[2J", "lone\ud800"})
    void aNoteIsTextWithoutControlCharacters(String note) {
        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> new AlertResolution(note));
    }

    @Test
    void aNoteHasLinesAndAnEnd() {
        assertThat(new AlertResolution("one\ntwo").note()).isEqualTo("one\ntwo");
        assertThat(new AlertResolution("x".repeat(1000)).note()).hasSize(1000);
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> new AlertResolution("x".repeat(1001)));
    }

    @Test
    void aPeriodBeginsBeforeItEnds() {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> new AlertPeriod(NOON, NOON.minusMillis(1)));
        assertThat(new AlertPeriod(NOON, NOON.plusMillis(1)).contains(NOON)).isTrue();
        assertThat(new AlertPeriod(null, NOON).contains(NOON)).isFalse();
    }

    @Test
    void anAlertTellsOnlySoManyWhoTookPart() {
        List<AlertSubject> crowd = IntStream.range(0, 50)
                .mapToObj(number -> AlertSubject.user("user-" + number))
                .toList();

        SecurityAlert alert = alert(NOON, crowd.subList(0, 3))
                .gathering(event(NOON.plusSeconds(1)), crowd.subList(0, 2))
                .gathering(event(NOON.plusSeconds(2)), crowd);

        assertThat(alert.related()).isEqualTo(crowd.subList(0, SecurityAlert.MAX_RELATED));
        assertThat(alert.events()).isEqualTo(3);
    }

    @Test
    void eventsAreGatheredInWhateverOrderTheyCome() {
        SecurityAlert alert = alert(NOON, List.of()).gathering(event(NOON.minusSeconds(1)), List.of());

        assertThat(alert.firstSeenAt()).isEqualTo(NOON.minusSeconds(1));
        assertThat(alert.lastSeenAt()).isEqualTo(NOON);
        assertThat(alert.lastEvent()).isEqualTo(event(NOON).id());
    }

    private static SecurityAlert alert(Instant at, List<AlertSubject> related) {
        return SecurityAlert.of(
                SecurityAlertId.of("alert"),
                AlertKind.PASSWORD_SPRAY,
                AlertSubject.address("203.0.113.66"),
                related,
                event(at));
    }

    private static AuditEvent event(Instant at) {
        return AuditEvent.builder(AuditEventId.of(at.toString()), at, "user.sign_in", TenantId.of("main"))
                .build();
    }
}
