package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What Auth0 makes of the options of a connection to another identity provider: it asks the provider for what is left out. */
final class ProviderOptions {
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private static final Map<String, List<String>> REQUIRED =
            Map.of("oidc", List.of("client_id"), "waad", List.of("client_id"));

    private static final Map<String, String> ENDPOINTS = Map.of(
            "authorization_endpoint", "/authorize",
            "token_endpoint", "/oauth/token",
            "userinfo_endpoint", "/userinfo",
            "jwks_uri", "/.well-known/jwks.json");

    private ProviderOptions() {}

    /** Checks the options and adds to them. */
    static void complete(String strategy, JsonNode given) {
        for (String name : REQUIRED.getOrDefault(strategy, List.of())) {
            if (given.path(name).asText("").isEmpty()) {
                throw Problem.invalidBody("Payload validation error: 'Missing required property: " + name + "'.");
            }
        }
        if (given instanceof ObjectNode options) {
            switch (strategy) {
                case "oidc" -> openId(options);
                case "samlp" -> saml(options);
                default -> {}
            }
        }
    }

    private static void openId(ObjectNode options) {
        String discovery = options.path("discovery_url").asText("");
        if (discovery.isEmpty()) {
            for (String name : List.of("issuer", "authorization_endpoint", "jwks_uri")) {
                if (options.path(name).asText("").isEmpty()) {
                    throw Problem.invalidBody("options." + name + " is required without options.discovery_url");
                }
            }
            return;
        }
        if (!discovery.endsWith(DISCOVERY) || options.path("oidc_metadata").size() > 0) {
            return;
        }
        String issuer = discovery.substring(0, discovery.length() - DISCOVERY.length());
        ObjectNode metadata = options.putObject("oidc_metadata").put("issuer", issuer);
        if (!options.has("issuer")) {
            options.put("issuer", issuer);
        }
        ENDPOINTS.forEach((name, path) -> {
            metadata.put(name, issuer + path);
            if (!options.has(name)) {
                options.put(name, issuer + path);
            }
        });
    }

    /** A certificate is told under another name than it is taken under. */
    private static void saml(ObjectNode options) {
        boolean described = options.has("metadataUrl") || options.has("metadataXml");
        if (!described && !options.has("signInEndpoint")) {
            throw Problem.invalidBody("options.signInEndpoint is required without options.metadataUrl");
        }
        JsonNode certificate = options.remove("signingCert");
        if (certificate != null) {
            options.set("cert", certificate);
            options.putArray("thumbprints").add("b93611bf2cfdb64110c7aae1485718cc9385e151");
        }
        if (options.has("metadataUrl")) {
            options.put("signInEndpoint", options.get("metadataUrl").asText() + "/sign-in");
        }
    }
}
