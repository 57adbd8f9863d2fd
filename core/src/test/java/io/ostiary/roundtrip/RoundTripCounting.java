package io.ostiary.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.backend.Backends;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Counts the requests of every supported operation in a small tenant and in a large one, and compares them with the
 * backend's table, from which docs/round-trips.md is made.
 */
public abstract class RoundTripCounting {
    private static final List<RoundTrip> ALL = Stream.of(
                    UserRoundTrips.ALL,
                    MetadataRoundTrips.ALL,
                    SessionRoundTrips.ALL,
                    TenantRoundTrips.ALL,
                    OrganizationRoundTrips.ALL,
                    RoleRoundTrips.ALL,
                    GroupRoundTrips.ALL,
                    PermissionRoundTrips.ALL,
                    ApplicationRoundTrips.ALL,
                    IdentityProviderRoundTrips.ALL,
                    ApiRoundTrips.ALL,
                    ExtensionRoundTrips.ALL,
                    BrandingRoundTrips.ALL,
                    EmailTemplateRoundTrips.ALL,
                    ApiKeyRoundTrips.ALL,
                    AuditRoundTrips.ALL,
                    SecurityAlertRoundTrips.ALL)
            .flatMap(List::stream)
            .toList();

    private final Capabilities capabilities;
    private final String stale;

    /**
     * For subclasses.
     *
     * @param backend the name of its provider
     */
    protected RoundTripCounting(String backend) {
        this.capabilities = Backends.provider(backend).capabilities();
        this.stale = "stale: run ./mvnw -pl backend-" + backend + " test -Dtest=RoundTripsTest -Ddocs=update";
    }

    /** A tenant of its own each time. */
    protected abstract RoundTripHarness harness();

    @Test
    void everySupportedOperationIsCounted() {
        assertThat(ALL.stream().filter(trip -> trip.isSupported(capabilities)).map(RoundTrip::operation))
                .containsAll(capabilities.supported().stream()
                        .filter(Operation::hasPort)
                        .toList());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theTableTellsWhatEachCostsAndNothingElseGrows() {
        RoundTripTable table = new RoundTripTable();
        try (var small = new RoundTripTenant(harness(), 5, 2, 1);
                var large = new RoundTripTenant(harness(), 600, 600, 3)) {
            for (RoundTrip trip : ALL) {
                if (trip.isSupported(capabilities)) {
                    int few = small.requests(trip).size();
                    List<String> many = large.requests(trip);
                    if (table.growsWith(trip).isEmpty()) {
                        assertThat(many)
                                .as("%s, of which the table does not tell that it grows", trip)
                                .hasSize(few);
                    } else {
                        assertThat(many).as("%s", trip).hasSizeGreaterThan(few);
                    }
                    table.add(trip, few);
                }
            }
        }
        if (RoundTripTable.isToBeUpdated()) {
            table.update();
        } else {
            assertThat(table.recorded()).as(stale).isEqualTo(table.counted());
        }
    }
}
