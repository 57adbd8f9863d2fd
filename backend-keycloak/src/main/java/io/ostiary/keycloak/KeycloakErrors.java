package io.ostiary.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.BackendFailureException;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.PermissionDeniedException;
import io.ostiary.RateLimitedException;
import io.ostiary.UnauthenticatedException;
import io.ostiary.UnavailableException;
import io.ostiary.Violation;
import io.ostiary.backend.Retry;
import io.ostiary.tenant.TenantId;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says in the vocabulary what the server or the way to it said. No exception of the admin client goes on as a cause,
 * because its message may hold whatever was sent.
 */
final class KeycloakErrors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String READ_ONLY = "error-user-attribute-read-only";
    private static final String NO_REALM = "realm not found";

    private KeycloakErrors() {}

    /** Whether the server refused the token itself, so that a new one may help. */
    static boolean isRefusedToken(RuntimeException failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 401;
    }

    static IdentityException translate(
            Operation operation, @Nullable TenantId tenant, Subject subject, RuntimeException failure) {
        if (failure instanceof IdentityException own) {
            return own;
        }
        if (failure instanceof WebApplicationException answer) {
            return ofAnswer(operation, tenant, subject, answer.getResponse());
        }
        if (failure instanceof ProcessingException processing) {
            return ofProcessing(operation, processing);
        }
        return new BackendFailureException(
                operation, "the Keycloak backend failed: " + failure.getClass().getSimpleName(), null);
    }

    private static IdentityException ofProcessing(Operation operation, ProcessingException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof WebApplicationException answer) {
                return ofSignIn(operation, answer.getResponse());
            }
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return new UnavailableException(operation, "Keycloak cannot be reached", false, null);
            }
            if (cause instanceof com.fasterxml.jackson.core.JacksonException) {
                return new BackendFailureException(operation, "Keycloak answered with something unexpected", null);
            }
            if (cause instanceof IOException) {
                return new UnavailableException(operation, "Keycloak did not answer in time", true, null);
            }
        }
        return new BackendFailureException(operation, "Keycloak answered with something unexpected", null);
    }

    /** What the token endpoint said when the backend signed in: never that what the operation names is missing. */
    private static IdentityException ofSignIn(Operation operation, Response answer) {
        int status = answer.getStatus();
        answer.close();
        if (Retry.isPassing(status)) {
            return new UnavailableException(operation, "Keycloak is not ready: HTTP " + status, false, null);
        }
        return new UnauthenticatedException(
                operation,
                "Keycloak refused Ostiary's own credentials (HTTP " + status
                        + "); check the settings realm, client-id and client-secret",
                null);
    }

    private static IdentityException ofAnswer(
            Operation operation, @Nullable TenantId tenant, Subject subject, Response answer) {
        JsonNode body = body(answer);
        String message = message(body);
        int status = answer.getStatus();
        return switch (status) {
            case 400 -> invalid(operation, tenant, body, message);
            case 401 ->
                new UnauthenticatedException(operation, "Keycloak refused Ostiary's token, also a new one", null);
            case 403 ->
                new PermissionDeniedException(
                        operation, "Keycloak does not allow it to Ostiary's account; give it the role realm-admin");
            case 404 ->
                tenant != null && message.toLowerCase(Locale.ROOT).contains(NO_REALM)
                        ? new NotFoundException(operation, "tenant", tenant.value())
                        : subject.missing(operation);
            case 409 -> subject.taken(operation, message);
            case 429 -> new RateLimitedException(operation, retryAfter(answer));
            default ->
                Retry.isPassing(status)
                        ? new UnavailableException(operation, "Keycloak is not ready: HTTP " + status, true, null)
                        : new BackendFailureException(operation, "Keycloak failed: HTTP " + status, null);
        };
    }

    private static IdentityException invalid(
            Operation operation, @Nullable TenantId tenant, JsonNode body, String message) {
        if (tenant != null
                && message.equals(READ_ONLY)
                && body.path("field").asText("").equals("username")) {
            return Requirements.USERNAMES_CHANGE.refusal(operation, tenant);
        }
        List<Violation> violations = new ArrayList<>();
        if (message.startsWith("invalidPassword")) {
            violations.add(new Violation("password", "must satisfy the realm's password policy: " + message));
        } else if (body.path("errors").isArray()) {
            body.path("errors").forEach(error -> violations.add(violation(error)));
        } else {
            violations.add(violation(body));
        }
        return new InvalidArgumentException(operation, violations);
    }

    private static Violation violation(JsonNode error) {
        String field = error.path("field").asText("");
        String problem = "is refused by Keycloak: " + message(error);
        return switch (field) {
            case "" -> new Violation("request", problem);
            case "firstName" -> new Violation("given_name", problem);
            case "lastName" -> new Violation("family_name", problem);
            default -> new Violation(field, problem);
        };
    }

    private static JsonNode body(Response answer) {
        try {
            JsonNode body = JSON.readTree(answer.readEntity(String.class));
            return body == null ? JSON.createObjectNode() : body;
        } catch (IOException | ProcessingException | IllegalStateException e) {
            return JSON.createObjectNode();
        } finally {
            answer.close();
        }
    }

    /** The server's message, which is a fixed sentence or a message key. */
    private static String message(JsonNode body) {
        for (String name : List.of("errorMessage", "error_description", "error")) {
            String text = body.path(name).asText("");
            if (!text.isEmpty()) {
                return text.length() > 200 ? text.substring(0, 200) : text;
            }
        }
        return "without a reason";
    }

    private static @Nullable Duration retryAfter(Response answer) {
        String seconds = answer.getHeaderString("Retry-After");
        return seconds != null && seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
