package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Call;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Administers a tenant beside the backend under test, by the Management API. */
final class TenantOperator implements AutoCloseable {
    /** The operation that failures are told of. */
    private static final Operation OPERATION = Operation.GET_TENANT;

    private final Auth0Client client;
    private final Requests requests;

    TenantOperator(Map<String, String> settings, Runtime runtime, Retry.Sleeper sleeper) {
        client = new Auth0Client(
                Auth0Settings.of(Settings.check(Auth0Settings.DECLARATION, settings)), runtime, sleeper);
        requests = new Requests(client, runtime, Call.system("kit"), sleeper);
    }

    /** What is at that path. */
    JsonNode get(Map<String, String> query, String... path) {
        return requests.repeatable(
                OPERATION, subject(path), attempt -> attempt.management("GET", List.of(path), query, null));
    }

    /** Every item of the list that is at that path; its name is the path's, with an underscore for a hyphen. */
    List<JsonNode> all(Map<String, String> query, String path) {
        return OffsetList.all(page -> {
            Map<String, String> paged = new TreeMap<>(query);
            paged.put("page", String.valueOf(page));
            paged.put("per_page", String.valueOf(OffsetList.PAGE));
            paged.put("include_totals", "true");
            List<JsonNode> items = new ArrayList<>();
            get(paged, path).path(path.replace('-', '_')).forEach(items::add);
            return items;
        });
    }

    /** Creates something at that path. */
    JsonNode post(Object body, String... path) {
        return requests.once(
                OPERATION,
                subject(path),
                attempt -> attempt.management("POST", List.of(path), Map.of(), RawJson.body(body)));
    }

    /** Changes what is at that path. */
    void patch(Object body, String... path) {
        requests.perform(OPERATION, subject(path), attempt -> {
            JsonNode unused = attempt.management("PATCH", List.of(path), Map.of(), RawJson.body(body));
        });
    }

    /** Deletes what is at that path. */
    void delete(Map<String, String> query, String... path) {
        requests.perform(OPERATION, subject(path), attempt -> {
            JsonNode unused = attempt.management("DELETE", List.of(path), query, null);
        });
    }

    /** Whether the application is who it says it is, whatever it may do then. */
    boolean authenticate(String clientId, Secret secret) {
        Answer answer = requests.repeatable(
                OPERATION,
                subject("clients", clientId),
                attempt -> attempt.authentication(
                        "/oauth/token",
                        RawJson.body(Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                clientId,
                                "client_secret",
                                secret.reveal(),
                                "audience",
                                client.settings().managementAudience())),
                        Map.of()));
        return answer.status() != 401;
    }

    private static Subject subject(String... path) {
        return operation -> new NotFoundException(operation, path[0], path[path.length - 1]);
    }

    @Override
    public void close() {
        client.close();
    }
}
