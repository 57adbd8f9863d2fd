package io.ostiary.backend;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Call;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.RateLimitedException;
import io.ostiary.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats requests to a provider that failed for a passing reason. The only retry in the project: what a provider's SDK
 * does by itself is switched off.
 *
 * <p>Repeated are {@link RateLimitedException}, which never took effect, and {@link UnavailableException}: always when it
 * certainly did not take effect, else only when the request may be repeated. Between two attempts there is always a
 * wait: the provider's Retry-After where it gave one, else one that grows exponentially with equal jitter, from half of
 * its ceiling to all of it. A Retry-After of more than {@link #LONGEST_RETRY_AFTER} is not waited for, and no wait goes
 * past the {@linkplain Call#deadline() deadline}: the failure is then thrown without waiting. After the deadline nothing
 * is sent at all.
 */
public final class Retry {
    /** The longest Retry-After that is waited for: whoever asks for more is asked again by a later call. */
    public static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(60);

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomSource random;
    private final int attempts;

    /**
     * A policy.
     *
     * @param attempts how often a request is sent at most, from 1
     */
    public Retry(Clock clock, Sleeper sleeper, RandomSource random, int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt");
        }
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.attempts = attempts;
    }

    /** Waits. Injected, so that tests need not. */
    @FunctionalInterface
    public interface Sleeper {
        /** Waits with {@link Thread#sleep}. */
        Sleeper THREAD = duration -> Thread.sleep(duration.toMillis());

        /**
         * Waits.
         *
         * @throws InterruptedException when the thread is interrupted meanwhile
         */
        void sleep(Duration duration) throws InterruptedException;
    }

    /** Whether an HTTP status tells of a passing reason: 408, 425, 429, 502, 503 or 504. */
    public static boolean isPassing(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 502 && status <= 504;
    }

    /** Performs a request that may be sent any number of times: a read, a full replacement. */
    public <T> T repeatable(Call call, Operation operation, Supplier<T> request) {
        return run(call, operation, request, () -> null, true);
    }

    /** Performs a request that must not be sent twice unless the first certainly had no effect. */
    public <T> T once(Call call, Operation operation, Supplier<T> request) {
        return run(call, operation, request, () -> null, false);
    }

    /**
     * Performs a create. When its fate is unclear, looks the thing up by its unique key before deciding: found, it was
     * created; not found, it is sent again. The look-up happens also when no attempt is left. When a create that was sent
     * again is refused because the thing exists, the look-up answers once more: what it finds is what an earlier attempt
     * created.
     *
     * @param lookup finds what the request creates; its own failure is the create's
     */
    public <T> T create(Call call, Operation operation, Supplier<T> request, Supplier<Optional<T>> lookup) {
        boolean[] unclear = {false};
        Supplier<T> attempt = () -> {
            try {
                return request.get();
            } catch (UnavailableException e) {
                unclear[0] |= e.ambiguous();
                throw e;
            } catch (AlreadyExistsException e) {
                if (!unclear[0]) {
                    throw e;
                }
                return lookup.get().orElseThrow(() -> e);
            }
        };
        return run(call, operation, attempt, () -> lookup.get().orElse(null), true);
    }

    /**
     * Performs a delete by id. When the fate of an attempt was unclear and a later one finds nothing to delete, the
     * delete is done.
     */
    public void delete(Call call, Operation operation, Runnable request) {
        boolean[] unclear = {false};
        boolean unused = repeatable(call, operation, () -> {
            try {
                request.run();
            } catch (UnavailableException e) {
                unclear[0] |= e.ambiguous();
                throw e;
            } catch (NotFoundException e) {
                if (!unclear[0]) {
                    throw e;
                }
            }
            return true;
        });
    }

    /**
     * Asks a question until there is an answer, no more often than a request is sent and with the same waits. Its failure
     * is thrown as it is.
     *
     * @return the answer, or empty when the last time there was none either
     */
    public <T> Optional<T> until(Call call, Operation operation, Supplier<Optional<T>> question) {
        for (int attempt = 1; ; attempt++) {
            Optional<T> answer = question.get();
            Duration wait = backOff(attempt);
            if (answer.isPresent() || !allows(call, attempt, wait)) {
                return answer;
            }
            pause(operation, wait, false);
        }
    }

    private <T> T run(
            Call call, Operation operation, Supplier<T> request, Supplier<@Nullable T> lookup, boolean mayRepeat) {
        Instant deadline = call.deadline();
        if (deadline != null && clock.instant().isAfter(deadline)) {
            throw new UnavailableException(operation, "the deadline passed before the request was sent", false, null);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (RateLimitedException e) {
                Duration wait = e.retryAfter().orElse(backOff(attempt));
                if (wait.compareTo(LONGEST_RETRY_AFTER) > 0 || !allows(call, attempt, wait)) {
                    throw e;
                }
                pause(operation, wait, false);
            } catch (UnavailableException e) {
                Duration wait = backOff(attempt);
                boolean again = allows(call, attempt, wait) && (mayRepeat || !e.ambiguous());
                if (again) {
                    pause(operation, wait, e.ambiguous());
                }
                T found = e.ambiguous() ? lookup.get() : null;
                if (found != null) {
                    return found;
                }
                if (!again) {
                    throw e;
                }
            }
        }
    }

    private boolean allows(Call call, int attempt, Duration wait) {
        Instant deadline = call.deadline();
        return attempt < attempts
                && (deadline == null || !clock.instant().plus(wait).isAfter(deadline));
    }

    private void pause(Operation operation, Duration wait, boolean ambiguous) {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(operation, "interrupted while waiting to try again", ambiguous, e);
        }
    }

    private Duration backOff(int attempt) {
        long ceiling = Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(attempt - 1, 20));
        long jitter = Byte.toUnsignedLong(random.bytes(1)[0]);
        return Duration.ofMillis(ceiling / 2 + ceiling * jitter / 510);
    }
}
