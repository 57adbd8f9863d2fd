package io.ostiary.keycloak;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;

/**
 * A Keycloak 26 server. A tenant is a realm; the realm {@code master}, which administers the others, is hidden.
 *
 * <p>Opening makes no call, and no operation changes how a realm is set up: one that needs what the realm lacks throws
 * {@link io.ostiary.NotConfiguredException}. What changes a user reads the whole user, changes it and writes it back,
 * one at a time within this process; Keycloak knows no conditional write, so of two processes the later wins.
 */
public final class KeycloakBackend implements IdentityBackend {
    private final KeycloakClient client;
    private final Runtime runtime;

    KeycloakBackend(KeycloakSettings settings, Runtime runtime) {
        this.client = new KeycloakClient(settings);
        this.runtime = runtime;
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
        return new KeycloakTenants(new Requests(client, runtime, call, null));
    }

    @Override
    public Directory directory(TenantId tenant, Call call) {
        return new KeycloakDirectory(tenant, new Requests(client, runtime, call, tenant));
    }

    @Override
    public void close() {
        client.close();
    }
}
