package io.ostiary.backend;

import org.jspecify.annotations.Nullable;

/**
 * Stands between a caller and a port: guards, times, records, or breaks things on purpose. It sees operations, the methods
 * marked {@link io.ostiary.Performs}; what {@code resolve} asks of the provider passes unseen.
 */
@FunctionalInterface
public interface Interceptor {
    /**
     * Handles one operation.
     *
     * @param invocation the operation with its arguments; {@link Invocation#proceed()} performs it
     * @return what the port method returns; null for a method that returns nothing
     * @throws Throwable whatever the port method may throw
     */
    @Nullable
    Object intercept(Invocation invocation) throws Throwable;
}
