package io.ostiary.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Secret;
import io.ostiary.session.Session;
import io.ostiary.session.SessionKind;
import io.ostiary.session.SignIn;
import io.ostiary.session.Tokens;
import io.ostiary.user.UserId;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.StreamSupport;

/** What the token endpoint answered: tokens, an error of OAuth 2 (RFC 6749 §5.2), or a page for a browser. */
final class TokenAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode body;
    private final boolean page;

    private TokenAnswer(JsonNode body, boolean page) {
        this.body = body;
        this.page = page;
    }

    /** Reads the answer, or throws it when it is neither. */
    static TokenAnswer of(Response response) {
        int status = response.getStatus();
        if (status != 200 && status != 400 && status != 401) {
            throw new WebApplicationException(response);
        }
        try (response) {
            return new TokenAnswer(JSON.readTree(response.readEntity(String.class)), false);
        } catch (JsonProcessingException e) {
            throw new jakarta.ws.rs.ProcessingException(e);
        }
    }

    /** Reads an answer that may be a page of the server's own. */
    static TokenAnswer orPage(Response response) {
        if (response.getStatus() != 200 || !MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())) {
            return of(response);
        }
        try (response) {
            if (!response.readEntity(String.class).contains("/login-actions/")) {
                throw new jakarta.ws.rs.ProcessingException("a page instead of an answer");
            }
            return new TokenAnswer(JSON.createObjectNode(), true);
        }
    }

    /** Whether the server wants something that a browser has to give. */
    boolean isPage() {
        return page;
    }

    /** The error's code, or nothing when there are tokens. */
    String error() {
        return body.path("error").asText("");
    }

    String description() {
        return body.path("error_description").asText("");
    }

    Tokens tokens() {
        String refreshToken = body.path("refresh_token").asText("");
        return new Tokens(
                Secret.of(body.path("access_token").asText()),
                Instant.ofEpochSecond(claims("access_token").path("exp").asLong()),
                refreshToken.isEmpty() ? null : Secret.of(refreshToken));
    }

    /** The session that began with these tokens. */
    SignIn.SignedIn begun(String client) {
        var key = new SessionKey(UserId.of(claim("sub")), claim("sid"));
        Instant now = issuedAt();
        return SignIn.SignedIn.with(
                new Session(key.id(), key.user(), SessionKind.SESSION, client, now, now, null), tokens());
    }

    /** Whether the access token is for that audience. */
    boolean isFor(String audience) {
        JsonNode audiences = claims("access_token").path("aud");
        return audiences.asText().equals(audience)
                || StreamSupport.stream(audiences.spliterator(), false)
                        .anyMatch(each -> each.asText().equals(audience));
    }

    /** A claim of the access token, which comes from the server itself. */
    String claim(String name) {
        return claims("access_token").path(name).asText("");
    }

    /** When the access token was issued. */
    Instant issuedAt() {
        return Instant.ofEpochSecond(claims("access_token").path("iat").asLong());
    }

    private JsonNode claims(String token) {
        return claims(Secret.of(body.path(token).asText()));
    }

    /** The claims that a token says it has; its signature is not checked. */
    static JsonNode claims(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        try {
            return JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
