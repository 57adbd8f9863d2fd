package io.ostiary.auth0;

import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one tenant. Nothing here sends a request twice, follows a redirect with a token, or waits without a
 * bound.
 */
final class Auth0Client implements AutoCloseable {
    private final Auth0Settings settings;
    private final Clock clock;
    private final OkHttpClient http;
    private final OkHttpClient management;
    private final TokenBucket bucket;
    private final ManagementTokens tokens;

    private volatile boolean closed;

    Auth0Client(Auth0Settings settings, Runtime runtime, Retry.Sleeper sleeper) {
        this.settings = settings;
        this.clock = runtime.clock();
        this.bucket = new TokenBucket(settings.requestsPerSecond(), clock, sleeper);
        this.http = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.connectTimeout().plus(settings.readTimeout()))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(32, 1, TimeUnit.MINUTES))
                .build();
        this.management = http.newBuilder().addInterceptor(this::counted).build();
        this.tokens = new ManagementTokens(http, settings, clock);
    }

    Auth0Settings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    /** For the Authentication API, which has limits of its own. */
    OkHttpClient http() {
        return http;
    }

    /** For the Management API; whoever sends something takes it from the {@link #bucket()} before. */
    OkHttpClient management() {
        return management;
    }

    TokenBucket bucket() {
        return bucket;
    }

    ManagementTokens tokens() {
        return tokens;
    }

    /**
     * Checks that the client is open.
     *
     * @throws UnavailableException when it was closed
     */
    void requireOpen(Operation operation) {
        if (closed) {
            throw new UnavailableException(operation, "the backend is closed", false, null);
        }
    }

    @Override
    public void close() {
        closed = true;
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Response counted(Interceptor.Chain chain) throws IOException {
        bucket.sending();
        try {
            Response response = chain.proceed(chain.request());
            String limit = response.header("x-ratelimit-limit");
            String remaining = response.header("x-ratelimit-remaining");
            if (isNumber(limit) && isNumber(remaining)) {
                bucket.observe(Integer.parseInt(limit), Integer.parseInt(remaining));
            }
            return response;
        } finally {
            bucket.ended();
        }
    }

    private static boolean isNumber(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,9}");
    }
}
