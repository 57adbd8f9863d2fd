package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.application.ApplicationId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What applications were granted of one API for themselves, client grants at Auth0; those for users are left alone. */
final class ClientGrants {
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
        return rows(Map.of("client_id", application.value(), "audience", api.identifier())).stream()
                .filter(row -> row.grant().application().equals(application))
                .findFirst();
    }

    /** Everything that was granted. */
    SliceSource<Row> rows() {
        return rows(Map.of("audience", api.identifier()));
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

    private SliceSource<Row> rows(Map<String, String> query) {
        SliceSource<JsonNode> grants = SliceSource.of(
                tenant.requests(operation),
                operation,
                Subject.tenant(tenant.id()),
                List.of(PATH),
                query,
                "client_grants");
        return grants.filter(grant -> !grant.path("subject_type").asText().equals("user"))
                .map(this::row);
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
}
