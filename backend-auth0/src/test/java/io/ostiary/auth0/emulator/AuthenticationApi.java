package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What anybody may ask: how tokens are verified, whose one is, and for a link to a new password. */
final class AuthenticationApi implements Resource {
    private static final String BEARER = "Bearer ";

    private final Tenant tenant;
    private final Issuer issuer;

    AuthenticationApi(Tenant tenant, Issuer issuer) {
        this.tenant = tenant;
        this.issuer = issuer;
    }

    @Override
    public void route(Router router) {
        router.authentication("GET /.well-known/jwks.json", request -> Answer.ok(SigningKey.published()));
        router.authentication("GET /.well-known/openid-configuration", request -> Answer.ok(configuration()));
        router.authentication("GET /userinfo", this::userInfo);
        router.authentication(
                "POST /dbconnections/change_password",
                request -> OAuthProblem.orRefusal(() -> changePassword(request)));
    }

    private static ObjectNode configuration() {
        ObjectNode configuration = Json.object()
                .put("issuer", Issuer.URL)
                .put("token_endpoint", Issuer.URL + "oauth/token")
                .put("userinfo_endpoint", Issuer.USERINFO)
                .put("revocation_endpoint", Issuer.URL + "oauth/revoke")
                .put("jwks_uri", Issuer.URL + ".well-known/jwks.json");
        List.of("RS256").forEach(configuration.putArray("id_token_signing_alg_values_supported")::add);
        return configuration;
    }

    private Answer userInfo(Request request) {
        return Optional.ofNullable(request.headers().get("authorization"))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> issuer.userInfo(header.substring(BEARER.length())))
                .map(Answer::ok)
                .orElseGet(() -> Answer.text(401, "Unauthorized"));
    }

    /** Says the same whether or not there is such a user. */
    private Answer changePassword(Request request) {
        Parameters parameters = Parameters.of(request);
        String email = parameters.require("email");
        String connection = parameters.require("connection");
        if (tenant.connection(connection).isEmpty()) {
            throw OAuthProblem.invalidRequest("connection not found");
        }
        tenant.users().withEmail(connection, email).ifPresent(user -> {
            tenant.mails().send("change_password", email);
            tenant.log()
                    .write("scpr", "127.0.0.1")
                    .put("connection", connection)
                    .put("user_id", user.id())
                    .put("user_name", email);
        });
        return Answer.text(200, "We've just sent you an email to reset your password.");
    }
}
