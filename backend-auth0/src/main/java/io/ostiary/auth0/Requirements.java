package io.ostiary.auth0;

import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.AUTHENTICATE_USER;
import static io.ostiary.Operation.CREATE_INVITATION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.IMPORT_USERS;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;
import static io.ostiary.Operation.LIST_SESSIONS;
import static io.ostiary.Operation.REFRESH_SESSION;
import static io.ostiary.Operation.UNLOCK_USER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.Operation;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Everything that operations need of the tenant and that a new tenant does not have. */
final class Requirements {
    private static final String GRANTS = "grant_types";
    private static final String ROTATION = "refresh_token";
    private static final String TRUSTED_ADDRESS = "is_token_endpoint_ip_header_trusted";

    static final Requirement PASSWORD_GRANT =
            grantType(SignInClient.PASSWORD_GRANT, Set.of(AUTHENTICATE_USER, UNLOCK_USER));
    static final Requirement REFRESH_GRANT = grantType(SignInClient.REFRESH_GRANT, Set.of(REFRESH_SESSION));

    /** Of the application that users sign in to. */
    static final List<Requirement> OF_APPLICATION = List.of(
            PASSWORD_GRANT,
            REFRESH_GRANT,
            new Requirement(
                    "refresh token rotation of the sign-in application",
                    "switch on \"Refresh Token Rotation\" in the application's settings",
                    Set.of(REFRESH_SESSION),
                    client ->
                            client.path(ROTATION).path("rotation_type").asText().equals("rotating"),
                    (client, change) -> {
                        ObjectNode rotation = change.putObject(ROTATION);
                        client.path(ROTATION)
                                .properties()
                                .forEach(field -> rotation.set(field.getKey(), field.getValue()));
                        rotation.put("rotation_type", "rotating").put("expiration_type", "expiring");
                    }),
            new Requirement(
                    TRUSTED_ADDRESS + " of the sign-in application",
                    "switch on \"Trust Token Endpoint IP Header\" in the application's advanced settings, so that wrong"
                            + " passwords count against whoever sends them",
                    Set.of(AUTHENTICATE_USER),
                    client -> client.path(TRUSTED_ADDRESS).asBoolean(),
                    (client, change) -> change.put(TRUSTED_ADDRESS, true)));

    static final Requirement CONNECTION = new Requirement(
            "the database connection",
            "name one of the tenant's database connections in the setting connection",
            Set.of(CREATE_USER, IMPORT_USERS, AUTHENTICATE_USER),
            connection -> connection.path("strategy").asText().equals("auth0"),
            null);

    static final Requirement BRUTE_FORCE_PROTECTION = new Requirement(
            "brute_force_protection of the connection",
            "switch on \"Brute-force Protection\" under Security, Attack Protection",
            Set.of(AUTHENTICATE_USER, UNLOCK_USER),
            connection ->
                    connection.path("options").path("brute_force_protection").asBoolean(true),
            null);

    static final Requirement CONNECTION_ENABLED = new Requirement(
            "the connection for the sign-in application",
            "switch the application on in the connection's settings",
            Set.of(AUTHENTICATE_USER),
            enabled -> enabled.asBoolean(),
            (enabled, change) -> change.put("status", true));

    static final Requirement INVITATION_APPLICATION = new Requirement(
            "invitation-client-id",
            "name the application that invitations lead to; it needs an Application Login URI",
            Set.of(CREATE_INVITATION),
            named -> named.asBoolean(),
            null);

    /** Of the application that invitations to organizations lead to. */
    static final List<Requirement> OF_INVITATION_APPLICATION = List.of(
            new Requirement(
                    "initiate_login_uri of the invitation application",
                    "fill in \"Application Login URI\" in the application's settings",
                    Set.of(CREATE_INVITATION),
                    client -> !client.path("initiate_login_uri").asText("").isEmpty(),
                    null),
            new Requirement(
                    "organization_usage of the invitation application",
                    "let business users log in, under \"Organizations\" in the application's settings",
                    Set.of(CREATE_INVITATION),
                    client -> Set.of("allow", "require")
                            .contains(client.path("organization_usage").asText()),
                    (client, change) -> change.put("organization_usage", "allow")));

    static final Requirement AUDIENCE = new Requirement(
            "audience",
            "name the API that permissions are scopes of",
            Set.of(LIST_PERMISSION_RESOURCES, CREATE_PERMISSION_RESOURCE, GET_RBAC_STATE, APPLY_RBAC_STATE),
            named -> named.asBoolean(),
            null);

    /** Of the API that tokens are for. */
    static final Requirement OFFLINE_ACCESS = new Requirement(
            "allow_offline_access of the API",
            "switch on \"Allow Offline Access\" in the API's settings",
            Set.of(REFRESH_SESSION, LIST_SESSIONS),
            api -> api.path("allow_offline_access").asBoolean(),
            (api, change) -> change.put("allow_offline_access", true));

    private Requirements() {}

    private static Requirement grantType(String grantType, Set<Operation> operations) {
        return new Requirement(
                "grant type " + grantType + " of the sign-in application",
                "switch it on in the application's advanced settings",
                operations,
                client -> has(client.path(GRANTS), grantType),
                (client, change) -> {
                    // Of two that are missing, the second adds to what the first is to write.
                    JsonNode present = change.has(GRANTS) ? change.path(GRANTS) : client.path(GRANTS);
                    ArrayNode grants = change.arrayNode().addAll(List.copyOf(nodes(present)));
                    change.set(GRANTS, grants.add(grantType));
                });
    }

    private static boolean has(JsonNode list, String text) {
        return nodes(list).stream().anyMatch(node -> node.asText().equals(text));
    }

    private static List<JsonNode> nodes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
