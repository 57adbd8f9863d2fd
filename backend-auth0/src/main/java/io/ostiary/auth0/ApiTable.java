package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tenant's APIs, without the one that Auth0 is administered by. */
final class ApiTable implements ApiLookup {
    private static final String PATH = "resource-servers";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** What as part of a path means another place. */
    private static final Pattern DOTS = Pattern.compile("\\.{0,2}");

    private final ManagedTenant tenant;
    private final Operation operation;

    ApiTable(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    @Override
    public Optional<Api> byId(String id) {
        return row(id).filter(row -> !row.isSystem()).map(ApiRow::toApi);
    }

    @Override
    public Optional<Api> byIdentifier(String identifier) {
        return search(identifier)
                .filter(row -> !row.isSystem() && row.identifier().equals(identifier))
                .map(ApiRow::toApi);
    }

    @Override
    public List<Api> byName(String name) {
        return all().stream().filter(api -> api.name().equals(name)).toList();
    }

    /** Every API. */
    List<Api> all() {
        return OffsetList.all(this::page).stream()
                .filter(row -> !row.isSystem())
                .map(ApiRow::toApi)
                .toList();
    }

    /**
     * The API, to be told about.
     *
     * @throws NotFoundException when there is none of that id
     */
    Api get(ApiId id) {
        return byId(id.value()).orElseThrow(() -> Subject.api(id.value()).missing(operation));
    }

    /**
     * The API, to be changed or granted.
     *
     * @throws NotFoundException when there is none of that id
     * @throws ConflictException when it is the one that Auth0 is administered by
     */
    Api own(ApiId id) {
        ApiRow found = row(id.value()).orElseThrow(() -> Subject.api(id.value()).missing(operation));
        if (found.isSystem()) {
            throw new ConflictException(
                    operation,
                    "API " + id + " is the one that Auth0 itself is administered by; what may be done with it is"
                            + " decided in the Auth0 Dashboard");
        }
        return found.toApi();
    }

    /**
     * Refuses for the API whose scopes are the permissions of roles, as the setting {@code audience} says, what would
     * change these.
     *
     * @throws ConflictException when it is that API
     */
    void requireHoldsNoPermissions(Api api) {
        if (api.identifier().equals(tenant.settings().audience())) {
            throw new ConflictException(
                    operation,
                    "the scopes of API " + api.id()
                            + ", which the setting audience names, are the permissions of roles;"
                            + " change them with create_permission_resource or apply_rbac_state, or name another API in"
                            + " the setting first");
        }
    }

    private Optional<ApiRow> row(String id) {
        Requests unused = tenant.requests(operation);
        return ID.matcher(id).matches()
                ? search(id).filter(row -> row.id().value().equals(id))
                : Optional.empty();
    }

    /** What Auth0 finds by an id or an identifier. */
    private Optional<ApiRow> search(String reference) {
        Requests requests = tenant.requests(operation);
        if (DOTS.matcher(reference).matches()) {
            return Optional.empty();
        }
        return requests.find(
                operation,
                Subject.api(reference),
                attempt -> new ApiRow(attempt.management("GET", List.of(PATH, reference), Map.of(), null)));
    }

    private List<ApiRow> page(int page) {
        Map<String, String> query = Map.of(
                "page", String.valueOf(page), "per_page", String.valueOf(OffsetList.PAGE), "include_totals", "true");
        JsonNode answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.management("GET", List.of(PATH), query, null));
        List<ApiRow> rows = new ArrayList<>();
        answer.path("resource_servers").forEach(server -> rows.add(new ApiRow(server)));
        return rows;
    }
}
