package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.application.ApplicationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What applications were granted of one API for themselves, client grants at Auth0; those for users are left alone. */
final class ClientGrants {
    /** The most that Auth0 gives at a time. */
    static final int PAGE = 100;

    private static final String PATH = "client-grants";

    private final ManagedTenant tenant;
    private final Operation operation;
    private final Api api;

    ClientGrants(ManagedTenant tenant, Operation operation, Api api) {
        this.tenant = tenant;
        this.operation = operation;
        this.api = api;
    }

    /** What the application was granted. */
    Optional<Row> of(ApplicationId application) {
        return slice(Map.of("client_id", application.value()), null, PAGE).rows().stream()
                .filter(row -> row.grant().application().equals(application))
                .findFirst();
    }

    /** Everything that was granted. */
    List<Row> all() {
        List<Row> all = new ArrayList<>();
        String at = null;
        do {
            Slice slice = slice(at, PAGE);
            all.addAll(slice.rows());
            at = slice.next();
        } while (at != null);
        return all;
    }

    /**
     * A part of what was granted, in Auth0's order.
     *
     * @param from where it begins, as Auth0 told it, or null for the beginning
     * @param take the most grants, {@value #PAGE} at most
     */
    Slice slice(@Nullable String from, int take) {
        return slice(Map.of(), from, take);
    }

    Row create(ApiGrant grant) {
        Map<String, Object> body =
                Map.of("client_id", grant.application().value(), "audience", api.identifier(), "scope", grant.scopes());
        return tenant.requests(operation)
                .create(
                        operation,
                        Subject.application(grant.application()),
                        attempt -> row(attempt.management("POST", List.of(PATH), Map.of(), RawJson.body(body))),
                        () -> of(grant.application()));
    }

    Row change(Row row, Set<String> scopes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("scope", new TreeSet<>(scopes));
        if (row.everything()) {
            body.put("allow_all_scopes", false);
        }
        return tenant.requests(operation)
                .repeatable(
                        operation,
                        missing(row),
                        attempt -> row(
                                attempt.management("PATCH", List.of(PATH, row.id()), Map.of(), RawJson.body(body))));
    }

    void delete(Row row) {
        tenant.requests(operation).delete(operation, missing(row), attempt -> {
            JsonNode unused = attempt.management("DELETE", List.of(PATH, row.id()), Map.of(), null);
        });
    }

    private Slice slice(Map<String, String> filter, @Nullable String from, int take) {
        Map<String, String> query = new LinkedHashMap<>(filter);
        query.put("audience", api.identifier());
        query.put("take", String.valueOf(take));
        if (from != null) {
            query.put("from", from);
        }
        JsonNode answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.management("GET", List.of(PATH), query, null));
        List<Row> rows = new ArrayList<>();
        answer.path("client_grants").forEach(grant -> {
            if (!grant.path("subject_type").asText().equals("user")) {
                rows.add(row(grant));
            }
        });
        String next = answer.path("next").asText("");
        return new Slice(rows, next.isEmpty() ? null : next);
    }

    private Row row(JsonNode json) {
        boolean everything = json.path("allow_all_scopes").asBoolean(false);
        Collection<String> scopes = new TreeSet<>(everything ? api.scopeValues() : Set.of());
        json.path("scope").forEach(scope -> scopes.add(scope.asText()));
        return new Row(
                json.path("id").asText(),
                everything,
                ApiGrant.of(ApplicationId.of(json.path("client_id").asText()), api.id(), scopes));
    }

    private static Subject missing(Row row) {
        return operation -> new NotFoundException(
                operation,
                "grant of application " + row.grant().application(),
                row.grant().api().value());
    }

    /**
     * A grant.
     *
     * @param id what Auth0 calls it
     * @param everything whether it is one of every scope that the API has at the time
     */
    record Row(String id, boolean everything, ApiGrant grant) {}

    /**
     * A part of the grants.
     *
     * @param next where the next part begins, or null when this is the last
     */
    record Slice(List<Row> rows, @Nullable String next) {}
}
