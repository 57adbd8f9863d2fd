package io.ostiary.fault;

import io.ostiary.Call;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.Apis;
import io.ostiary.application.Applications;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.permission.Permissions;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.role.Roles;
import io.ostiary.session.Sessions;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.ClaimMappers;
import io.ostiary.user.UserMetadata;
import io.ostiary.user.Users;

/** The ports of one call, which may go past the faults or meet them. */
record TenantClient(IdentityBackend backend, TenantId tenant, Call call) {
    Users users() {
        return backend.directory(tenant, call).users();
    }

    UserMetadata metadata() {
        return backend.directory(tenant, call).metadata();
    }

    ClaimMappers claimMappers() {
        return backend.directory(tenant, call).claimMappers();
    }

    Sessions sessions() {
        return backend.directory(tenant, call).sessions();
    }

    Roles roles() {
        return backend.directory(tenant, call).roles();
    }

    Permissions permissions() {
        return backend.directory(tenant, call).permissions();
    }

    IdentityProviders identityProviders() {
        return backend.directory(tenant, call).identityProviders();
    }

    Applications applications() {
        return backend.directory(tenant, call).applications();
    }

    Apis apis() {
        return backend.directory(tenant, call).apis();
    }

    ApiGrants apiGrants() {
        return backend.directory(tenant, call).apiGrants();
    }

    Tenants tenants() {
        return backend.tenants(call);
    }
}
