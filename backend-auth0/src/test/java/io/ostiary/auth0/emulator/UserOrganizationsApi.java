package io.ostiary.auth0.emulator;

import java.util.List;

/** The organizations that a user is a member of. */
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
        String user = tenant.users().get(request.variable("id")).id();
        List<Organization> organizations = tenant.organizations().all().stream()
                .filter(organization -> organization.members().containsKey(user))
                .toList();
        Paging paging = new Paging("organizations");
        // Recorded with this total, whatever the list holds.
        return Answer.ok(
                request.flag("include_totals")
                        ? paging.envelope(request, organizations, OrganizationsApi::shown)
                                .put("total", 0)
                        : paging.items(request, organizations, OrganizationsApi::shown));
    }
}
