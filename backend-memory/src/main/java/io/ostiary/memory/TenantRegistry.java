package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Call;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import io.ostiary.Upsert;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventId;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The tenants of a backend, and the door that every operation goes through. */
final class TenantRegistry {
    private final Clock clock;
    private final MemorySettings settings;
    private final AlertWatch watch;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile TreePMap<String, TenantStore> stores = TreePMap.empty();
    private volatile boolean closed;

    TenantRegistry(Clock clock, MemorySettings settings) {
        this.clock = clock;
        this.settings = settings;
        this.watch = new AlertWatch(settings);
    }

    /**
     * Lets an operation in, and tells the time.
     *
     * @throws UnavailableException when the backend is closed or the call's deadline has passed
     */
    Instant admit(Operation operation, Call call) {
        if (closed) {
            throw new UnavailableException(operation, "the backend is closed", false, null);
        }
        Instant now = clock.instant();
        Instant deadline = call.deadline();
        if (deadline != null && now.isAfter(deadline)) {
            throw new UnavailableException(operation, "the deadline has passed", false, null);
        }
        return now;
    }

    /**
     * The tenant's store.
     *
     * @throws NotFoundException when there is no such tenant
     */
    TenantStore store(Operation operation, TenantId id) {
        TenantStore store = stores.get(id.value());
        if (store == null) {
            throw new NotFoundException(operation, "tenant", id.value());
        }
        return store;
    }

    /** The tenant's state, or null when there is no such tenant. */
    @Nullable
    TenantState currentOrNull(TenantId id) {
        TenantStore store = stores.get(id.value());
        return store == null ? null : store.currentOrNull();
    }

    /**
     * Adds an event to the tenant's audit log, and looks whether it is a reason for an alert. Where there is no such tenant
     * any more, there is nobody to tell.
     *
     * @param grant what was given with it, or null
     */
    void record(TenantId id, @Nullable AdministrativeGrant grant, BiFunction<AuditEventId, Instant, AuditEvent> write) {
        TenantStore store = stores.get(id.value());
        if (store != null) {
            Instant now = clock.instant();
            store.record(state -> {
                AuditTable audit = state.audit();
                AuditEvent event = write.apply(audit.next(now), now);
                return watch.seen(state.withAudit(audit.plus(event, settings.auditEvents())), event, grant);
            });
        }
    }

    /** The tenant. */
    Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(stores.get(id.value()))
                .map(TenantStore::currentOrNull)
                .map(TenantState::tenant);
    }

    /** The tenants whose id comes after that one, in order. */
    Stream<Tenant> after(String id) {
        return stores.tailMap(id, false).values().stream().flatMap(store -> {
            TenantState state = store.currentOrNull();
            return state == null ? Stream.empty() : Stream.of(state.tenant());
        });
    }

    /** How many tenants there are. */
    int size() {
        return stores.size();
    }

    /** Does what must not be done for two tenants at once, nor while a tenant comes or goes. */
    <T> T alone(Supplier<T> action) {
        writing.lock();
        try {
            return action.get();
        } finally {
            writing.unlock();
        }
    }

    /** Whether the state of any tenant is like that. */
    boolean anyState(Predicate<TenantState> like) {
        return stores.values().stream()
                .map(TenantStore::currentOrNull)
                .anyMatch(state -> state != null && like.test(state));
    }

    /** Creates a tenant whose id is free. */
    Tenant add(NewTenant wanted, Instant now) {
        writing.lock();
        try {
            Tenant tenant = new Tenant(wanted.id(), wanted.name(), wanted.settings(), now);
            var store = new TenantStore(TenantState.of(tenant), settings.issuerOf(tenant.id()));
            stores = stores.plus(tenant.id().value(), store);
            return tenant;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Creates a tenant, or updates the one of that id.
     *
     * @throws AlreadyExistsException when the id is taken and that is not wanted
     */
    Upsert<Tenant> create(NewTenant wanted, IfExists ifExists, Instant now) {
        writing.lock();
        try {
            TenantStore existing = stores.get(wanted.id().value());
            if (existing == null) {
                return new Upsert<>(add(wanted, now), true);
            }
            if (ifExists == IfExists.FAIL) {
                throw new AlreadyExistsException(
                        Operation.CREATE_TENANT, "tenant", "id", wanted.id().value());
            }
            return new Upsert<>(update(existing, wanted), false);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Deletes a tenant with everything in it.
     *
     * @throws NotFoundException when there is no such tenant
     */
    void delete(TenantId id) {
        writing.lock();
        try {
            store(Operation.DELETE_TENANT, id).delete(Operation.DELETE_TENANT);
            stores = stores.minus(id.value());
        } finally {
            writing.unlock();
        }
    }

    /** Lets nothing in any more, and drops every state. */
    void close() {
        closed = true;
        writing.lock();
        try {
            stores = TreePMap.empty();
        } finally {
            writing.unlock();
        }
    }

    /** Every tenant as it is now. */
    Snapshot snapshot() {
        Map<TenantStore, TenantState> states = new LinkedHashMap<>();
        TreePMap<String, TenantStore> present = stores;
        present.values().forEach(store -> {
            TenantState state = store.currentOrNull();
            if (state != null) {
                states.put(store, state);
            }
        });
        return new Snapshot(present, states);
    }

    /** Makes every tenant what it was then; tenants made since are gone. */
    void restore(Snapshot snapshot) {
        writing.lock();
        try {
            snapshot.states.forEach(TenantStore::restore);
            stores = snapshot.stores;
        } finally {
            writing.unlock();
        }
    }

    private static Tenant update(TenantStore store, NewTenant wanted) {
        return store.write(Operation.CREATE_TENANT, state -> {
            var tenant = new Tenant(
                    wanted.id(),
                    wanted.name(),
                    wanted.settings(),
                    state.tenant().createdAt());
            return new Written<>(state.withTenant(tenant), tenant);
        });
    }

    /** The tenants at one moment. */
    record Snapshot(TreePMap<String, TenantStore> stores, Map<TenantStore, TenantState> states) {}
}
