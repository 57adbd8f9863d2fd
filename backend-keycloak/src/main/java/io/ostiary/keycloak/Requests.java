package io.ostiary.keycloak;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.RateLimitedException;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Retry;
import io.ostiary.tenant.TenantId;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of one call, within its deadline: retries what may be repeated, signs in again once when the server
 * refuses the token, and says in the vocabulary what went wrong.
 */
final class Requests {
    private final KeycloakClient client;
    private final Clock clock;
    private final Retry retry;
    private final Call call;
    private final @Nullable TenantId tenant;

    /**
     * For one call.
     *
     * @param tenant the realm that every request is about, or null
     */
    Requests(KeycloakClient client, Clock clock, Retry retry, Call call, @Nullable TenantId tenant) {
        this.client = client;
        this.clock = clock;
        this.retry = retry;
        this.call = call;
        this.tenant = tenant;
    }

    KeycloakClient client() {
        return client;
    }

    Call call() {
        return call;
    }

    /** The time of the backend's clock. */
    Instant now() {
        return clock.instant();
    }

    /** A request that may be sent any number of times. */
    <T> T repeatable(Operation operation, Subject subject, Supplier<T> request) {
        return retry.repeatable(call, operation, () -> attempt(operation, subject, request));
    }

    /** A request without a result that may be sent any number of times. */
    void perform(Operation operation, Subject subject, Runnable request) {
        repeatable(operation, subject, () -> {
            request.run();
            return true;
        });
    }

    /** A request that is not sent again unless it certainly had no effect. */
    <T> T once(Operation operation, Subject subject, Supplier<T> request) {
        return retry.once(call, operation, () -> attempt(operation, subject, request));
    }

    /** A request that deletes something by id. Sent again because its fate was unclear, it may find nothing: it is done. */
    void delete(Operation operation, Subject subject, Runnable request) {
        retry.delete(call, operation, () -> {
            boolean unused = attempt(operation, subject, () -> {
                request.run();
                return true;
            });
        });
    }

    /** A request that creates something, which the look-up finds where no answer told whether it worked. */
    <T> T create(Operation operation, Subject subject, Supplier<T> request, Supplier<Optional<T>> lookup) {
        return retry.create(call, operation, () -> attempt(operation, subject, request), lookup);
    }

    /** Sends requests until they have an answer, with waits between; empty when they had none in the end. */
    <T> Optional<T> until(Operation operation, Supplier<Optional<T>> requests) {
        return retry.until(call, operation, requests);
    }

    /**
     * Reads back what was written. That this fails does not mean that nothing was.
     *
     * @throws UnavailableException that is {@linkplain UnavailableException#ambiguous() ambiguous}, whatever the way to
     *     the server does
     */
    static <T> T readBack(Operation operation, Supplier<T> read) {
        try {
            return read.get();
        } catch (UnavailableException | RateLimitedException e) {
            throw new UnavailableException(operation, "it was done, but not read back: " + e.detail(), true, e);
        }
    }

    /** The id at the end of the answer's Location. The answer is closed. */
    static String createdId(Response answer) {
        requireSuccess(answer);
        try (answer) {
            String location = answer.getHeaderString("Location");
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    /** Closes the answer, or throws what a method that returns no answer would. */
    static void close(Response answer) {
        requireSuccess(answer);
        answer.close();
    }

    /** Throws what a method that returns no answer would. */
    static void requireSuccess(Response answer) {
        if (answer.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            throw new WebApplicationException(answer);
        }
    }

    private <T> T attempt(Operation operation, Subject subject, Supplier<T> request) {
        try {
            try {
                return send(operation, subject, request);
            } catch (WebApplicationException refusedToken) {
                refusedToken.getResponse().close();
                return send(operation, subject, request);
            }
        } catch (RuntimeException e) {
            throw KeycloakErrors.translate(operation, tenant, subject, e);
        }
    }

    /** Sends the request. Of the server's refusals only that of the token goes on as it is. */
    private <T> T send(Operation operation, Subject subject, Supplier<T> request) {
        return client.within(operation, admit(operation), () -> {
            try {
                return request.get();
            } catch (WebApplicationException e) {
                // Translated here, because the answer's body is read for that.
                throw KeycloakErrors.isRefusedToken(e) ? e : KeycloakErrors.translate(operation, tenant, subject, e);
            }
        });
    }

    /** The time that one attempt may take: no longer than its time-outs allow, and than what is left to the deadline. */
    private Duration admit(Operation operation) {
        client.requireOpen(operation);
        Duration most =
                client.settings().connectTimeout().plus(client.settings().readTimeout());
        Duration left = call.timeFor(most, clock);
        if (left.isZero()) {
            throw new UnavailableException(operation, "the deadline of the call has passed", false, null);
        }
        return left;
    }
}
