package io.ostiary.auth0;

import io.ostiary.Call;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends the requests of one call, within its deadline: retries what may be repeated, gets a new token once when the
 * tenant refuses the present one, and says in the vocabulary what went wrong.
 */
final class Requests {
    private final Auth0Client client;
    private final Call call;
    private final RandomSource random;
    private final Retry.Sleeper sleeper;
    private final Retry retry;

    Requests(Auth0Client client, Runtime runtime, Call call, Retry.Sleeper sleeper) {
        this.client = client;
        this.call = call;
        this.random = runtime.random();
        this.sleeper = sleeper;
        this.retry = new Retry(
                runtime.clock(), sleeper, runtime.random(), client.settings().attempts());
    }

    Call call() {
        return call;
    }

    Auth0Settings settings() {
        return client.settings();
    }

    /** The time of the backend's clock. */
    Instant now() {
        return client.clock().instant();
    }

    /** So many random bytes, from the backend's source. */
    byte[] randomBytes(int count) {
        return random.bytes(count);
    }

    /**
     * Waits, for what the tenant does by itself.
     *
     * @throws UnavailableException when the deadline is nearer
     */
    void pause(Operation operation, Duration pause) {
        Instant deadline = call.deadline();
        if (deadline != null && now().plus(pause).isAfter(deadline)) {
            throw new UnavailableException(operation, "Auth0 was not done in time", true, null);
        }
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(operation, "interrupted while Auth0 was not done", true, e);
        }
    }

    /** The scopes of the Management API that the tenant granted. */
    Set<String> grantedScopes(Operation operation) {
        client.requireOpen(operation);
        return retry.repeatable(call, operation, () -> client.tokens().scopes(operation, call.deadline()));
    }

    /** A request that may be sent any number of times. */
    <T> T repeatable(Operation operation, Subject subject, Function<Attempt, T> request) {
        return retry.repeatable(call, operation, () -> attempt(operation, subject, request));
    }

    /** A request for one thing that may be sent any number of times; empty when there is none. */
    <T> Optional<T> find(Operation operation, Subject subject, Function<Attempt, T> request) {
        try {
            return Optional.of(repeatable(operation, subject, request));
        } catch (NotFoundException e) {
            if (e.kind().equals(subject.missing(operation).kind())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A request without a result that may be sent any number of times. */
    void perform(Operation operation, Subject subject, Consumer<Attempt> request) {
        boolean unused = repeatable(operation, subject, attempt -> {
            request.accept(attempt);
            return true;
        });
    }

    /** A request that is not sent again unless it certainly had no effect. */
    <T> T once(Operation operation, Subject subject, Function<Attempt, T> request) {
        return retry.once(call, operation, () -> attempt(operation, subject, request));
    }

    /** A request that creates something, which the look-up finds where no answer told whether it worked. */
    <T> T create(Operation operation, Subject subject, Function<Attempt, T> request, Supplier<Optional<T>> lookup) {
        return retry.create(call, operation, () -> attempt(operation, subject, request), lookup);
    }

    /** A request that deletes something by id. */
    void delete(Operation operation, Subject subject, Consumer<Attempt> request) {
        retry.delete(call, operation, () -> {
            boolean unused = attempt(operation, subject, attempt -> {
                request.accept(attempt);
                return true;
            });
        });
    }

    private <T> T attempt(Operation operation, Subject subject, Function<Attempt, T> request) {
        client.requireOpen(operation);
        Attempt first = new Attempt(client, operation, call.deadline());
        try {
            return request.apply(first);
        } catch (RuntimeException e) {
            Secret token = first.token();
            if (token == null || !Auth0Errors.isRefusedToken(e)) {
                throw Auth0Errors.translate(operation, subject, e, first.sent(), now());
            }
            client.tokens().refused(token);
        }
        Attempt second = new Attempt(client, operation, call.deadline());
        try {
            return request.apply(second);
        } catch (RuntimeException e) {
            throw Auth0Errors.translate(operation, subject, e, second.sent(), now());
        }
    }
}
