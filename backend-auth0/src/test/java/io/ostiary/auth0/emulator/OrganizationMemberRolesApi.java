package io.ostiary.auth0.emulator;

import java.util.List;
import java.util.Set;

/** The roles that a member has inside an organization. */
final class OrganizationMemberRolesApi implements Resource {
    /** How many roles a member may have. */
    private static final int LIMIT = 50;

    private static final ObjectRule ROLES = Rule.object()
            .required(
                    "roles",
                    Rule.list(Rule.text().format("role-id", text -> text.startsWith("rol_")))
                            .min(1)
                            .says("List of roles IDs to associated with the user."));

    private final Tenant tenant;

    OrganizationMemberRolesApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        String path = "/organizations/{id}/members/{user_id}/roles";
        router.management("GET " + path, this::list)
                .scopes("read:organization_member_roles")
                .path(OrganizationsApi.PATH)
                .query(Paging.offset());
        router.management("POST " + path, this::assign)
                .scopes("create:organization_member_roles")
                .path(OrganizationsApi.PATH)
                .body(ROLES);
        router.management("DELETE " + path, this::unassign)
                .scopes("delete:organization_member_roles")
                .path(OrganizationsApi.PATH)
                .body(ROLES);
    }

    private Answer list(Request request) {
        return new Paging("roles")
                .page(
                        request,
                        RolesApi.byName(ofMember(request).stream().map(tenant::role))
                                .toList(),
                        role -> role.deepCopy().retain("id", "name", "description"));
    }

    private Answer assign(Request request) {
        Set<String> present = ofMember(request);
        List<String> added = roles(request);
        for (String role : added) {
            if (!tenant.roles().containsKey(role)) {
                throw Problem.notFound("No such role with id: " + role);
            }
        }
        if (added.stream().filter(role -> !present.contains(role)).count() + present.size() > LIMIT) {
            throw Problem.of(409, "No more roles can be assigned to this organization member.");
        }
        present.addAll(added);
        return Answer.noContent();
    }

    private Answer unassign(Request request) {
        roles(request).forEach(ofMember(request)::remove);
        return Answer.noContent();
    }

    private Set<String> ofMember(Request request) {
        Organization organization = tenant.organizations().get(request.variable("id"));
        return organization.roles(
                tenant.users().get(request.variable("user_id")).id());
    }

    private static List<String> roles(Request request) {
        return request.body()
                .get("roles")
                .valueStream()
                .map(role -> role.asText())
                .toList();
    }
}
