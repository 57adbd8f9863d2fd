package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Issues tokens to users' applications, and knows again those that read the user's profile. */
final class Issuer {
    static final String URL = "https://" + Tenant.DOMAIN + "/";
    static final String USERINFO = URL + "userinfo";

    private static final Duration ID_TOKEN_LIFETIME = Duration.ofHours(10);
    private static final long ACCESS_TOKEN_SECONDS = 86_400;

    private final Tenant tenant;
    private final PostLogin postLogin;
    private final Map<String, Reader> readers = new LinkedHashMap<>();

    Issuer(Tenant tenant, PostLogin postLogin) {
        this.tenant = tenant;
        this.postLogin = postLogin;
    }

    /** Issues the tokens that a request asks for, except a refresh token. */
    ObjectNode issue(TokenRequest request) {
        CustomClaims custom = postLogin.claims(request.user());
        Instant now = tenant.clock().instant();
        Optional<ObjectNode> server = request.audience().flatMap(tenant::resourceServer);
        long seconds = server.map(api -> api.path("token_lifetime").asLong(ACCESS_TOKEN_SECONDS))
                .orElse(ACCESS_TOKEN_SECONDS);
        Instant expiresAt = now.plusSeconds(seconds);
        String accessToken = server.map(api -> accessToken(request, api, custom, now, expiresAt))
                .orElseGet(() -> tenant.ids().token(64));
        if (request.has(Scopes.OPENID)) {
            readers.put(accessToken, new Reader(request, expiresAt));
        }
        ObjectNode answer = Json.object().put("access_token", accessToken);
        if (request.has(Scopes.OPENID)) {
            answer.put("id_token", idToken(request, custom, now));
        }
        return answer.put("scope", Scopes.write(request.scopes()))
                .put("expires_in", seconds)
                .put("token_type", "Bearer");
    }

    private static String accessToken(
            TokenRequest request, ObjectNode api, CustomClaims custom, Instant now, Instant expiresAt) {
        var claims = new JWTClaimsSet.Builder();
        custom.accessToken().forEach(claims::claim);
        List<String> audience = new ArrayList<>(request.audience().stream().toList());
        if (request.has(Scopes.OPENID)) {
            audience.add(USERINFO);
        }
        claims.issuer(URL)
                .subject(request.user().id())
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expiresAt));
        if (!request.scopes().isEmpty()) {
            claims.claim("scope", Scopes.write(request.scopes()));
        }
        if (api.path("token_dialect").asText().startsWith("rfc9068_profile")) {
            claims.jwtID(UUID.randomUUID().toString()).claim("client_id", request.clientId());
            return SigningKey.sign("at+jwt", claims.build());
        }
        claims.claim("azp", request.clientId()).claim("gty", request.grant());
        return SigningKey.sign("JWT", claims.build());
    }

    private String idToken(TokenRequest request, CustomClaims custom, Instant now) {
        var claims = new JWTClaimsSet.Builder();
        custom.idToken().forEach(claims::claim);
        profile(request).forEach(claims::claim);
        return SigningKey.sign(
                "JWT",
                claims.issuer(URL)
                        .subject(request.user().id())
                        .audience(request.clientId())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(ID_TOKEN_LIFETIME)))
                        .build());
    }

    /** What an access token reads of its user, while it has not expired. */
    Optional<ObjectNode> userInfo(String accessToken) {
        return Optional.ofNullable(readers.get(accessToken))
                .filter(reader -> tenant.clock().instant().isBefore(reader.expiresAt))
                .map(reader -> {
                    ObjectNode info =
                            Json.object().put("sub", reader.request.user().id());
                    profile(reader.request).forEach(info::putPOJO);
                    return info;
                });
    }

    private static Map<String, Object> profile(TokenRequest request) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (request.has("profile")) {
            copy(request.user(), claims, "given_name", "family_name", "nickname", "name", "picture", "updated_at");
        }
        if (request.has("email")) {
            copy(request.user(), claims, "email", "email_verified");
        }
        return claims;
    }

    private static void copy(User user, Map<String, Object> claims, String... names) {
        for (String name : names) {
            JsonNode value = user.profile().path(name);
            if (value.isTextual()) {
                claims.put(name, value.textValue());
            } else if (value.isBoolean()) {
                claims.put(name, value.booleanValue());
            }
        }
    }

    private record Reader(TokenRequest request, Instant expiresAt) {}
}
