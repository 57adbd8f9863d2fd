package io.ostiary.backend;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.Performs;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is to know about ports by looking at them: which method performs an operation, and how to stand in
 * between.
 *
 * <p>Interception is one dynamic proxy over all {@link Performs} methods. Hand-written decorators were rejected: over
 * refusing defaults they silently refuse whatever they forgot to forward.
 */
public final class Ports {
    private static final Object[] NO_ARGUMENTS = {};

    private static final Map<Operation, Method> METHODS = methods();

    private Ports() {}

    /** The port interfaces: those of a directory, and the tenants. */
    public static List<Class<?>> interfaces() {
        return Stream.concat(
                        Arrays.stream(Directory.class.getMethods())
                                .map(Method::getReturnType)
                                .filter(Ports::isPort),
                        Stream.of(Tenants.class))
                .sorted(Comparator.comparing(Class::getName))
                .<Class<?>>map(type -> type)
                .toList();
    }

    /** The port method that performs the operation; empty when it {@linkplain Operation#hasPort() has no port}. */
    public static Optional<Method> method(Operation operation) {
        return Optional.ofNullable(METHODS.get(operation));
    }

    /** The same backend with an interceptor before every operation of every port. */
    public static IdentityBackend intercept(IdentityBackend backend, Interceptor interceptor) {
        return new IdentityBackend() {
            @Override
            public String name() {
                return backend.name();
            }

            @Override
            public Capabilities capabilities() {
                return backend.capabilities();
            }

            @Override
            public Tenants tenants(Call call) {
                return intercept(Tenants.class, backend.tenants(call), interceptor);
            }

            @Override
            public Directory directory(TenantId tenant, Call call) {
                return intercept(backend.directory(tenant, call), interceptor);
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
        };
    }

    /** The same directory with an interceptor before every operation of every port. */
    public static Directory intercept(Directory directory, Interceptor interceptor) {
        return proxy(Directory.class, (proxy, method, arguments) -> {
            Object result = invoke(directory, method, arguments);
            return isPort(method.getReturnType()) && result != null
                    ? interceptAs(method.getReturnType(), result, interceptor)
                    : result;
        });
    }

    /** The same port with an interceptor before every operation. */
    public static <P> P intercept(Class<P> type, P port, Interceptor interceptor) {
        return proxy(type, (proxy, method, arguments) -> {
            Performs performs = method.getAnnotation(Performs.class);
            return performs == null
                    ? invoke(port, method, arguments)
                    : interceptor.intercept(new Invocation(
                            performs.value(), port, method, arguments == null ? NO_ARGUMENTS : arguments));
        });
    }

    private static <P> Object interceptAs(Class<P> type, Object port, Interceptor interceptor) {
        return intercept(type, type.cast(port), interceptor);
    }

    private static <P> P proxy(Class<P> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static boolean isPort(Class<?> type) {
        return type.isInterface()
                && Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(Performs.class));
    }

    private static Map<Operation, Method> methods() {
        Map<Operation, Method> methods = new EnumMap<>(Operation.class);
        for (Class<?> port : interfaces()) {
            for (Method method : port.getMethods()) {
                Performs performs = method.getAnnotation(Performs.class);
                if (performs != null && methods.put(performs.value(), method) != null) {
                    throw new IllegalStateException(performs.value().id() + " is performed by two methods");
                }
            }
        }
        return methods;
    }
}
