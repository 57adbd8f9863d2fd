package io.ostiary.auth0;

import static io.ostiary.Operation.AUTHENTICATE_USER;
import static io.ostiary.Operation.REFRESH_SESSION;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.BackendFailureException;
import io.ostiary.IdentityException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnauthenticatedException;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.session.Tokens;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The application that users sign in to, at the tenant's token endpoint. */
final class SignInClient {
    static final String PASSWORD_GRANT = "http://auth0.com/oauth/grant-type/password-realm";
    static final String REFRESH_GRANT = "refresh_token";

    private static final Set<String> NO_SUCH_GRANT = Set.of("unauthorized_client", "unsupported_grant_type");
    private static final Set<String> NOT_LET_IN = Set.of("invalid_grant", "invalid_user_password", "access_denied");
    private static final Map<String, String> OUT_OF_BAND =
            Map.of("sms", "phone", "voice", "phone", "auth0", "push-notification", "email", "email");

    private final ManagedTenant tenant;

    SignInClient(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    SignIn authenticate(String identifier, Secret password) {
        Requests requests = tenant.requests(AUTHENTICATE_USER);
        if (identifier.isBlank() || password.length() == 0) {
            return rejected(Reason.BAD_CREDENTIALS);
        }
        Map<String, String> request = request(PASSWORD_GRANT);
        request.put("username", identifier);
        request.put("password", password.reveal());
        request.put("realm", tenant.settings().connection());
        request.put("scope", "openid offline_access");
        String audience = tenant.settings().audience();
        if (audience != null) {
            request.put("audience", audience);
        }
        String address = requests.call().origin().address();
        // Else Auth0 counts everybody's wrong passwords against the address of this process.
        Map<String, String> headers = address == null ? Map.of() : Map.of("auth0-forwarded-for", address);
        Answer answer = send(AUTHENTICATE_USER, request, headers);
        if (answer.isSuccess()) {
            return signedIn(AUTHENTICATE_USER, answer.body(), null);
        }
        if (answer.refusal().code().equals("mfa_required")) {
            Secret challenge = Secret.of(answer.body().path("mfa_token").asText());
            return new SignIn.MfaRequired(factors(challenge), challenge);
        }
        return rejected(rejection(AUTHENTICATE_USER, PASSWORD_GRANT, answer.refusal(), Reason.BAD_CREDENTIALS));
    }

    SignIn refresh(Secret refreshToken) {
        Requests unused = tenant.requests(REFRESH_SESSION);
        if (refreshToken.reveal().isBlank()) {
            return rejected(Reason.INVALID_TOKEN);
        }
        Map<String, String> request = request(REFRESH_GRANT);
        request.put("refresh_token", refreshToken.reveal());
        Answer answer = send(REFRESH_SESSION, request, Map.of());
        return answer.isSuccess()
                ? signedIn(REFRESH_SESSION, answer.body(), refreshToken)
                : rejected(rejection(REFRESH_SESSION, REFRESH_GRANT, answer.refusal(), Reason.INVALID_TOKEN));
    }

    private Map<String, String> request(String grantType) {
        Auth0Settings.Application application = tenant.settings().signIn();
        return new HashMap<>(Map.of(
                "grant_type",
                grantType,
                "client_id",
                application.clientId(),
                "client_secret",
                application.clientSecret().reveal()));
    }

    /** The answer, unless it refuses for a reason that has nothing to do with who signs in. */
    private Answer send(Operation operation, Map<String, String> request, Map<String, String> headers) {
        return tenant.requests(operation).once(operation, Subject.tenant(tenant.id()), attempt -> {
            Answer answer = attempt.authentication("/oauth/token", RawJson.body(request), headers);
            boolean busy = answer.status() >= 500
                    || answer.status() == 429 && !answer.refusal().code().equals("too_many_attempts");
            if (busy) {
                throw new Refusal.Thrown(answer.refusal());
            }
            return answer;
        });
    }

    private SignIn.SignedIn signedIn(Operation operation, JsonNode body, @Nullable Secret presented) {
        String accessToken = body.path("access_token").asText();
        String refreshToken = body.path("refresh_token").asText("");
        JsonNode idToken = claims(body.path("id_token").asText());
        JsonNode claims = idToken.has("sub") ? idToken : claims(accessToken);
        if (!claims.has("sub")) {
            throw new BackendFailureException(operation, "Auth0 does not tell who signed in", null);
        }
        var tokens = new Tokens(
                Secret.of(accessToken),
                tenant.requests(operation)
                        .now()
                        .plusSeconds(body.path("expires_in").asLong()),
                // An application without rotation goes on with the same one.
                refreshToken.isEmpty() ? presented : Secret.of(refreshToken));
        return new SignIn.SignedIn(UserId.of(claims.path("sub").asText()), null, tokens);
    }

    /** The claims of a token that came straight from the tenant, which need no verification; none of an opaque one. */
    private static JsonNode claims(String token) {
        JsonNode claims = TokenCheck.payload(token);
        return claims == null ? RawJson.MAPPER.createObjectNode() : claims;
    }

    /**
     * Why somebody is not let in.
     *
     * @throws IdentityException when the application, not the user, is refused
     */
    private Reason rejection(Operation operation, String grantType, Refusal refusal, Reason otherwise) {
        Auth0Settings settings = tenant.settings();
        String words = refusal.message().toLowerCase(Locale.ROOT);
        if (refusal.code().equals("too_many_attempts")) {
            return Reason.LOCKED;
        }
        if (refusal.code().equals("password_leaked")) {
            return Reason.PASSWORD_CHANGE_REQUIRED;
        }
        if (refusal.code().equals("blocked_user") || words.contains("user is blocked")) {
            return Reason.DISABLED;
        }
        if (NO_SUCH_GRANT.contains(refusal.code())) {
            throw (grantType.equals(PASSWORD_GRANT) ? Requirements.PASSWORD_GRANT : Requirements.REFRESH_GRANT)
                    .refusal(operation, settings);
        }
        if (words.startsWith("service not found")) {
            throw new NotConfiguredException(operation, "audience", "name the identifier of an API of the tenant");
        }
        if (refusal.code().equals("access_denied") && words.contains("connection")) {
            throw Requirements.CONNECTION_ENABLED.refusal(operation, settings);
        }
        if (refusal.status() == 401 || refusal.code().equals("invalid_client")) {
            throw new UnauthenticatedException(
                    operation,
                    "Auth0 refused the application that users sign in to; check the settings sign-in-client-id and"
                            + " sign-in-client-secret",
                    null);
        }
        if (NOT_LET_IN.contains(refusal.code())) {
            return otherwise;
        }
        throw Auth0Errors.translate(
                operation,
                Subject.tenant(tenant.id()),
                new Refusal.Thrown(refusal),
                true,
                tenant.requests(operation).now());
    }

    /** The kinds of factor that the user enrolled, as far as Auth0 tells. */
    private List<String> factors(Secret challenge) {
        Answer answer = tenant.requests(AUTHENTICATE_USER)
                .repeatable(
                        AUTHENTICATE_USER,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.published(
                                List.of("mfa", "authenticators"),
                                Map.of("Authorization", "Bearer " + challenge.reveal())));
        Set<String> factors = new TreeSet<>();
        if (answer.isSuccess()) {
            answer.body().forEach(authenticator -> {
                if (authenticator.path("active").asBoolean()) {
                    factors.add(factor(authenticator));
                }
            });
        }
        return new ArrayList<>(factors);
    }

    private static String factor(JsonNode authenticator) {
        String type = authenticator.path("authenticator_type").asText();
        return switch (type) {
            case "otp" -> "totp";
            case "oob" ->
                Objects.requireNonNullElse(
                        OUT_OF_BAND.get(authenticator.path("oob_channel").asText()), type);
            default -> type;
        };
    }

    private static SignIn.Rejected rejected(Reason reason) {
        return new SignIn.Rejected(reason, null);
    }
}
