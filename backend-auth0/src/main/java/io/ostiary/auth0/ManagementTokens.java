package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that the Management API asks for, got with client credentials. One is fetched at a time, whoever asks; when
 * a tenth of its lifetime is left the next one is fetched while the present one is still used.
 */
final class ManagementTokens {
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final OkHttpClient http;
    private final Clock clock;
    private final Request request;

    private @Nullable Token held;
    private @Nullable CompletableFuture<Token> coming;

    ManagementTokens(OkHttpClient http, Auth0Settings settings, Clock clock) {
        this.http = http;
        this.clock = clock;
        this.request = new Request.Builder()
                .url(settings.url() + "/oauth/token")
                .post(RawJson.body(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        settings.management().clientId(),
                        "client_secret",
                        settings.management().clientSecret().reveal(),
                        "audience",
                        settings.managementAudience())))
                .build();
    }

    /**
     * A token that the tenant should accept.
     *
     * @param deadline when waiting is of no use any more, or null
     */
    Secret current(Operation operation, @Nullable Instant deadline) {
        return token(operation, deadline).secret;
    }

    /** The scopes that the tenant granted to it. */
    Set<String> scopes(Operation operation, @Nullable Instant deadline) {
        return token(operation, deadline).scopes;
    }

    private Token token(Operation operation, @Nullable Instant deadline) {
        CompletableFuture<Token> awaited;
        synchronized (this) {
            Instant now = clock.instant();
            if (held != null && now.isBefore(held.expiresAt)) {
                if (!now.isBefore(held.renewAt)) {
                    CompletableFuture<Token> unused = fetch();
                }
                return held;
            }
            awaited = fetch();
        }
        return await(operation, awaited, deadline);
    }

    /** Says that the tenant refused a token. */
    synchronized void refused(Secret token) {
        if (held != null && held.secret.equals(token)) {
            held = null;
        }
    }

    private Token await(Operation operation, CompletableFuture<Token> awaited, @Nullable Instant deadline) {
        try {
            return deadline == null
                    ? awaited.get()
                    : awaited.get(
                            Math.max(
                                    0,
                                    Duration.between(clock.instant(), deadline).toMillis()),
                            TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Auth0Errors.ofSignIn(operation, e.getCause(), clock.instant());
        } catch (TimeoutException e) {
            throw Auth0Errors.ofSignIn(operation, e, clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Auth0Errors.ofSignIn(operation, e, clock.instant());
        }
    }

    private CompletableFuture<Token> fetch() {
        CompletableFuture<Token> present = coming;
        if (present != null) {
            return present;
        }
        var fetched = new CompletableFuture<Token>();
        coming = fetched;
        http.newCall(request).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    arrived(fetched, token(response));
                } catch (IOException | RuntimeException e) {
                    failed(fetched, e);
                }
            }

            @Override
            public void onFailure(Call call, IOException e) {
                failed(fetched, e);
            }
        });
        return fetched;
    }

    private void arrived(CompletableFuture<Token> fetched, Token token) {
        synchronized (this) {
            held = token;
            coming = null;
        }
        fetched.complete(token);
    }

    private void failed(CompletableFuture<Token> fetched, Exception failure) {
        synchronized (this) {
            coming = null;
        }
        fetched.completeExceptionally(failure);
    }

    private Token token(Response response) throws IOException {
        JsonNode body = Attempt.answer(response).bodyOfSuccess();
        String token = body.path("access_token").asText("");
        long seconds = body.path("expires_in").asLong(0);
        if (token.isEmpty() || seconds <= 0) {
            throw new IllegalStateException("no token in the answer");
        }
        Instant now = clock.instant();
        Duration lifetime = Duration.ofSeconds(seconds);
        return new Token(
                Secret.of(token),
                Set.of(body.path("scope").asText("").split(" ")),
                now.plus(lifetime.multipliedBy(9).dividedBy(10)),
                now.plus(lifetime).minus(SKEW));
    }

    /**
     * A token.
     *
     * @param scopes what of the Management API it is good for
     * @param renewAt when to fetch the next one
     * @param expiresAt when it is of no use any more
     */
    private record Token(Secret secret, Set<String> scopes, Instant renewAt, Instant expiresAt) {}
}
