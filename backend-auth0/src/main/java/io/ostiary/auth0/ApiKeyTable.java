package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.apikey.ApiKeyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The API keys among the tenant's applications. */
final class ApiKeyTable {
    private static final String PATH = "clients";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ManagedTenant tenant;
    private final Operation operation;

    ApiKeyTable(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    Optional<ApiKeyRow> find(ApiKeyId id) {
        Requests requests = tenant.requests(operation);
        if (!ID.matcher(id.value()).matches()) {
            return Optional.empty();
        }
        Map<String, String> query = Map.of("fields", ApiKeyRow.FIELDS, "include_fields", "true");
        return requests.find(
                        operation,
                        Subject.apiKey(id),
                        attempt -> new ApiKeyRow(attempt.management("GET", List.of(PATH, id.value()), query, null)))
                .filter(ApiKeyRow::isApiKey);
    }

    /** Every key, for which every machine application is read. */
    List<ApiKeyRow> all() {
        return SliceSource.of(
                        tenant.requests(operation),
                        operation,
                        Subject.tenant(tenant.id()),
                        List.of(PATH),
                        Map.of("fields", ApiKeyRow.FIELDS, "include_fields", "true", "app_type", "non_interactive"),
                        PATH)
                .map(ApiKeyRow::new)
                .stream()
                .filter(ApiKeyRow::isApiKey)
                .toList();
    }

    void delete(ApiKeyId id) {
        tenant.requests(operation).delete(operation, Subject.apiKey(id), attempt -> {
            JsonNode unused = attempt.management("DELETE", List.of(PATH, id.value()), Map.of(), null);
        });
    }
}
