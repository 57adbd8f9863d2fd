package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.tenant.TenantId;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.WebTarget;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;

/**
 * The connections to one server. The admin client renews its token before it expires and drops it when the server
 * refuses it; every wait has a bound.
 */
final class KeycloakClient implements AutoCloseable {
    private static final int MOST_REALMS = 1000;

    private final KeycloakSettings settings;
    private final Keycloak keycloak;
    private final BoundedEngine engine;
    private final AdminToken token;
    private final Client http;
    private final ImpersonationResource impersonation;
    private final AdminQueries queries;
    /** Making a proxy of a resource costs milliseconds. */
    private final BoundedMap<TenantId, RealmResource> realms = new BoundedMap<>(MOST_REALMS);

    private final Known known = new Known();
    private final PublishedKeys keys = new PublishedKeys();

    private volatile boolean closed;

    KeycloakClient(KeycloakSettings settings) {
        this.settings = settings;
        this.engine = new BoundedEngine(settings);
        this.http = new ResteasyClientBuilderImpl()
                .httpEngine(engine)
                .register(JacksonProvider.class, 100)
                .register(new ForeignAnswers())
                .build();
        this.keycloak = KeycloakBuilder.builder()
                .serverUrl(settings.url())
                .realm(settings.realm())
                .clientId(settings.clientId())
                .clientSecret(reveal(settings.clientSecret()))
                .username(settings.username())
                .password(reveal(settings.password()))
                .grantType(settings.username() == null ? OAuth2Constants.CLIENT_CREDENTIALS : OAuth2Constants.PASSWORD)
                .resteasyClient(http)
                .build();
        this.token = new AdminToken(keycloak.tokenManager());
        this.impersonation = keycloak.proxy(ImpersonationResource.class);
        this.queries = keycloak.proxy(AdminQueries.class);
    }

    Keycloak keycloak() {
        return keycloak;
    }

    Known known() {
        return known;
    }

    PublishedKeys keys() {
        return keys;
    }

    AdminQueries queries() {
        return queries;
    }

    KeycloakSettings settings() {
        return settings;
    }

    RealmResource realm(TenantId tenant) {
        return realms.get(tenant).orElseGet(() -> {
            RealmResource realm = keycloak.realm(tenant.value());
            realms.put(tenant, realm);
            return realm;
        });
    }

    ImpersonationResource impersonation() {
        return impersonation;
    }

    /** What stands at a path of the realm, over the same connections, without a token. */
    WebTarget target(TenantId tenant, String path) {
        return http.target(settings.url())
                .path("realms/{realm}")
                .resolveTemplate("realm", tenant.value())
                .path(path);
    }

    /** Sends the thread's requests, signed in; what is still under way when the time that is left is over, ends. */
    <T> T within(Operation operation, Duration left, Supplier<T> requests) {
        return engine.within(left, () -> {
            token.require(operation, left);
            return requests.get();
        });
    }

    /** Forgets what was kept about a realm that is gone. */
    void forget(TenantId tenant) {
        realms.remove(tenant);
        known.forgetAttributes(tenant);
        keys.forget(tenant);
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
        if (!closed) {
            closed = true;
            Duration left = settings.connectTimeout().plus(settings.readTimeout());
            boolean unused = engine.within(left, () -> {
                keycloak.close();
                return true;
            });
        }
    }

    private static @Nullable String reveal(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }
}
