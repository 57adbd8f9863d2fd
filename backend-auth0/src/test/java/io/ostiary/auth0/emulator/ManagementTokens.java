package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Issues tokens to applications that act for themselves, with the scopes that they are granted. */
final class ManagementTokens {
    private static final long LIFETIME_SECONDS = 86_400;

    private final Tenant tenant;
    private final AccessTokens accessTokens;

    ManagementTokens(Tenant tenant, AccessTokens accessTokens) {
        this.tenant = tenant;
        this.accessTokens = accessTokens;
    }

    ObjectNode issue(ObjectNode client, String audience) {
        boolean management = audience.equals(Seed.MANAGEMENT_AUDIENCE);
        if (!management && tenant.resourceServer(audience).isEmpty()) {
            throw OAuthProblem.accessDenied("Service not found: " + audience);
        }
        Set<String> scopes = scopes(ClientAuthentication.id(client), audience);
        Instant now = tenant.clock().instant();
        Instant expiresAt = now.plusSeconds(LIFETIME_SECONDS);
        String token = SigningKey.sign(
                "JWT",
                new JWTClaimsSet.Builder()
                        .issuer(Issuer.URL)
                        .subject(ClientAuthentication.id(client) + "@clients")
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(expiresAt))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("azp", ClientAuthentication.id(client))
                        .claim("gty", "client-credentials")
                        .claim("scope", Scopes.write(scopes))
                        .build());
        if (management) {
            accessTokens.add(token, ClientAuthentication.id(client), scopes, expiresAt);
        }
        return Json.object()
                .put("access_token", token)
                .put("scope", Scopes.write(scopes))
                .put("expires_in", LIFETIME_SECONDS)
                .put("token_type", "Bearer");
    }

    private Set<String> scopes(String clientId, String audience) {
        JsonNode grant = tenant.clientGrants().stream()
                .filter(each -> each.path("client_id").asText().equals(clientId))
                .filter(each -> each.path("audience").asText().equals(audience))
                .findFirst()
                .orElseThrow(() -> OAuthProblem.accessDenied("Client is not authorized to access \"" + audience
                        + "\". You need to create a \"client-grant\" associated to this API. See: "
                        + "https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants"));
        Set<String> scopes = new LinkedHashSet<>();
        grant.path("scope").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }
}
