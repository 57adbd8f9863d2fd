package io.ostiary.memory;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.memory.token.AccessTokens;
import io.ostiary.memory.token.SigningKey;
import io.ostiary.tenant.TenantId;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds a tenant's current state. Reading never waits; writing is one at a time, and impossible once deleted. */
final class TenantStore {
    private final TenantId id;
    private final String issuer;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable TenantState current;
    private @Nullable SigningKey key;

    TenantStore(TenantState initial, String issuer) {
        this.id = initial.tenant().id();
        this.issuer = issuer;
        this.current = initial;
    }

    TenantId id() {
        return id;
    }

    String issuer() {
        return issuer;
    }

    /** The current state, or null once deleted. */
    @Nullable
    TenantState currentOrNull() {
        return current;
    }

    /**
     * The current state.
     *
     * @throws NotFoundException once deleted
     */
    TenantState current(Operation operation) {
        TenantState state = current;
        if (state == null) {
            throw new NotFoundException(operation, "tenant", id.value());
        }
        return state;
    }

    /**
     * Publishes what the write computes from the current state; when it throws, nothing.
     *
     * @throws NotFoundException once deleted
     */
    <T> T write(Operation operation, Function<TenantState, Written<T>> write) {
        writing.lock();
        try {
            Written<T> written = write.apply(current(operation));
            current = written.state();
            return written.result();
        } finally {
            writing.unlock();
        }
    }

    /** Notes what happened; of a tenant that is deleted, nothing. */
    void record(UnaryOperator<TenantState> write) {
        writing.lock();
        try {
            TenantState state = current;
            current = state == null ? null : write.apply(state);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Ends the tenant.
     *
     * @throws NotFoundException when it is deleted already
     */
    void delete(Operation operation) {
        writing.lock();
        try {
            current(operation);
            current = null;
        } finally {
            writing.unlock();
        }
    }

    /** Goes back to an earlier state, whatever happened since. */
    void restore(TenantState state) {
        writing.lock();
        try {
            current = state;
        } finally {
            writing.unlock();
        }
    }

    /** The tenant's tokens. */
    AccessTokens accessTokens() {
        return new AccessTokens(issuer, key());
    }

    /** The tenant's key, made when it is first needed. */
    synchronized SigningKey key() {
        SigningKey existing = key;
        if (existing == null) {
            existing = SigningKey.generate();
            key = existing;
        }
        return existing;
    }
}
