package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.conformance.ConformanceKit;
import io.ostiary.user.ClaimMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of a tenant that is a test's own: a database connection whose users are known by whichever of address, username
 * and telephone number they have, an application that they sign in to, and an API that their tokens are for.
 *
 * <p>Everything is named so that {@link #remove} finds it, also what a run left behind that broke off, and nothing else.
 */
final class Enclave implements AutoCloseable {
    private static final String MARK = ConformanceKit.MARK + '-';

    /** In the names of what is outside: organizations, roles, identity providers, and what claims are mapped from. */
    private static final Pattern NAME_OF_A_TEST = Pattern.compile(ConformanceKit.MARK + "[0-9a-f]{10}(?![0-9a-z])");

    private static final String OPTIONS = """
            {
              "passwordPolicy": "good",
              "brute_force_protection": true,
              "attributes": {
                "email": {
                  "identifier": {"active": true},
                  "profile_required": false,
                  "signup": {"status": "optional", "verification": {"active": true}},
                  "unique": true,
                  "verification_method": "link"},
                "phone_number": {
                  "identifier": {"active": true},
                  "profile_required": false,
                  "signup": {"status": "optional", "verification": {"active": true}}},
                "username": {
                  "identifier": {"active": true},
                  "profile_required": false,
                  "signup": {"status": "optional"},
                  "validation": {
                    "min_length": 1,
                    "max_length": 128,
                    "allowed_types": {"email": false, "phone_number": false}}}}}
            """;

    /** Its lifetimes are what an application has that somebody makes in the Dashboard. */
    private static final String REFRESH_TOKEN = """
            {
              "rotation_type": "rotating",
              "expiration_type": "expiring",
              "leeway": 0,
              "token_lifetime": 2592000,
              "infinite_token_lifetime": false,
              "idle_token_lifetime": 1296000,
              "infinite_idle_token_lifetime": false}
            """;

    private final TenantOperator operator;
    private final boolean hadAction;
    private final JsonNode application;
    private final String connection;
    private final String audience = "https://" + newName() + ".example.com";

    /**
     * Removes what earlier runs left, and makes one.
     *
     * @throws IllegalStateException when the tenant maps claims already, which a test would change
     */
    Enclave(TenantOperator operator) {
        this.operator = operator;
        remove(operator);
        Optional<JsonNode> action = action(operator);
        hadAction = action.isPresent();
        if (action.filter(present -> !mappers(present).isEmpty()).isPresent()) {
            throw new IllegalStateException("the tenant has claim mappers of Ostiary, which these tests would change");
        }
        try {
            application = operator.post(
                    Map.of(
                            "name",
                            newName(),
                            "app_type",
                            "regular_web",
                            "oidc_conformant",
                            true,
                            "initiate_login_uri",
                            "https://app.example.com/login",
                            "organization_usage",
                            "allow",
                            "refresh_token",
                            RawJson.parse(REFRESH_TOKEN)),
                    "clients");
            connection = addConnection(RawJson.parse(OPTIONS));
            JsonNode unused = operator.post(Map.of("name", newName(), "identifier", audience), "resource-servers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            remove(operator);
            throw e;
        }
    }

    /** The settings that make a backend work in it. */
    Map<String, String> settings() {
        return Map.of(
                "connection",
                connection,
                "sign-in-client-id",
                text(application, "client_id"),
                "sign-in-client-secret",
                text(application, "client_secret"),
                "invitation-client-id",
                text(application, "client_id"),
                "audience",
                audience);
    }

    /** Adds a connection that has users of its own, and returns its name. */
    String addConnection() {
        return addConnection(Map.of());
    }

    /** Makes these the permissions of the API, besides those that it has. */
    void addPermissions(Collection<String> permissions) {
        Stream<String> present = operator.get(Map.of(), "resource-servers", audience)
                .path("scopes")
                .valueStream()
                .map(scope -> scope.path("value").asText());
        operator.patch(
                Map.of(
                        "scopes",
                        Stream.concat(present, permissions.stream())
                                .distinct()
                                .map(value -> Map.of("value", value, "description", value))
                                .toList()),
                "resource-servers",
                audience);
    }

    @Override
    public void close() {
        remove(operator);
        if (!hadAction) {
            action(operator).ifPresent(action -> delete(operator, action));
        }
    }

    /** Removes whatever tests made in the tenant. A connection takes its users along. */
    static void remove(TenantOperator operator) {
        operator.all(Map.of(), "connections").stream()
                .filter(connection -> isMade(text(connection, "name")))
                .forEach(connection -> operator.delete(Map.of(), "connections", text(connection, "id")));
        operator.all(Map.of(), "clients").stream()
                .filter(client -> isMade(text(client, "name")))
                .forEach(client -> operator.delete(Map.of(), "clients", text(client, "client_id")));
        operator.all(Map.of(), "resource-servers").stream()
                .filter(api -> isMade(text(api, "identifier").replaceFirst("^https://", "")))
                .forEach(api -> operator.delete(Map.of(), "resource-servers", text(api, "id")));
        operator.all(Map.of("name_filter", ConformanceKit.MARK), "roles").stream()
                .filter(role -> isOfATest(text(role, "name")))
                .forEach(role -> operator.delete(Map.of(), "roles", text(role, "id")));
        operator.get(Map.of("take", "100"), "organizations")
                .path("organizations")
                .valueStream()
                .filter(organization -> isOfATest(text(organization, "name")))
                .forEach(organization -> operator.delete(Map.of(), "organizations", text(organization, "id")));
        action(operator)
                .filter(action -> !mappers(action).isEmpty())
                .filter(action -> mappers(action).stream().allMatch(mapper -> isOfATest(mapper.attribute())))
                .ifPresent(action -> delete(operator, action));
    }

    private static Optional<JsonNode> action(TenantOperator operator) {
        return operator.get(Map.of("actionName", Auth0ClaimMappers.ACTION), "actions", "actions")
                .path("actions")
                .valueStream()
                .filter(action -> text(action, "name").equals(Auth0ClaimMappers.ACTION))
                .findFirst();
    }

    private static List<ClaimMapper> mappers(JsonNode action) {
        return ClaimAction.mappers(Operation.LIST_CLAIM_MAPPERS, text(action, "code"));
    }

    private static void delete(TenantOperator operator, JsonNode action) {
        operator.delete(Map.of("force", "true"), "actions", "actions", text(action, "id"));
    }

    /** Whether it is part of an enclave, or a test made it beside one. */
    private static boolean isMade(String name) {
        return name.startsWith(MARK) || isOfATest(name);
    }

    private static boolean isOfATest(String name) {
        return NAME_OF_A_TEST.matcher(name).find();
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText();
    }

    private static String newName() {
        return MARK + UUID.randomUUID();
    }

    /** Adds a connection that users can sign in to the application by. */
    private String addConnection(Object options) {
        String name = newName();
        JsonNode added = operator.post(Map.of("name", name, "strategy", "auth0", "options", options), "connections");
        operator.patch(
                List.of(Map.of("client_id", text(application, "client_id"), "status", true)),
                "connections",
                text(added, "id"),
                "clients");
        return name;
    }
}
