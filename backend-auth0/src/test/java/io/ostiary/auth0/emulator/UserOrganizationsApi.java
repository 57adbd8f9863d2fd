package io.ostiary.auth0.emulator;

import java.util.List;

/** The organizations of a user, of which this tenant has none. */
final class UserOrganizationsApi implements Resource {
    private final Tenant tenant;

    UserOrganizationsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /users/{id}/organizations", this::list)
                .scopes("read:organizations")
                .query(Paging.offset());
    }

    private Answer list(Request request) {
        tenant.users().get(request.variable("id"));
        return new Paging("organizations").page(request, List.of(), none -> Json.object());
    }
}
