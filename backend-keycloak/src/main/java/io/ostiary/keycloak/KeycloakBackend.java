package io.ostiary.keycloak;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.backend.Directory;
import io.ostiary.backend.EntityLocks;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Setup;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A Keycloak 26 server. A tenant is a realm; the realm {@code master}, which administers the others, is hidden.
 *
 * <p>Opening makes no call, and no operation changes how a realm is set up: one that needs what the realm lacks throws
 * {@link io.ostiary.NotConfiguredException}. What changes a user reads the whole user, changes it and writes it back,
 * one at a time within this process; Keycloak knows no conditional write, so of two processes the later wins.
 */
public final class KeycloakBackend implements IdentityBackend {
    private final KeycloakClient client;
    private final Clock clock;
    private final Retry retry;
    private final EntityLocks locks;

    KeycloakBackend(KeycloakSettings settings, Runtime runtime, Retry.Sleeper sleeper) {
        this.client = new KeycloakClient(settings);
        this.clock = runtime.clock();
        this.retry = new Retry(clock, sleeper, runtime.random(), settings.attempts());
        this.locks = new EntityLocks(clock);
    }

    @Override
    public String name() {
        return KeycloakProvider.NAME;
    }

    @Override
    public Capabilities capabilities() {
        return KeycloakCapabilities.WIDEST;
    }

    @Override
    public Tenants tenants(Call call) {
        return new KeycloakTenants(requests(call, null));
    }

    @Override
    public Directory directory(TenantId tenant, Call call) {
        return new KeycloakDirectory(new Realm(tenant, requests(call, tenant), locks));
    }

    /**
     * How realms are set up. Fixing one needs the right to manage it, and changes
     *
     * <ul>
     *   <li>the user profile: attributes that it does not manage are kept, and only administrators see and edit them; e-mail
     *       address and names are not required; names and usernames may hold any character;
     *   <li>the realm: usernames can be edited, too many wrong passwords lock a user, a refresh token works once,
     *       organizations are on, with which the login page asks for the username first;
     *   <li>the clients: there is a confidential client {@code ostiary} with direct access grants, and with the standard
     *       flow to a redirect URI where nobody ever goes;
     *   <li>the authentication: that client checks passwords by a flow {@code ostiary sign-in}, unless it is bound to
     *       another already;
     *   <li>the client scopes: there is a scope {@code ostiary} for claim mappers, which that client and new ones have;
     *   <li>the permissions: there is a client {@code ostiary-permissions} with authorization services.
     * </ul>
     *
     * <p>A tenant that Ostiary creates is set up.
     */
    @Override
    public Setup setup(Call call) {
        return new KeycloakSetup(requests(call, null), Operation.UPDATE_TENANT);
    }

    @Override
    public void close() {
        client.close();
    }

    private Requests requests(Call call, @Nullable TenantId tenant) {
        return new Requests(client, clock, retry, call, tenant);
    }
}
