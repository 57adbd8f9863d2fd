package io.ostiary.keycloak;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.impl.client.HttpClientBuilder;
import org.jboss.resteasy.client.jaxrs.engines.ApacheHttpClient43Engine;
import org.jboss.resteasy.client.jaxrs.internal.ClientInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over pooled connections, where every wait has a bound: the settings', and within {@link #within} the
 * time that is left. What is still under way then is aborted, because a read time-out begins again with every byte.
 *
 * <p>Nothing is sent twice and no cookie is kept: both would happen without the caller's knowing.
 */
@SuppressWarnings("removal") // the admin client works with no other engine
final class BoundedEngine extends ApacheHttpClient43Engine {
    private static final ThreadLocal<@Nullable TimeLimit> LIMIT = new ThreadLocal<>();

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "Ostiary's Keycloak deadlines");
        thread.setDaemon(true);
        return thread;
    });

    BoundedEngine(KeycloakSettings settings) {
        super(
                HttpClientBuilder.create()
                        .setMaxConnTotal(settings.connections())
                        .setMaxConnPerRoute(settings.connections())
                        .setDefaultRequestConfig(RequestConfig.custom()
                                .setConnectTimeout(Math.toIntExact(
                                        settings.connectTimeout().toMillis()))
                                .setSocketTimeout(
                                        Math.toIntExact(settings.readTimeout().toMillis()))
                                .setConnectionRequestTimeout(
                                        Math.toIntExact(settings.readTimeout().toMillis()))
                                .build())
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .build(),
                true);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Sends what the thread asks for meanwhile, no longer than the time that is left. */
    <T> T within(Duration left, Supplier<T> requests) {
        var own = new TimeLimit(System.nanoTime() + left.toNanos());
        Future<?> end = timer.schedule(own::abort, left.toNanos(), TimeUnit.NANOSECONDS);
        LIMIT.set(own);
        try {
            return requests.get();
        } finally {
            LIMIT.remove();
            end.cancel(false);
        }
    }

    @Override
    protected void loadHttpMethod(ClientInvocation request, HttpRequestBase method) throws Exception {
        super.loadHttpMethod(request, method);
        TimeLimit current = LIMIT.get();
        if (current != null) {
            current.bind(method);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        super.close();
    }

    private static final class TimeLimit {
        private final long end;
        private final CopyOnWriteArrayList<HttpRequestBase> requests = new CopyOnWriteArrayList<>();

        TimeLimit(long end) {
            this.end = end;
        }

        void bind(HttpRequestBase method) {
            RequestConfig config = method.getConfig();
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            method.setConfig(RequestConfig.copy(config)
                    .setConnectTimeout(Math.toIntExact(Math.min(left, config.getConnectTimeout())))
                    .setSocketTimeout(Math.toIntExact(Math.min(left, config.getSocketTimeout())))
                    .setConnectionRequestTimeout(Math.toIntExact(Math.min(left, config.getConnectionRequestTimeout())))
                    .build());
            requests.add(method);
            if (end - System.nanoTime() <= 0) {
                method.abort();
            }
        }

        void abort() {
            requests.forEach(HttpRequestBase::abort);
        }
    }
}
