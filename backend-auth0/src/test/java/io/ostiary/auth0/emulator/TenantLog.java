package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenant's log: an entry arrives some time after what it tells, and is kept for a while. */
final class TenantLog {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private final List<Entry> entries = new ArrayList<>();
    private final Clock clock;
    private final Switches switches;

    TenantLog(Clock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    /** Writes an entry of that type, to which whoever writes it adds what there is to tell. */
    ObjectNode write(String type, @Nullable String ip) {
        Instant now = clock.instant();
        String id = "900" + ID.format(now) + String.format("%036d", entries.size());
        ObjectNode json = Json.object()
                .put("_id", id)
                .put("log_id", id)
                .put("date", Tenant.timestamp(now))
                .put("type", type)
                .put("description", "")
                .putNull("connection")
                .put("connection_id", "")
                .putNull("organization_id")
                .putNull("organization_name")
                .put("client_id", "")
                .put("client_name", "")
                .put("ip", ip)
                .put("hostname", Tenant.DOMAIN)
                .putNull("details")
                .put("user_id", "")
                .put("user_name", "")
                .put("user_agent", "Other 0.0.0 / Other 0.0.0")
                .put("audience", "")
                .put("scope", "")
                .putNull("strategy")
                .putNull("strategy_type")
                .put("isMobile", false)
                .putNull("location_info");
        entries.add(new Entry(now, json));
        return json;
    }

    /** The entries that arrived and are still kept, in the order of their arrival. */
    List<ObjectNode> read() {
        Instant now = clock.instant();
        return entries.stream()
                .filter(entry -> !entry.at.plus(switches.logLag()).isAfter(now))
                .filter(entry -> entry.at.plus(KEPT).isAfter(now))
                .map(Entry::json)
                .toList();
    }

    Optional<ObjectNode> find(String id) {
        return read().stream()
                .filter(entry -> entry.get("log_id").asText().equals(id))
                .findFirst();
    }

    private record Entry(Instant at, ObjectNode json) {}
}
