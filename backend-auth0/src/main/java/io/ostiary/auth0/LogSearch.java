package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.audit.AuditQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the entries of the log that can match a query, as narrowly as Auth0 can be asked: whom or what a write of the
 * Management API is about it does not search for, so that all writes come.
 */
final class LogSearch {
    /** The most entries that Auth0 gives at once. */
    static final int PAGE = 100;

    /** The most pages of one search. */
    static final int PAGES = 10;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final ManagedTenant tenant;
    private final Operation operation;
    private final AuditQuery query;
    private final List<String> codes;

    LogSearch(ManagedTenant tenant, Operation operation, AuditQuery query) {
        this.tenant = tenant;
        this.operation = operation;
        this.query = query;
        this.codes = LogTypes.codes(query.types());
    }

    /** Whether no entry can match. */
    boolean isEmpty() {
        return !query.types().isEmpty() && codes.isEmpty();
    }

    boolean oldestFirst() {
        return query.oldestFirst();
    }

    /** The first instant of which entries are asked for, or null for the beginning. */
    @Nullable
    Instant low() {
        return query.from() == null ? null : notBefore(query.from());
    }

    /** The last one, or null for now. */
    @Nullable
    Instant high() {
        return query.to() == null ? null : notBefore(query.to()).minusMillis(1);
    }

    /** A page of the entries of a span of time, both ends included, in the query's order of time. */
    List<JsonNode> page(@Nullable Instant low, @Nullable Instant high, int page) {
        return read(q(low, high), page, PAGE).valueStream().toList();
    }

    /** Checks that the log can be read. */
    void requireReadable() {
        JsonNode unused = read("", 0, 1);
    }

    private JsonNode read(String q, int page, int size) {
        Map<String, String> parameters = new TreeMap<>();
        if (!q.isEmpty()) {
            parameters.put("q", q);
        }
        parameters.put("sort", query.oldestFirst() ? "date:1" : "date:-1");
        parameters.put("page", String.valueOf(page));
        parameters.put("per_page", String.valueOf(size));
        return tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.management("GET", List.of("logs"), parameters, null));
    }

    private String q(@Nullable Instant low, @Nullable Instant high) {
        List<String> terms = new ArrayList<>();
        if (!codes.isEmpty()) {
            terms.add("type:(" + String.join(" OR ", codes) + ")");
        }
        if (query.target() != null) {
            terms.add("(type:" + LogTypes.WRITE + " OR user_id:" + Lucene.phrase(query.target()) + ")");
        }
        if (query.actor() != null) {
            String actor = Lucene.phrase(query.actor());
            terms.add("(user_id:" + actor + " OR client_id:" + actor + ")");
        }
        if (query.ip() != null) {
            terms.add("ip:" + Lucene.phrase(query.ip()));
        }
        if (low != null || high != null) {
            terms.add("date:[" + bound(low) + " TO " + bound(high) + "]");
        }
        return String.join(" AND ", terms);
    }

    private static String bound(@Nullable Instant instant) {
        return instant == null ? "*" : Lucene.phrase(TIME.format(instant));
    }

    /** The first millisecond that is not before an instant, as far as Auth0 can be asked. */
    private static Instant notBefore(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        if (instant.isAfter(END)) {
            return END;
        }
        Instant cut = instant.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(instant) ? cut : cut.plusMillis(1);
    }
}
