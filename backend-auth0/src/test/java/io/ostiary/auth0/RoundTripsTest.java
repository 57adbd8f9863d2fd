package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Counts the requests of every supported operation in a small tenant and in a large one, and compares them with the table
 * from which docs/round-trips.md is made. {@code -Ddocs=update} writes the table.
 */
class RoundTripsTest {
    private static final Path TABLE = Path.of("src", "test", "resources", "round-trips.tsv");
    private static final String STALE = "stale: run ./mvnw -pl backend-auth0 test -Dtest=RoundTripsTest -Ddocs=update";

    @Test
    void everySupportedOperationIsCounted() {
        Capabilities capabilities = new Auth0Provider().capabilities();
        Set<Operation> counted =
                RoundTrips.ALL.stream().map(RoundTrip::operation).collect(Collectors.toSet());

        assertThat(capabilities.supported())
                .filteredOn(Operation::hasPort)
                .containsExactlyInAnyOrderElementsOf(counted);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theTableTellsWhatEachCostsAndNothingElseGrows() {
        List<String> table = new ArrayList<>();
        try (var small = new RoundTripTenant(5, 2, 1);
                var large = new RoundTripTenant(400, 250, 3)) {
            for (RoundTrip trip : RoundTrips.ALL) {
                List<String> few = requests(trip, small);
                List<String> many = requests(trip, large);
                if (trip.growsWith().isEmpty()) {
                    assertThat(many).as(trip.toString()).hasSameSizeAs(few);
                } else {
                    assertThat(many).as(trip.toString()).hasSizeGreaterThan(few.size());
                }
                table.add(String.join(
                        "\t", trip.operation().id(), trip.when(), String.valueOf(few.size()), trip.growsWith()));
            }
        }
        isTable(String.join("\n", table) + "\n");
    }

    private static List<String> requests(RoundTrip trip, RoundTripTenant tenant) {
        Runnable action = trip.action().apply(tenant);
        return tenant.requests(action);
    }

    private static void isTable(String expected) {
        try {
            if ("update".equals(System.getProperty("docs"))) {
                Files.createDirectories(TABLE.getParent());
                Files.writeString(TABLE, expected);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(TABLE).as(STALE).hasContent(expected);
    }
}
