package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The token endpoint and what undoes it. */
final class TokenApi implements Resource {
    private static final String REALM_GRANT = "http://auth0.com/oauth/grant-type/password-realm";
    private static final Set<String> PROFILE_SCOPES =
            Set.of(Scopes.OPENID, "profile", "email", "phone", "address", Scopes.OFFLINE_ACCESS);

    private final Tenant tenant;
    private final RevocableTable<RefreshToken> refreshTokens;
    private final Issuer issuer;
    private final ManagementTokens managementTokens;
    private final ClientAuthentication clients;
    private final PasswordSignIn signIn;

    TokenApi(
            Tenant tenant,
            RevocableTable<RefreshToken> refreshTokens,
            Issuer issuer,
            ManagementTokens managementTokens,
            MfaApi mfa) {
        this.tenant = tenant;
        this.refreshTokens = refreshTokens;
        this.issuer = issuer;
        this.managementTokens = managementTokens;
        clients = new ClientAuthentication(tenant);
        signIn = new PasswordSignIn(tenant, mfa);
    }

    @Override
    public void route(Router router) {
        router.authentication("POST /oauth/token", request -> OAuthProblem.orRefusal(() -> token(request)));
        router.authentication("POST /oauth/revoke", request -> OAuthProblem.orRefusal(() -> revoke(request)));
    }

    private Answer token(Request request) {
        Parameters parameters = Parameters.of(request);
        String grantType = parameters.require("grant_type");
        ObjectNode client = clients.authenticated(parameters, request);
        return Answer.ok(
                switch (grantType) {
                    case "client_credentials" -> {
                        ClientAuthentication.requireGrant(client, grantType);
                        ObjectNode issued = managementTokens.issue(client, parameters.require("audience"));
                        entry("seccft", client, Optional.empty(), address(client, request))
                                .put("audience", parameters.require("audience"));
                        yield issued;
                    }
                    case "password", REALM_GRANT -> password(grantType, client, parameters, request);
                    case "refresh_token" -> refresh(client, parameters, address(client, request));
                    default ->
                        throw OAuthProblem.of(403, "unsupported_grant_type", "Unsupported grant type: " + grantType);
                });
    }

    private ObjectNode password(String grantType, ObjectNode client, Parameters parameters, Request request) {
        ClientAuthentication.requireGrant(client, grantType);
        String realm = grantType.equals(REALM_GRANT) ? parameters.require("realm") : defaultDirectory();
        Optional<String> audience = parameters.find("audience").or(this::defaultAudience);
        Set<String> scopes = granted(audience, parameters.find("scope").map(Scopes::parse));
        String identifier = parameters.require("username");
        String ip = address(client, request);
        User user;
        try {
            user = signIn.user(ClientAuthentication.id(client), realm, identifier, parameters.require("password"), ip);
        } catch (OAuthProblem problem) {
            Optional<User> whoever = signIn.whoever(realm, identifier);
            entry(problem.logged(whoever.isPresent()), client, whoever, ip)
                    .put("user_name", identifier)
                    .put("description", problem.description());
            throw problem;
        }
        entry("sepft", client, Optional.of(user), ip).put("user_name", identifier);
        var tokens = new TokenRequest(user, ClientAuthentication.id(client), audience, scopes, "password");
        ObjectNode answer = issuer.issue(tokens);
        if (scopes.contains(Scopes.OFFLINE_ACCESS)) {
            answer.put("refresh_token", issueRefreshToken(tokens, client.path("refresh_token")));
        }
        return answer;
    }

    private String defaultDirectory() {
        return Optional.of(tenant.settings().path("default_directory").asText())
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> OAuthProblem.of(
                        403, "server_error", "Authorization server not configured with default connection."));
    }

    private Optional<String> defaultAudience() {
        return Optional.of(tenant.settings().path("default_audience").asText()).filter(name -> !name.isEmpty());
    }

    /** What of the scopes asked for there is; all of the API's where none was asked for. */
    private Set<String> granted(Optional<String> audience, Optional<Set<String>> asked) {
        Set<String> known = new LinkedHashSet<>();
        boolean offline = true;
        if (audience.isPresent()) {
            ObjectNode api = tenant.resourceServer(audience.get())
                    .orElseThrow(() -> OAuthProblem.accessDenied("Service not found: " + audience.get()));
            api.path("scopes").forEach(scope -> known.add(scope.path("value").asText()));
            offline = api.path("allow_offline_access").asBoolean();
        }
        Set<String> granted = asked.orElseGet(() -> new LinkedHashSet<>(known));
        known.addAll(PROFILE_SCOPES);
        granted.retainAll(known);
        if (!offline) {
            granted.remove(Scopes.OFFLINE_ACCESS);
        }
        return granted;
    }

    /** Only an application that an operator trusts with it says for whom it calls. */
    private static String address(JsonNode client, Request request) {
        return Optional.ofNullable(request.headers().get("auth0-forwarded-for"))
                .filter(ip -> client.path("is_token_endpoint_ip_header_trusted").asBoolean())
                .orElse("127.0.0.1");
    }

    private String issueRefreshToken(TokenRequest tokens, JsonNode settings) {
        String secret = secret();
        refreshTokens.add(new RefreshToken(
                tenant.ids().token(28),
                secret,
                tokens.withGrant("refresh_token"),
                null,
                RefreshToken.Policy.of(settings),
                tenant.clock().instant()));
        return secret;
    }

    private String secret() {
        return "v1." + tenant.ids().token(68);
    }

    private ObjectNode refresh(ObjectNode client, Parameters parameters, String ip) {
        RefreshToken token = logged(client, ip, () -> known(client, parameters));
        Instant now = tenant.clock().instant();
        if (token.isReuse(parameters.require("refresh_token"), now)) {
            refreshTokens.remove(token);
            entry("ferrt", client, Optional.of(token.issuedFor().user()), ip)
                    .put("description", "Unsuccessful Refresh Token exchange, reused refresh token detected");
            throw unknownToken();
        }
        return logged(client, ip, () -> refreshed(token, client, parameters, ip, now));
    }

    /** What comes of it, or the refusal, which leaves an entry in the log. */
    private <T> T logged(ObjectNode client, String ip, Supplier<T> exchange) {
        try {
            return exchange.get();
        } catch (OAuthProblem problem) {
            entry("fertft", client, Optional.empty(), ip).put("description", problem.description());
            throw problem;
        }
    }

    private RefreshToken known(ObjectNode client, Parameters parameters) {
        ClientAuthentication.requireGrant(client, "refresh_token");
        String presented = parameters.require("refresh_token");
        return refreshTokens.all().stream()
                .filter(candidate -> candidate.isOrWas(presented))
                .filter(candidate -> candidate.issuedFor().clientId().equals(ClientAuthentication.id(client)))
                .findFirst()
                .orElseThrow(TokenApi::unknownToken);
    }

    private ObjectNode refreshed(RefreshToken token, ObjectNode client, Parameters parameters, String ip, Instant now) {
        if (token.issuedFor().user().isBlocked()) {
            throw OAuthProblem.invalidGrant("user is blocked");
        }
        Set<String> scopes = new LinkedHashSet<>(token.issuedFor().scopes());
        parameters.find("scope").map(Scopes::parse).ifPresent(scopes::retainAll);
        String next = secret();
        token.exchanged(next, now);
        ObjectNode answer = issuer.issue(token.issuedFor().withScopes(scopes));
        User user = token.issuedFor().user();
        entry("sertft", client, Optional.of(user), ip)
                .put("user_name", user.text("email").orElse(""));
        return token.rotates() ? answer.put("refresh_token", next) : answer;
    }

    /** A new entry in the tenant's log. */
    private ObjectNode entry(String type, JsonNode client, Optional<User> user, String ip) {
        return tenant.log()
                .write(type, ip)
                .put("client_id", ClientAuthentication.id(client))
                .put("client_name", client.path("name").asText())
                .put("user_id", user.map(User::id).orElse(""));
    }

    private static OAuthProblem unknownToken() {
        return OAuthProblem.invalidGrant("Unknown or invalid refresh token.");
    }

    /** Ends a refresh token of the application at once; anything else it takes for ended already. */
    private Answer revoke(Request request) {
        Parameters parameters = Parameters.of(request);
        ObjectNode client = clients.authenticated(parameters, request);
        String presented = parameters.require("token");
        refreshTokens.all().stream()
                .filter(token -> token.issuedFor().clientId().equals(ClientAuthentication.id(client)))
                .filter(token -> token.isOrWas(presented))
                .forEach(token -> {
                    refreshTokens.remove(token);
                    entry("srrt", client, Optional.of(token.issuedFor().user()), address(client, request))
                            .put("description", "Revoked");
                });
        return new Answer(200, null, null);
    }
}
