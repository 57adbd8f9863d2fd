package io.ostiary.auth0;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.backend.Directory;
import io.ostiary.backend.EntityLocks;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Setup;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;

/**
 * A tenant of Auth0, whose id is its domain.
 *
 * <p>Opening makes no call, and no operation changes how the tenant is set up: one that needs what the tenant lacks throws
 * {@link io.ostiary.NotConfiguredException}. Auth0 knows no conditional write: what reads before it changes a user does so
 * one at a time within this process, and of two processes the later wins.
 */
public final class Auth0Backend implements IdentityBackend {
    private final Auth0Client client;
    private final Runtime runtime;
    private final Retry.Sleeper sleeper;
    private final EntityLocks locks;
    private final SigningKeys keys = new SigningKeys();

    Auth0Backend(Auth0Settings settings, Runtime runtime, Retry.Sleeper sleeper) {
        this.client = new Auth0Client(settings, runtime, sleeper);
        this.runtime = runtime;
        this.sleeper = sleeper;
        this.locks = new EntityLocks(runtime.clock());
    }

    @Override
    public String name() {
        return Auth0Provider.NAME;
    }

    @Override
    public Capabilities capabilities() {
        return Auth0Capabilities.WIDEST;
    }

    @Override
    public Tenants tenants(Call call) {
        return new Auth0Tenants(tenant(TenantId.of(client.settings().domain()), call));
    }

    @Override
    public Directory directory(TenantId tenant, Call call) {
        return new Auth0Directory(tenant(tenant, call), keys, call);
    }

    @Override
    public Setup setup(Call call) {
        return new Auth0Setup(tenant -> tenant(tenant, call));
    }

    @Override
    public void close() {
        client.close();
    }

    private ManagedTenant tenant(TenantId tenant, Call call) {
        return new ManagedTenant(tenant, new Requests(client, runtime, call, sleeper), locks);
    }
}
