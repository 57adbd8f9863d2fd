package io.ostiary.auth0;

import io.ostiary.Call;
import io.ostiary.backend.Directory;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserMetadata;
import io.ostiary.user.Users;

/** The tenant, for one call. */
final class Auth0Directory implements Directory {
    private final ManagedTenant tenant;
    private final Call call;

    Auth0Directory(ManagedTenant tenant, Call call) {
        this.tenant = tenant;
        this.call = call;
    }

    @Override
    public TenantId tenant() {
        return tenant.id();
    }

    @Override
    public Call call() {
        return call;
    }

    @Override
    public Users users() {
        return new Auth0Users(tenant);
    }

    @Override
    public UserMetadata metadata() {
        return new Auth0UserMetadata(tenant);
    }
}
