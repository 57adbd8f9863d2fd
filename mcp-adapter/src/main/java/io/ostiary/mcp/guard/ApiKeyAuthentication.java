package io.ostiary.mcp.guard;

import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.Origin;
import io.ostiary.Secret;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.mcp.protocol.BearerAuthentication;
import io.ostiary.mcp.protocol.Caller;
import io.ostiary.mcp.protocol.Grant;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows callers by the API keys of the backend's tenants. Whoever cannot be known right now is nobody. */
public final class ApiKeyAuthentication implements BearerAuthentication {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyAuthentication.class);

    private final IdentityBackend backend;
    private final Clock clock;
    private final Duration timeout;

    /**
     * By the keys of that backend.
     *
     * @param timeout how long the backend may take to look
     */
    public ApiKeyAuthentication(IdentityBackend backend, Clock clock, Duration timeout) {
        this.backend = backend;
        this.clock = clock;
        this.timeout = timeout;
    }

    @Override
    public Optional<Caller> caller(String token, String address) {
        return ApiKeyCredential.parse(Secret.of(token)).flatMap(credential -> caller(credential, address));
    }

    private Optional<Caller> caller(ApiKeyCredential credential, String address) {
        var call = new Call(
                "api-key", UUID.randomUUID().toString(), clock.instant().plus(timeout), new Origin("http", address));
        try {
            return backend.directory(credential.tenant(), call)
                    .apiKeys()
                    .authenticate(credential)
                    .map(key -> caller(key, credential, address));
        } catch (NotFoundException noSuchTenant) {
            return Optional.empty();
        } catch (IdentityException e) {
            LOG.warn("A key could not be checked: {}", e.code().id());
            return Optional.empty();
        }
    }

    private static Caller caller(ApiKey key, ApiKeyCredential credential, String address) {
        return new Caller(
                "api-key:" + key.id(),
                "http",
                address,
                new Grant(credential.tenant().value(), key.scopes()));
    }
}
