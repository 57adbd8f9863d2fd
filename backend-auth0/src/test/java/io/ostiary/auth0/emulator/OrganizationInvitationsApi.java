package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Invitations to an organization. An address may be invited as often as one likes. */
final class OrganizationInvitationsApi implements Resource {
    private static final int DEFAULT_LIFETIME = 604_800;
    private static final int LONGEST_LIFETIME = 2_592_000;

    private static final ObjectRule CREATE = Rule.object()
            .required(
                    "inviter", Rule.object().required("name", Rule.text().min(1).max(300)))
            .required("invitee", Rule.object().required("email", Rule.text().email()))
            .required("client_id", Rule.text())
            .optional("ttl_sec", Rule.integer().min(0).max(LONGEST_LIFETIME))
            .optional("roles", Rule.list(Rule.text()).min(1))
            .optional("send_invitation_email", Rule.flag());

    private final Tenant tenant;

    OrganizationInvitationsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /organizations/{id}/invitations", this::list)
                .scopes("read:organization_invitations")
                .path(OrganizationsApi.PATH)
                .query(Paging.offset()
                        .optional("fields", Rule.text())
                        .optional("include_fields", Rule.flag())
                        .optional("sort", Rule.text()));
        router.management("POST /organizations/{id}/invitations", this::create)
                .scopes("create:organization_invitations")
                .path(OrganizationsApi.PATH)
                .body(CREATE);
        router.management("GET /organizations/{id}/invitations/{invitation_id}", this::get)
                .scopes("read:organization_invitations")
                .path(OrganizationsApi.PATH);
        router.management("DELETE /organizations/{id}/invitations/{invitation_id}", this::delete)
                .scopes("delete:organization_invitations")
                .path(OrganizationsApi.PATH);
    }

    /** Tells no total, asked for or not. */
    private Answer list(Request request) {
        List<ObjectNode> all = List.copyOf(organization(request).invitations().values());
        Paging paging = new Paging("invitations");
        return Answer.ok(
                request.flag("include_totals")
                        ? paging.envelope(request, all, Fields.of(request)::pick)
                                .without("total")
                        : paging.items(request, all, Fields.of(request)::pick));
    }

    private Answer get(Request request) {
        return Answer.ok(invitation(request));
    }

    /** Says 204 also of what is not there. */
    private Answer delete(Request request) {
        organization(request).invitations().remove(request.variable("invitation_id"));
        return Answer.noContent();
    }

    private Answer create(Request request) {
        Organization organization = organization(request);
        JsonNode body = request.body();
        JsonNode client = requireInviting(body.get("client_id").asText());
        requireRoles(body.path("roles"));
        int asked = body.path("ttl_sec").asInt();
        String ticket = tenant.ids().token(32);
        ObjectNode invitation = Json.object().put("id", tenant.ids().prefixed("uinv_"));
        ObjectNode given = request.object().deepCopy().without(List.of("ttl_sec", "send_invitation_email"));
        invitation.setAll(given);
        invitation
                .put(
                        "invitation_url",
                        client.get("initiate_login_uri").asText() + "?invitation=" + ticket + "&organization="
                                + organization.id() + "&organization_name=" + organization.name())
                .put("ticket_id", ticket)
                .put("created_at", tenant.now())
                .put(
                        "expires_at",
                        Tenant.timestamp(tenant.clock().instant().plusSeconds(asked == 0 ? DEFAULT_LIFETIME : asked)))
                .put("organization_id", organization.id());
        organization.invitations().put(invitation.get("id").asText(), invitation);
        if (body.path("send_invitation_email").asBoolean(true)) {
            tenant.mails().send("user_invitation", body.at("/invitee/email").asText());
        }
        return Answer.created(invitation);
    }

    private JsonNode requireInviting(String clientId) {
        JsonNode client = Optional.ofNullable(tenant.clients().get(clientId))
                .orElseThrow(() -> Problem.of(400, "The specified client_id does not exist."));
        if (client.path("organization_usage").asText("deny").equals("deny")) {
            throw Problem.of(400, "The specified client_id does not allow organizations.");
        }
        if (client.path("initiate_login_uri").asText("").isEmpty()) {
            throw Problem.of(
                    400,
                    "A default login route is required to generate the invitation url. For more information, see"
                            + " https://auth0.com/docs/universal-login/configure-default-login-routes");
        }
        return client;
    }

    private void requireRoles(JsonNode roles) {
        String unknown = roles.valueStream()
                .map(JsonNode::asText)
                .filter(role -> !tenant.roles().containsKey(role))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw Problem.of(400, "One or more of the specified roles do not exist: " + unknown);
        }
    }

    private Organization organization(Request request) {
        return tenant.organizations().get(request.variable("id"));
    }

    private ObjectNode invitation(Request request) {
        return Optional.ofNullable(organization(request).invitations().get(request.variable("invitation_id")))
                .orElseThrow(() -> Problem.notFound("The invitation does not exist.", "inexistent_invitation"));
    }
}
