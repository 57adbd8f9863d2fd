package io.ostiary.roundtrip;

import static io.ostiary.Operation.GET_SECURITY_STATS;
import static io.ostiary.Operation.LIST_SECURITY_ALERTS;

import io.ostiary.PageRequest;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import java.time.Instant;
import java.util.List;

/** What is counted of {@link io.ostiary.alert.SecurityAlerts}, where the log tells nothing; more is read by the hundred. */
final class SecurityAlertRoundTrips {
    private static final AlertPeriod QUIET = new AlertPeriod(Instant.parse("2100-01-01T00:00:00Z"), null);

    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(
                            LIST_SECURITY_ALERTS,
                            directory -> directory
                                    .securityAlerts()
                                    .list(AlertQuery.of(AlertKind.PASSWORD_SPRAY), PageRequest.first(5)))
                    .when("of a kind that there is none of"),
            RoundTrip.of(
                            GET_SECURITY_STATS,
                            directory -> directory.securityAlerts().stats(QUIET))
                    .when("of a quiet time"));

    private SecurityAlertRoundTrips() {}
}
