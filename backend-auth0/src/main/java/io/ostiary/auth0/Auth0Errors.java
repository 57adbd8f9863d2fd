package io.ostiary.auth0;

import com.auth0.client.mgmt.core.ManagementApiException;
import com.auth0.client.mgmt.core.ManagementException;
import com.fasterxml.jackson.core.JacksonException;
import io.ostiary.BackendFailureException;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.PermissionDeniedException;
import io.ostiary.RateLimitedException;
import io.ostiary.UnauthenticatedException;
import io.ostiary.UnavailableException;
import io.ostiary.UnsupportedException;
import io.ostiary.Violation;
import io.ostiary.backend.Retry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in the vocabulary what the tenant or the way to it said. Nothing that was thrown goes on as a cause, and no message
 * as it stands, because either may repeat what was sent.
 */
final class Auth0Errors {
    /** {@code Payload validation error: 'String is too long (2 chars), maximum 1: ab' on property name (What it is).} */
    private static final Pattern PROPERTY = Pattern.compile("'([^':]*).*' on property ([A-Za-z0-9_.\\[\\]-]{1,100})");

    private static final Pattern PASSWORD_POLICY = Pattern.compile(
            "(PasswordStrengthError|PasswordHistoryError|PasswordDictionaryError|PasswordNoUserInfoError)");

    private static final Pattern MISSING = Pattern.compile("Missing (email|username|password|phone_number)\\b");
    private static final Pattern SCOPES = Pattern.compile("expected any of: ([a-z0-9:_,. -]{1,500})");
    private static final Pattern SECRET = Pattern.compile("password|secret|token|key");
    private static final Set<String> NOT_IN_THE_PLAN = Set.of("insufficient_entitlement", "feature_not_enabled");

    private Auth0Errors() {}

    /** The refusal that a failure is, if it is one. */
    static Optional<Refusal> refusal(RuntimeException failure) {
        if (failure instanceof Refusal.Thrown thrown) {
            return Optional.of(thrown.refusal());
        }
        return failure instanceof ManagementApiException answer ? Optional.of(Refusal.of(answer)) : Optional.empty();
    }

    /** Whether the tenant refused the token itself, so that a new one may help. */
    static boolean isRefusedToken(RuntimeException failure) {
        return refusal(failure).filter(Auth0Errors::isRefusedToken).isPresent();
    }

    /**
     * Says what went wrong with a request.
     *
     * @param sent whether the tenant may have got it
     */
    static IdentityException translate(
            Operation operation, Subject subject, RuntimeException failure, boolean sent, Instant now) {
        if (failure instanceof IdentityException own) {
            return own;
        }
        Optional<Refusal> refusal = refusal(failure);
        if (refusal.isPresent()) {
            return ofRefusal(operation, subject, refusal.get(), now);
        }
        boolean ofTheWay = failure instanceof UncheckedIOException || failure instanceof ManagementException;
        if (failure.getCause() instanceof JacksonException) {
            return unexpected(operation);
        }
        if (ofTheWay && failure.getCause() instanceof IOException) {
            return unreachable(operation, sent);
        }
        return new BackendFailureException(
                operation, "the Auth0 backend failed: " + failure.getClass().getSimpleName(), null);
    }

    /** Says what went wrong when the backend asked for a token: never that what the operation names is missing. */
    static IdentityException ofSignIn(Operation operation, @Nullable Throwable failure, Instant now) {
        if (failure instanceof Refusal.Thrown thrown) {
            Refusal refusal = thrown.refusal();
            if (refusal.status() == 429) {
                return new RateLimitedException(operation, refusal.wait(now));
            }
            if (Retry.isPassing(refusal.status())) {
                return new UnavailableException(operation, "Auth0 is not ready: HTTP " + refusal.status(), false, null);
            }
            return new UnauthenticatedException(
                    operation,
                    "Auth0 refused Ostiary's own credentials (HTTP " + refusal.status()
                            + "); check the settings domain, client-id and client-secret, and that the application is"
                            + " granted the Management API",
                    null);
        }
        if (failure instanceof RuntimeException || failure instanceof JacksonException) {
            return unexpected(operation);
        }
        return unreachable(operation, false);
    }

    private static IdentityException ofRefusal(Operation operation, Subject subject, Refusal refusal, Instant now) {
        int status = refusal.status();
        if (isRefusedToken(refusal)) {
            return new UnauthenticatedException(operation, "Auth0 refused Ostiary's token, also a new one", null);
        }
        if (isNotInThePlan(refusal)) {
            return new NotConfiguredException(
                    operation, "the tenant's subscription plan", "Auth0 offers this in a larger plan");
        }
        return switch (status) {
            case 400 -> invalid(operation, subject, refusal);
            case 403 -> denied(operation, refusal);
            case 404 -> subject.missing(operation);
            case 409 -> taken(operation, subject, refusal);
            case 413, 414 ->
                new InvalidArgumentException(
                        operation, List.of(new Violation("request", "is larger than Auth0 accepts")));
            case 429 -> new RateLimitedException(operation, refusal.wait(now));
            case 503 -> subject.busy(operation);
            default ->
                Retry.isPassing(status)
                        ? new UnavailableException(operation, "Auth0 is not ready: HTTP " + status, true, null)
                        : new BackendFailureException(operation, "Auth0 failed: HTTP " + status, null);
        };
    }

    private static IdentityException invalid(Operation operation, Subject subject, Refusal refusal) {
        if (refusal.code().equals("operation_not_supported")) {
            return new UnsupportedException(operation, "Auth0 does not do it for this user's connection");
        }
        if (refusal.code().equals("invalid_uri")) {
            // An id that none can have.
            return subject.missing(operation);
        }
        if (says(refusal, "already exists")) {
            return subject.taken(operation);
        }
        Matcher policy = PASSWORD_POLICY.matcher(refusal.message());
        if (policy.find()) {
            return invalid(operation, "password", "must satisfy the connection's password policy: " + policy.group());
        }
        Matcher property = PROPERTY.matcher(refusal.message());
        if (property.find()) {
            boolean secret = SECRET.matcher(property.group(2)).find();
            return invalid(
                    operation,
                    property.group(2),
                    "is refused by Auth0"
                            + (secret ? "" : ": " + property.group(1).strip()));
        }
        if (refusal.code().equals("inexistent_connection") || says(refusal, "connection is disabled")) {
            return new NotConfiguredException(
                    operation, "connection", "name a database connection of the tenant that an application uses");
        }
        if (says(refusal, "cannot set username")) {
            return new NotConfiguredException(
                    operation, "the username attribute of the connection", "switch it on in the Auth0 Dashboard");
        }
        if (says(refusal, "default login route") || says(refusal, "client_id does not")) {
            return new NotConfiguredException(
                    operation,
                    "the application of the setting invitation-client-id",
                    "name one of the tenant with an Application Login URI, that organizations may use");
        }
        Matcher missing = MISSING.matcher(refusal.message());
        if (missing.lookingAt()) {
            return invalid(operation, missing.group(1), "is required by the connection");
        }
        return invalid(operation, "request", "is refused by Auth0" + named(refusal));
    }

    private static IdentityException invalid(Operation operation, String field, String problem) {
        return new InvalidArgumentException(operation, List.of(new Violation(field, problem)));
    }

    private static IdentityException denied(Operation operation, Refusal refusal) {
        Matcher scopes = SCOPES.matcher(refusal.message());
        return new PermissionDeniedException(
                operation,
                "Auth0 does not allow it to Ostiary's application"
                        + (scopes.find() ? "; grant it one of the scopes " + scopes.group(1) : named(refusal)));
    }

    private static IdentityException taken(Operation operation, Subject subject, Refusal refusal) {
        return refusal.code().equals("auth0_idp_error") || says(refusal, "already exists")
                ? subject.taken(operation)
                : new ConflictException(operation, "Auth0 says that it conflicts with what is there" + named(refusal));
    }

    private static IdentityException unexpected(Operation operation) {
        return new BackendFailureException(operation, "Auth0 answered with something unexpected", null);
    }

    private static IdentityException unreachable(Operation operation, boolean sent) {
        return new UnavailableException(
                operation, sent ? "Auth0 did not answer in time" : "Auth0 cannot be reached", sent, null);
    }

    private static boolean says(Refusal refusal, String words) {
        return refusal.message().toLowerCase(Locale.ROOT).contains(words);
    }

    private static boolean isRefusedToken(Refusal refusal) {
        return refusal.status() == 401
                || refusal.status() == 400 && refusal.code().equals("Bearer");
    }

    private static boolean isNotInThePlan(Refusal refusal) {
        return refusal.status() == 402
                || refusal.status() == 403
                        && (NOT_IN_THE_PLAN.contains(refusal.code())
                                || refusal.message().contains("upgrade your subscription"));
    }

    /** The code of the error, which is one of Auth0's own words. */
    private static String named(Refusal refusal) {
        return refusal.code().matches("[A-Za-z0-9_]{1,60}") ? " (" + refusal.code() + ")" : "";
    }
}
