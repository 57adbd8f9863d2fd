package io.ostiary.memory;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.UnsupportedException;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Interceptor;
import io.ostiary.backend.Ports;
import io.ostiary.backend.Setup;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backend that declares something else than the one behind it, and does something else.
 *
 * @param backend the one behind it
 * @param capabilities what it declares
 * @param fault what it does instead
 */
record FaultyBackend(IdentityBackend backend, Capabilities capabilities, Interceptor fault) implements IdentityBackend {
    /** What is looked up without being an operation, by the port that looks it up. */
    private static final Map<String, Operation> RESOLVED_BY = Map.ofEntries(
            Map.entry("Actions", Operation.LIST_ACTIONS),
            Map.entry("Forms", Operation.LIST_FORMS),
            Map.entry("ApiKeys", Operation.LIST_API_KEYS),
            Map.entry("Apis", Operation.LIST_APIS),
            Map.entry("ApiGrants", Operation.GET_API),
            Map.entry("Users", Operation.GET_USER),
            Map.entry("Organizations", Operation.LIST_ORGANIZATIONS),
            Map.entry("Roles", Operation.LIST_ROLES),
            Map.entry("Applications", Operation.LIST_APPLICATIONS),
            Map.entry("CustomDomains", Operation.LIST_CUSTOM_DOMAINS),
            Map.entry("EmailDomains", Operation.LIST_EMAIL_DOMAINS),
            Map.entry("IdentityProviders", Operation.LIST_IDENTITY_PROVIDERS),
            Map.entry("Groups", Operation.LIST_GROUPS),
            Map.entry("Tenants", Operation.GET_TENANT));

    private static final Set<String> LOOKS_UP = Set.of("resolve", "authenticate", "holders");

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public Tenants tenants(Call call) {
        return refusing(Tenants.class, Ports.intercept(Tenants.class, backend.tenants(call), fault));
    }

    @Override
    public Directory directory(TenantId tenant, Call call) {
        return refusing(Directory.class, Ports.intercept(backend.directory(tenant, call), fault));
    }

    @Override
    public Setup setup(Call call) {
        return backend.setup(call);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> nativeType) {
        return backend.unwrap(nativeType);
    }

    @Override
    public void close() {
        backend.close();
    }

    /** The same port, whose lookups refuse where the operation that it belongs to is lacking. */
    private <P> P refusing(Class<P> type, P port) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Operation resolved = RESOLVED_BY.get(type.getSimpleName());
            if (LOOKS_UP.contains(method.getName()) && resolved != null && !capabilities.supports(resolved)) {
                throw new UnsupportedException(resolved);
            }
            try {
                return wrapped(method.getReturnType(), method.invoke(port, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private <P> @Nullable Object wrapped(Class<P> type, @Nullable Object result) {
        return Ports.interfaces().contains(type) && result != null ? refusing(type, type.cast(result)) : result;
    }
}
