package io.ostiary.fault;

import io.ostiary.IdentityException.Code;
import io.ostiary.Operation;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation that faults befall.
 *
 * @param <T> what it is done to
 * @param operation which one
 * @param kind what it leaves behind
 * @param again how it is refused when it was done already; null when it can be done any number of times
 * @param provision makes what it is done to
 * @param action does it, and tells a failure that is not thrown
 * @param done whether the tenant has what it was to bring about; throws when that is not whole, or something else is lost
 */
record Act<T>(
        Operation operation,
        Kind kind,
        @Nullable Code again,
        Function<TenantClient, T> provision,
        BiFunction<TenantClient, T, Optional<Code>> action,
        BiPredicate<TenantClient, T> done) {

    /** What an act leaves behind. */
    enum Kind {
        /** Nothing. */
        READ,
        /** A token, a session, a mail or a secret, of which there may be any number. */
        ANY_NUMBER,
        /** Something to find. */
        WRITE
    }

    static <T> Act<T> read(
            Operation operation, Function<TenantClient, T> provision, BiConsumer<TenantClient, T> action) {
        return new Act<>(operation, Kind.READ, null, provision, throwing(action), (client, subject) -> true);
    }

    static <T> Act<T> anyNumber(
            Operation operation, Function<TenantClient, T> provision, BiConsumer<TenantClient, T> action) {
        return new Act<>(operation, Kind.ANY_NUMBER, null, provision, throwing(action), (client, subject) -> true);
    }

    static <T> Act<T> write(
            Operation operation,
            Function<TenantClient, T> provision,
            BiConsumer<TenantClient, T> action,
            BiPredicate<TenantClient, T> done) {
        return new Act<>(operation, Kind.WRITE, null, provision, throwing(action), done);
    }

    /** A write that tells its failure as a result. */
    static <T> Act<T> reporting(
            Operation operation,
            Function<TenantClient, T> provision,
            BiFunction<TenantClient, T, Optional<Code>> action,
            BiPredicate<TenantClient, T> done) {
        return new Act<>(operation, Kind.WRITE, null, provision, action, done);
    }

    /** The same, of what is refused like that once it was done. */
    Act<T> onlyOnce(Code refusal) {
        return new Act<>(operation, kind, refusal, provision, action, done);
    }

    /** Makes what it is done to, and what is to stay as it is. */
    Prepared prepare(TenantClient calm) {
        T subject = provision.apply(calm);
        return new Prepared() {
            @Override
            public Optional<Code> perform(TenantClient through) {
                return action.apply(through, subject);
            }

            @Override
            public boolean isDone() {
                return done.test(calm, subject);
            }
        };
    }

    /** An act on something that is there. */
    interface Prepared {
        Optional<Code> perform(TenantClient through);

        boolean isDone();
    }

    @Override
    public String toString() {
        return operation.id();
    }

    private static <T> BiFunction<TenantClient, T, Optional<Code>> throwing(BiConsumer<TenantClient, T> action) {
        return (client, subject) -> {
            action.accept(client, subject);
            return Optional.empty();
        };
    }
}
