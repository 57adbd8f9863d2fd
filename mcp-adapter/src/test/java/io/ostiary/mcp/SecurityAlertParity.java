package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertStatus;
import io.ostiary.alert.SecurityAlert;
import java.util.List;
import java.util.Map;

/** AuthGate's tools for security alerts, each on a {@link World}, whose two administrators are alerts. */
final class SecurityAlertParity {
    private SecurityAlertParity() {}

    static void authGate(Map<String, Parity> all) {
        all.put(
                "list_security_alerts list_security_alerts",
                Parity.begin()
                        .maps("status", "status")
                        .maps("severity", "severity")
                        .called(w -> Map.of("status", "open", "severity", "low"))
                        .leaves((w, reply) -> {
                            assertThat(reply.each("alerts", "id"))
                                    .isEqualTo(ids(w))
                                    .isNotEmpty();
                            assertThat(reply.json().findValues("subject"))
                                    .extracting(subject -> subject.path("id").asText())
                                    .contains(w.dora().id().value());
                        }));
        all.put(
                "acknowledge_security_alert acknowledge_security_alert",
                Parity.begin()
                        .maps("alert_id", "alert")
                        .called(w -> Map.of("alert_id", w.newestAlert().id().value()))
                        .leaves((w, reply) ->
                                assertThat(w.newestAlert().status()).isEqualTo(AlertStatus.ACKNOWLEDGED)));
        all.put(
                "resolve_security_alert resolve_security_alert",
                Parity.begin()
                        .maps("alert_id", "alert")
                        .called(w -> Map.of("alert_id", w.newestAlert().id().value()))
                        .leaves((w, reply) ->
                                assertThat(w.newestAlert().status()).isEqualTo(AlertStatus.RESOLVED)));
        all.put(
                "get_security_stats get_security_stats",
                Parity.begin().called(w -> Map.of()).leaves((w, reply) -> {
                    String alerts = String.valueOf(ids(w).size());
                    assertThat(reply.at("/alerts")).isEqualTo(alerts).isNotEqualTo("0");
                    assertThat(reply.at("/by_status/0/status")).isEqualTo("open");
                    assertThat(reply.at("/by_status/0/alerts")).isEqualTo(alerts);
                }));
    }

    private static List<String> ids(World world) {
        return world.main.securityAlerts().list(AlertQuery.ALL, PageRequest.first()).items().stream()
                .map(SecurityAlert::id)
                .map(id -> id.value())
                .toList();
    }
}
