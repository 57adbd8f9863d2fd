package io.ostiary.keycloak;

import com.fasterxml.jackson.core.JacksonException;
import io.ostiary.BackendFailureException;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.PermissionDeniedException;
import io.ostiary.RateLimitedException;
import io.ostiary.UnauthenticatedException;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Retry;
import io.ostiary.tenant.TenantId;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.impl.execchain.RequestAbortedException;
import org.jspecify.annotations.Nullable;

/**
 * Says in the vocabulary what the server or the way to it said. No exception of the admin client goes on as a cause,
 * because its message may hold whatever was sent.
 */
final class KeycloakErrors {
    private static final String READ_ONLY = "error-user-attribute-read-only";

    /** What the server says of a group of an organization wherever it was to be one of the realm's (seen with 26.7.3). */
    private static final String OF_AN_ORGANIZATION = "organization related group";

    /** What fails before anything was sent. */
    private static final List<Class<? extends IOException>> UNSENT = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            RequestAbortedException.class);

    private KeycloakErrors() {}

    /** Whether the server refused the token itself, so that a new one may help. */
    static boolean isRefusedToken(RuntimeException failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 401;
    }

    /** What went wrong with a request about something. */
    static IdentityException translate(
            Operation operation, @Nullable TenantId tenant, Subject subject, RuntimeException failure) {
        if (failure instanceof IdentityException own) {
            return own;
        }
        if (failure instanceof WebApplicationException answer) {
            try {
                return ofAnswer(operation, tenant, subject, answer.getResponse());
            } catch (ProcessingException brokenOff) {
                return ofWay(operation, brokenOff);
            }
        }
        if (failure instanceof ProcessingException) {
            Optional<Response> signIn = find(failure, WebApplicationException.class)
                    .map(WebApplicationException::getResponse)
                    .findFirst();
            return signIn.map(answer -> ofSignIn(operation, answer)).orElseGet(() -> ofWay(operation, failure));
        }
        return new BackendFailureException(
                operation, "the Keycloak backend failed: " + failure.getClass().getSimpleName(), null);
    }

    /**
     * What went wrong when the backend signed in: never that what the operation names is missing, and never so that the
     * operation could have had an effect.
     */
    static IdentityException ofSignIn(Operation operation, RuntimeException failure) {
        if (failure instanceof WebApplicationException answer) {
            return ofSignIn(operation, answer.getResponse());
        }
        IdentityException reason = ofWay(operation, failure);
        return reason instanceof UnavailableException unavailable
                ? new UnavailableException(operation, unavailable.detail(), false, null)
                : reason;
    }

    private static IdentityException ofSignIn(Operation operation, Response answer) {
        int status = answer.getStatus();
        Duration retryAfter = retryAfter(answer);
        answer.close();
        return switch (status) {
            case 400, 401, 403, 404 ->
                new UnauthenticatedException(
                        operation,
                        "Keycloak refused Ostiary's own credentials (HTTP " + status
                                + "); check the settings url, realm, client-id and client-secret",
                        null);
            case 429 -> new RateLimitedException(operation, retryAfter);
            default -> ofStatus(operation, status, false);
        };
    }

    /** What went wrong on the way to the server and back. */
    private static IdentityException ofWay(Operation operation, RuntimeException failure) {
        List<IOException> found = find(failure, IOException.class)
                .filter(cause -> !(cause instanceof JacksonException))
                .toList();
        if (found.isEmpty()) {
            return new BackendFailureException(operation, "Keycloak answered with something unexpected", null);
        }
        if (found.stream().anyMatch(cause -> UNSENT.stream().anyMatch(unsent -> unsent.isInstance(cause)))) {
            return new UnavailableException(operation, "Keycloak cannot be reached", false, null);
        }
        if (found.stream().anyMatch(SSLException.class::isInstance)) {
            return new UnavailableException(operation, "no TLS connection to Keycloak can be made", true, null);
        }
        return found.stream().anyMatch(SocketTimeoutException.class::isInstance)
                ? new UnavailableException(operation, "Keycloak did not answer in time", true, null)
                : new UnavailableException(operation, "the connection to Keycloak broke off", true, null);
    }

    private static IdentityException ofAnswer(
            Operation operation, @Nullable TenantId tenant, Subject subject, Response answer) {
        int status = answer.getStatus();
        Duration retryAfter = retryAfter(answer);
        AnswerBody body = AnswerBody.of(answer);
        if (status < 500 && status != 429 && !body.isKeycloaks()) {
            return new BackendFailureException(
                    operation, "something else than Keycloak answered: HTTP " + status, null);
        }
        return switch (status) {
            case 400 ->
                body.mentions(OF_AN_ORGANIZATION) ? subject.missing(operation) : invalid(operation, tenant, body);
            case 401 ->
                new UnauthenticatedException(operation, "Keycloak refused Ostiary's token, also a new one", null);
            case 403 -> forbidden(operation, tenant, body);
            case 404 -> missing(operation, tenant, subject, body);
            case 409 -> subject.taken(operation, body.message());
            case 429 -> new RateLimitedException(operation, retryAfter);
            default -> ofStatus(operation, status, true);
        };
    }

    private static IdentityException missing(
            Operation operation, @Nullable TenantId tenant, Subject subject, AnswerBody body) {
        if (tenant != null && body.mentions("realm not found")) {
            return new NotFoundException(operation, "tenant", tenant.value());
        }
        return tenant != null && body.mentions("organizations not enabled")
                ? Requirements.ORGANIZATIONS.refusal(operation, tenant)
                : subject.missing(operation);
    }

    private static IdentityException ofStatus(Operation operation, int status, boolean ambiguous) {
        return Retry.isPassing(status)
                ? new UnavailableException(operation, "Keycloak is not ready: HTTP " + status, ambiguous, null)
                : new BackendFailureException(operation, "Keycloak failed: HTTP " + status, null);
    }

    private static IdentityException invalid(Operation operation, @Nullable TenantId tenant, AnswerBody body) {
        if (body.mentions("database operation failed")) {
            // Of two creations at the same time one ends so, for example of a first attempt and the second.
            return new UnavailableException(operation, "another change got in the way at Keycloak", true, null);
        }
        return tenant != null
                        && body.message().equals(READ_ONLY)
                        && body.field().equals("username")
                ? Requirements.USERNAMES_CHANGE.refusal(operation, tenant)
                : new InvalidArgumentException(operation, body.violations());
    }

    private static IdentityException forbidden(Operation operation, @Nullable TenantId tenant, AnswerBody body) {
        return tenant != null && body.mentions("realm not enabled")
                ? new NotConfiguredException(operation, "enabled of realm " + tenant, "enable the realm")
                : new PermissionDeniedException(
                        operation,
                        "Keycloak does not allow it to Ostiary's account; give it the role realm-admin of the client"
                                + " realm-management, or admin of the realm master");
    }

    private static <X extends Throwable> Stream<X> find(Throwable failure, Class<X> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static @Nullable Duration retryAfter(Response answer) {
        String seconds = answer.getHeaderString("Retry-After");
        return seconds != null && seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
