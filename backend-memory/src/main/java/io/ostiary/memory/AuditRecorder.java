package io.ostiary.memory;

import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.Operation;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditOutcome;
import io.ostiary.audit.AuditTypes;
import io.ostiary.backend.Interceptor;
import io.ostiary.backend.Invocation;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event for every operation that changes something, whether it succeeded or not. It stands around every port, so
 * that no operation can be forgotten.
 *
 * <p>The event follows the change as a write of its own: who sees it sees the change. What is done to a tenant goes into
 * that tenant's log; where there is no such tenant, not any more or never was, into the log of the tenant that is there
 * from the start.
 */
final class AuditRecorder implements Interceptor {
    private final TenantRegistry registry;
    private final MemorySettings settings;
    private final Call call;
    private final @Nullable TenantId tenant;

    /**
     * Records what is done for a call.
     *
     * @param tenant where, or null for the operations on tenants themselves
     */
    AuditRecorder(TenantRegistry registry, MemorySettings settings, Call call, @Nullable TenantId tenant) {
        this.registry = registry;
        this.settings = settings;
        this.call = call;
        this.tenant = tenant;
    }

    /** What an operation's events are called beside their type. */
    static String rawType(Operation operation) {
        return MemoryProvider.NAME + ":" + operation.id();
    }

    @Override
    public @Nullable Object intercept(Invocation invocation) throws Throwable {
        String type = AuditTypes.of(invocation.operation()).orElse(null);
        if (type == null || isDryRun(invocation)) {
            return invocation.proceed();
        }
        TenantId where = tenant == null ? tenantOf(invocation.arguments()) : tenant;
        return recorded(type, invocation.operation(), invocation.arguments(), where, invocation::proceed);
    }

    /** Performs what an end user does without any port, and writes the event of the operation that it amounts to. */
    <T> T recorded(Operation operation, List<@Nullable Object> arguments, Supplier<T> action) {
        return Objects.requireNonNull(recorded(
                AuditTypes.of(operation).orElseThrow(),
                operation,
                arguments,
                Objects.requireNonNull(tenant),
                action::get));
    }

    private <T, X extends Throwable> @Nullable T recorded(
            String type, Operation operation, List<@Nullable Object> arguments, TenantId where, Action<T, X> action)
            throws X {
        TenantState before = registry.currentOrNull(where);
        try {
            @Nullable T result = action.perform();
            record(type, operation, arguments, where, before, result, error(result));
            return result;
        } catch (Throwable thrown) {
            IdentityException.Code code =
                    thrown instanceof IdentityException e ? e.code() : IdentityException.Code.BACKEND_FAILURE;
            record(type, operation, arguments, where, before, null, code.id());
            throw thrown;
        }
    }

    private static boolean isDryRun(Invocation invocation) {
        return invocation.operation() == Operation.APPLY_RBAC_STATE
                && Boolean.TRUE.equals(invocation.arguments().get(2));
    }

    private void record(
            String type,
            Operation operation,
            List<@Nullable Object> arguments,
            TenantId where,
            @Nullable TenantState before,
            @Nullable Object result,
            @Nullable String error) {
        TenantState after = registry.currentOrNull(where);
        registry.record(
                after == null ? settings.tenant() : where,
                error == null
                        ? AdministrativeGrant.of(operation, arguments, result, before, after)
                                .orElse(null)
                        : null,
                (id, at) -> AuditEvent.builder(id, at, type, where)
                        .rawType(rawType(operation))
                        .actor(call.actor())
                        .origin(call.origin())
                        .requestId(call.requestId())
                        .targets(AuditTargets.of(operation, arguments, result, before, after))
                        .fields(AuditFields.of(arguments))
                        .application(application(result))
                        .outcome(error == null ? AuditOutcome.SUCCESS : AuditOutcome.FAILURE)
                        .error(error)
                        .build());
    }

    /** Why a sign-in did not come about, which is no exception; null for everything else. */
    private static @Nullable String error(@Nullable Object result) {
        if (result instanceof SignIn.Rejected rejected) {
            return rejected.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return result instanceof SignIn.MfaRequired ? "mfa-required" : null;
    }

    private static @Nullable String application(@Nullable Object result) {
        return result instanceof SignIn.SignedIn signedIn && signedIn.session() != null
                ? signedIn.session().application()
                : null;
    }

    private static TenantId tenantOf(List<@Nullable Object> arguments) {
        return arguments.get(0) instanceof NewTenant wanted ? wanted.id() : (TenantId) arguments.get(0);
    }

    /**
     * What is done between the states before and after.
     *
     * @param <T> the result's type
     * @param <X> what it may throw
     */
    @FunctionalInterface
    private interface Action<T, X extends Throwable> {
        @Nullable
        T perform() throws X;
    }
}
