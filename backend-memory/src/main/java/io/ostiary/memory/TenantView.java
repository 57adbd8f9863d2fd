package io.ostiary.memory;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.memory.token.AccessTokens;
import io.ostiary.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One tenant for one call: the only way in which ports get at a state. Every operation is let in first, then finds the
 * tenant, then reads or writes.
 */
final class TenantView {
    private final TenantRegistry registry;
    private final TenantId tenant;
    private final Call call;
    private final Duration sessionsRemembered;

    TenantView(TenantRegistry registry, TenantId tenant, Call call, Duration sessionsRemembered) {
        this.registry = registry;
        this.tenant = tenant;
        this.call = call;
        this.sessionsRemembered = sessionsRemembered;
    }

    TenantId tenant() {
        return tenant;
    }

    Call call() {
        return call;
    }

    /** The same view for what has to be tidied up even when the deadline has passed. */
    TenantView withoutDeadline() {
        var unhurried = new Call(call.actor(), call.requestId(), null, call.origin());
        return new TenantView(registry, tenant, unhurried, sessionsRemembered);
    }

    /** Reads from the current state. */
    <T> T read(Operation operation, Reader<T> reader) {
        Instant now = registry.admit(operation, call);
        return reader.read(registry.store(operation, tenant).current(operation), now);
    }

    /** Computes the next state from the current one and publishes it; or throws, and publishes nothing. */
    <T> T write(Operation operation, Writer<T> writer) {
        Instant now = registry.admit(operation, call);
        return registry.store(operation, tenant).write(operation, state -> writer.write(swept(state, now), now));
    }

    /**
     * Writes what no two tenants can have.
     *
     * @param taken whether a tenant has it
     * @param refusal what is thrown when one has
     */
    <T> T writeUnlessAnywhere(
            Operation operation, Predicate<TenantState> taken, Supplier<RuntimeException> refusal, Writer<T> writer) {
        return registry.alone(() -> {
            TenantState unused = read(operation, (state, now) -> state);
            if (registry.anyState(taken)) {
                throw refusal.get();
            }
            return write(operation, writer);
        });
    }

    /** Computes the next state from the current one and publishes it, without a result. */
    void update(Operation operation, Updater updater) {
        boolean unused = write(operation, (state, now) -> new Written<>(updater.update(state, now), true));
    }

    /** Looks whether an operation can succeed, before something expensive is done for it. */
    void check(Operation operation, Check check) {
        boolean unused = read(operation, (state, now) -> {
            check.check(state, now);
            return true;
        });
    }

    /** What the tenant's tokens name as their issuer. */
    String issuer(Operation operation) {
        return read(operation, (state, now) -> registry.store(operation, tenant).issuer());
    }

    /** The tenant's tokens. */
    AccessTokens accessTokens(Operation operation) {
        return registry.store(operation, tenant).accessTokens();
    }

    /** The tenant's public keys. */
    String jwks(Operation operation) {
        return read(
                operation,
                (state, now) -> registry.store(operation, tenant).key().jwks());
    }

    /** Until when a session that ends now is remembered, so that its refresh token is called that and not unknown. */
    Instant rememberUntil(Instant now) {
        return now.plus(sessionsRemembered);
    }

    private TenantState swept(TenantState state, Instant now) {
        return state.withSessions(state.sessions().swept(now, sessionsRemembered));
    }

    /**
     * Computes a result from a state.
     *
     * @param <T> the result's type
     */
    @FunctionalInterface
    interface Reader<T> {
        T read(TenantState state, Instant now);
    }

    /**
     * Computes the next state, and a result, from a state. Without side effects.
     *
     * @param <T> the result's type
     */
    @FunctionalInterface
    interface Writer<T> {
        Written<T> write(TenantState state, Instant now);
    }

    /** Computes the next state from a state. Without side effects. */
    @FunctionalInterface
    interface Updater {
        TenantState update(TenantState state, Instant now);
    }

    /** Throws when a state does not allow something. */
    @FunctionalInterface
    interface Check {
        void check(TenantState state, Instant now);
    }
}
