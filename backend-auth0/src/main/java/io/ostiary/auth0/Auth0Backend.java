package io.ostiary.auth0;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;

/** One tenant of Auth0. Opening makes no call. */
public final class Auth0Backend implements IdentityBackend {
    Auth0Backend(Auth0Settings settings, Runtime runtime) {}

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
        return new Tenants() {};
    }

    @Override
    public Directory directory(TenantId tenant, Call call) {
        return new Directory() {
            @Override
            public TenantId tenant() {
                return tenant;
            }

            @Override
            public Call call() {
                return call;
            }
        };
    }

    @Override
    public void close() {}
}
