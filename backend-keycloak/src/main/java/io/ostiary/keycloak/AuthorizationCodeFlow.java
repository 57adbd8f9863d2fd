package io.ostiary.keycloak;

import static io.ostiary.Operation.CREATE_SESSION;

import io.ostiary.BackendFailureException;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.backend.Sha256;
import io.ostiary.user.UserId;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.keycloak.representations.idm.ClientRepresentation;

/** The authorization code flow of OpenID Connect without a browser: {@code prompt=none} (Core §3.1.2.1). */
final class AuthorizationCodeFlow {
    private final Realm realm;
    private final SignInClient client;
    private final ClientRepresentation read;

    AuthorizationCodeFlow(Realm realm, SignInClient client, ClientRepresentation read) {
        this.realm = realm;
        this.client = client;
        this.read = read;
    }

    /**
     * Gets tokens of the session for the client.
     *
     * @throws io.ostiary.NotConfiguredException when the client does not have the flow
     * @throws ConflictException when the server wants something of the user first
     */
    TokenAnswer tokens(UserId user, ImpersonatedSession session) {
        String redirect = redirect();
        // Sent to every client, because some require it (RFC 7636).
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        Map<String, String> answer = authorize(user, session, redirect, challenge(verifier));
        String code = answer.get("code");
        if (code == null) {
            throw refusal(user, answer.getOrDefault("error", "no code"));
        }
        TokenAnswer tokens = client.token(
                CREATE_SESSION,
                read,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", redirect,
                        "code_verifier", verifier));
        if (!tokens.error().isEmpty()) {
            throw new BackendFailureException(
                    CREATE_SESSION, "Keycloak exchanged no tokens for its own code: " + tokens.error(), null);
        }
        return tokens;
    }

    private Map<String, String> authorize(UserId user, ImpersonatedSession session, String redirect, String challenge) {
        WebTarget target = realm.requests().client().target(realm.tenant(), "protocol/openid-connect/auth");
        Map<String, Object> parameters = Map.of(
                "client_id", client.id(),
                "response_type", "code",
                "scope", "openid",
                "prompt", "none",
                "redirect_uri", redirect,
                "code_challenge", challenge,
                "code_challenge_method", "S256");
        for (String name : parameters.keySet()) {
            target = target.queryParam(name, "{" + name + "}");
        }
        WebTarget asked = target.resolveTemplates(parameters);
        return realm.requests().repeatable(CREATE_SESSION, Subject.user(user), () -> {
            Response answer = asked.request()
                    .header(HttpHeaders.COOKIE, session.cookies().reveal())
                    .get();
            switch (answer.getStatus()) {
                case 302 -> {
                    try (answer) {
                        return query(answer.getHeaderString(HttpHeaders.LOCATION));
                    }
                }
                case 400 -> {
                    answer.close();
                    throw client.notConfigured(CREATE_SESSION);
                }
                default -> throw new WebApplicationException(answer);
            }
        });
    }

    /** Where the client lets a sign-in lead to; only the server's answer is read, and nobody goes there. */
    private String redirect() {
        List<String> registered = Objects.requireNonNullElse(read.getRedirectUris(), List.of());
        if (registered.contains(SignInClient.REDIRECT)) {
            return SignInClient.REDIRECT;
        }
        String uri = registered.stream()
                .sorted()
                .findFirst()
                .orElseThrow(() -> client.notConfigured(CREATE_SESSION))
                .replaceFirst("\\*$", "");
        String root = Objects.requireNonNullElse(read.getRootUrl(), "");
        return uri.isEmpty() ? SignInClient.REDIRECT : uri.startsWith("/") ? root + uri : uri;
    }

    private IdentityException refusal(UserId user, String error) {
        return switch (error) {
            case "interaction_required", "login_required", "consent_required" ->
                new ConflictException(
                        CREATE_SESSION,
                        "Keycloak starts no session for user " + user
                                + " without a browser: the user has to consent, or something is due first");
            case "unauthorized_client" -> client.notConfigured(CREATE_SESSION);
            default -> new BackendFailureException(CREATE_SESSION, "Keycloak gave no code: " + error, null);
        };
    }

    private static Map<String, String> query(String location) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : location.substring(location.indexOf('?') + 1).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }
}
