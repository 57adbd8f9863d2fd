package io.ostiary.backend;

import io.ostiary.Operation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation on its way to a port. */
public final class Invocation {
    private final Operation operation;
    private final Object port;
    private final Method method;
    private final @Nullable Object[] arguments;

    Invocation(Operation operation, Object port, Method method, @Nullable Object[] arguments) {
        this.operation = operation;
        this.port = port;
        this.method = method;
        this.arguments = arguments;
    }

    /** The operation. */
    public Operation operation() {
        return operation;
    }

    /** The port method. */
    public Method method() {
        return method;
    }

    /** The port itself, behind the interceptor. */
    public Object port() {
        return port;
    }

    /** The arguments, in the method's order. */
    public List<@Nullable Object> arguments() {
        return Collections.unmodifiableList(Arrays.<@Nullable Object>asList(arguments));
    }

    /**
     * Performs the operation.
     *
     * @throws Throwable what the port method threw
     */
    public @Nullable Object proceed() throws Throwable {
        try {
            return method.invoke(port, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
