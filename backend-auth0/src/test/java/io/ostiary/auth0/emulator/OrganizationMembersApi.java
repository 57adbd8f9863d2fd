package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Who is a member of an organization. */
final class OrganizationMembersApi implements Resource {
    /** How many are added or removed at once. */
    private static final int LIMIT = 10;

    private static final ObjectRule MEMBERS = Rule.object()
            .open()
            .required(
                    "members",
                    Rule.list(Rule.text().format("user-id-with-max-length", RoleUsersApi::isUserId))
                            .min(1)
                            .max(LIMIT));

    private final Tenant tenant;

    OrganizationMembersApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /organizations/{id}/members", this::list)
                .scopes("read:organization_members")
                .path(OrganizationsApi.PATH)
                .query(Paging.offsetOrCheckpoint()
                        .optional("fields", Rule.text())
                        .optional("include_fields", Rule.flag()));
        router.management("POST /organizations/{id}/members", this::add)
                .scopes("create:organization_members")
                .path(OrganizationsApi.PATH)
                .body(MEMBERS);
        router.management("DELETE /organizations/{id}/members", this::remove)
                .scopes("delete:organization_members")
                .path(OrganizationsApi.PATH)
                .body(MEMBERS);
        router.management("GET /organizations/{org_id}/roles/{rol_id}/members", this::withRole)
                .scopes("read:organization_member_roles")
                .query(Checkpoint.RULE);
    }

    private Answer list(Request request) {
        Organization organization = tenant.organizations().get(request.variable("id"));
        List<Map.Entry<String, String>> members =
                List.copyOf(organization.members().entrySet());
        boolean roles = request.query("fields").orElse("").contains("roles");
        if (roles && !request.scopes().contains("read:organization_member_roles")) {
            throw Problem.of(
                    403, "Insufficient scope, expected any of: read:organization_member_roles", "insufficient_scope");
        }
        if (!Paging.isCheckpoint(request)) {
            return new Paging("members").page(request, members, member -> shown(request, organization, member));
        }
        return Answer.ok(Checkpoint.endless(
                request,
                "members",
                members,
                OrganizationMembersApi::age,
                member -> shown(request, organization, member)));
    }

    private Answer withRole(Request request) {
        Organization organization = tenant.organizations().get(request.variable("org_id"));
        String role = tenant.role(request.variable("rol_id")).get("id").asText();
        return Answer.ok(Checkpoint.ordered(
                request,
                "members",
                organization.members().entrySet().stream()
                        .filter(member -> organization.roles(member.getKey()).contains(role))
                        .toList(),
                OrganizationMembersApi::age,
                member -> shown(request, organization, member)));
    }

    /** Passes over those who are members already and, as Auth0 tells no refusal of them, those who are nobody. */
    private Answer add(Request request) {
        Organization organization = tenant.organizations().get(request.variable("id"));
        users(request).stream()
                .filter(user -> tenant.users().find(user).isPresent())
                .forEach(user -> organization.members().putIfAbsent(user, tenant.now()));
        return Answer.noContent();
    }

    private Answer remove(Request request) {
        Organization organization = tenant.organizations().get(request.variable("id"));
        users(request).forEach(organization.members()::remove);
        return Answer.noContent();
    }

    private static List<String> users(Request request) {
        return request.body()
                .get("members")
                .valueStream()
                .map(user -> user.asText())
                .toList();
    }

    private static String age(Map.Entry<String, String> member) {
        return member.getValue() + "," + member.getKey();
    }

    /** A member, with the roles only where the request asks for them by name. */
    private ObjectNode shown(Request request, Organization organization, Map.Entry<String, String> member) {
        ObjectNode shown =
                tenant.users().get(member.getKey()).profile().deepCopy().retain("user_id", "email", "picture", "name");
        if (request.query("fields").orElse("").contains("roles")) {
            shown.putArray("roles")
                    .addAll(Json.array(organization.roles(member.getKey()).stream()
                            .map(role -> tenant.role(role).deepCopy().retain("id", "name"))));
        }
        return Fields.of(request).pick(shown);
    }
}
