package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Knows the application that a request to the token endpoint comes from. */
final class ClientAuthentication {
    private static final String BASIC = "Basic ";

    private final Tenant tenant;

    ClientAuthentication(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The application that the request authenticates, in its body or in a header. */
    ObjectNode authenticated(Parameters parameters, Request request) {
        String header = Optional.ofNullable(request.headers().get("authorization"))
                .filter(text -> text.startsWith(BASIC))
                .map(text ->
                        new String(Base64.getDecoder().decode(text.substring(BASIC.length())), StandardCharsets.UTF_8))
                .orElse("");
        String id = header.contains(":") ? header.substring(0, header.indexOf(':')) : parameters.require("client_id");
        String secret = header.contains(":")
                ? header.substring(header.indexOf(':') + 1)
                : parameters.find("client_secret").orElse("");
        return Optional.ofNullable(tenant.clients().get(id))
                .filter(client -> isPublic(client)
                        || client.path("client_secret").asText().equals(secret))
                .orElseThrow(() -> OAuthProblem.of(401, "access_denied", "Unauthorized"));
    }

    private static boolean isPublic(JsonNode client) {
        return client.path("token_endpoint_auth_method").asText().equals("none");
    }

    static String id(JsonNode client) {
        return client.path("client_id").asText();
    }

    /** Refuses a grant that is not among the application's. */
    static void requireGrant(JsonNode client, String grantType) {
        if (StreamSupport.stream(client.path("grant_types").spliterator(), false)
                .noneMatch(allowed -> allowed.asText().equals(grantType))) {
            throw OAuthProblem.of(
                            403, "unauthorized_client", "Grant type '" + grantType + "' not allowed for the client.")
                    .with("error_uri", "https://auth0.com/docs/clients/client-grant-types");
        }
    }
}
