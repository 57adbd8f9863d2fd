package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Caller.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrganizationsEmulatorTest extends EmulatorContext {
    private static final String NOT_FOUND = "No organization found by that id or name";

    @Test
    void anOrganizationIsCreatedReadChangedAndDeleted() {
        Result created = api.post("/organizations", "{'name':'acme','display_name':'Acme','metadata':{'plan':'gold'}}");
        String id = created.text("id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(id).matches("org_[A-Za-z0-9]{16}");
        assertThat(api.get("/organizations/" + id).text("display_name")).isEqualTo("Acme");
        assertThat(api.get("/organizations/acme").text("id")).isEqualTo(id);
        assertThat(api.get("/organizations/name/acme").text("id")).isEqualTo(id);
        assertThat(api.patch("/organizations/" + id, "{'name':'pier'}").text("name"))
                .isEqualTo("pier");
        assertThat(api.delete("/organizations/" + id).status()).isEqualTo(204);
        assertRefused(api.get("/organizations/" + id), 404, "", NOT_FOUND);
        assertRefused(api.delete("/organizations/" + id), 404, "", NOT_FOUND);
        assertRefused(api.get("/organizations/name/acme"), 404, "", NOT_FOUND);
    }

    @Test
    void aNameIsTakenOnce() {
        organization("acme");
        String other = organization("other");

        assertRefused(
                api.post("/organizations", "{'name':'acme'}"),
                409,
                "",
                "An organization with this name already exists.");
        assertRefused(
                api.patch("/organizations/" + other, "{'name':'acme'}"),
                409,
                "",
                "An organization with this name already exists.");
        assertThat(api.patch("/organizations/" + other, "{'name':'other'}").status())
                .isEqualTo(200);
    }

    @Test
    void whatTheSchemaDoesNotKnowIsRefused() {
        assertRefused(
                api.post("/organizations", "{'name':'acme','size':1}"),
                400,
                "invalid_body",
                "Payload validation error: 'Additional properties not allowed: size'.");
        assertRefused(
                api.post("/organizations", "{'name':'Acme'}"),
                400,
                "invalid_body",
                "Payload validation error: 'Object didn't pass validation for format organization-name: Acme' on"
                        + " property name (The name of this organization.).");
        for (String wrong : new String[] {
            "'branding':{'logo_url':'http://example.com/logo.png'}",
            "'branding':{'logo_url':null}",
            "'branding':{'colors':{'primary':'#000000'}}",
            "'metadata':{'a':1}",
            "'metadata':{" + keys(26) + "}"
        }) {
            assertThat(api.post("/organizations", "{'name':'acme'," + wrong + "}")
                            .errorCode())
                    .as(wrong)
                    .isEqualTo("invalid_body");
        }
        assertThat(api.post("/organizations", "{'name':'acme','metadata':{" + keys(25) + "}}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aChangeReplacesBrandingAndMergesMetadata() {
        String id = api.post(
                        "/organizations",
                        "{'name':'acme','branding':{'logo_url':'https://example.com/a.png'},'metadata':{'a':'1','b':'2'}}")
                .text("id");

        JsonNode changed = api.patch(
                        "/organizations/" + id,
                        "{'branding':{'colors':{'primary':'#000000','page_background':'#ffffff'}},"
                                + "'metadata':{'a':null,'c':'3'}}")
                .json();

        assertThat(changed.get("branding").fieldNames()).toIterable().containsExactly("colors");
        assertThat(changed.get("metadata").toString()).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
    }

    @Test
    void organizationsAreReadByCheckpointOrByPage() {
        IntStream.range(0, 3).forEach(number -> organization("acme-" + number));

        JsonNode first = api.get("/organizations?take=2&include_totals=true").json();
        assertThat(first.fieldNames()).toIterable().containsExactlyInAnyOrder("organizations", "next");
        JsonNode last = api.get("/organizations?take=2&from="
                        + Caller.encode(first.get("next").asText()))
                .json();
        assertThat(last.fieldNames()).toIterable().containsExactly("organizations");
        assertThat(last.get("organizations")).hasSize(1);
        assertThat(api.get("/organizations?include_totals=true&per_page=1")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(api.get("/organizations").json()).hasSize(3);
    }

    @Test
    void aTokenNeedsTheScopesOfWhatItDoes() {
        String id = organization("acme");
        Caller reader = new Caller(emulator, emulator.token("read:organizations", "read:organization_members"));

        assertThat(reader.get("/organizations/" + id).status()).isEqualTo(200);
        assertRefused(
                reader.post("/organizations", "{'name':'other'}"),
                403,
                "insufficient_scope",
                "Insufficient scope, expected any of: create:organizations,create:organization_connections");
        assertThat(reader.get("/organizations/" + id + "/members").status()).isEqualTo(200);
        assertRefused(
                reader.get("/organizations/" + id + "/members?fields=roles"),
                403,
                "insufficient_scope",
                "Insufficient scope, expected any of: read:organization_member_roles");
        assertThat(reader.get("/organizations/" + id + "/invitations").status()).isEqualTo(403);
    }

    @Test
    void membersComeAndGoAndNobodyIsRefused() {
        String id = organization("acme");
        String ann = createUser("ann@example.com", "").text("user_id");

        assertThat(members("POST", id, ann).status()).isEqualTo(204);
        assertThat(members("POST", id, ann).status()).isEqualTo(204);
        assertThat(members("POST", id, "auth0|none").status()).isEqualTo(204);
        JsonNode page = api.get("/organizations/" + id + "/members?take=50").json();
        assertThat(page.get("members")).hasSize(1);
        assertThat(page.at("/members/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("user_id", "email", "picture", "name");
        JsonNode behind = api.get("/organizations/" + id + "/members?take=50&from="
                        + Caller.encode(page.get("next").asText()))
                .json();
        assertThat(behind.toString()).isEqualTo("{\"members\":[]}");
        assertThat(api.get("/users/" + Caller.encode(ann) + "/organizations").json())
                .hasSize(1);
        assertThat(members("DELETE", id, ann).status()).isEqualTo(204);
        assertThat(members("DELETE", id, ann).status()).isEqualTo(204);
        assertThat(api.get("/organizations/" + id + "/members").json()).isEmpty();
        assertRefused(
                members("POST", id, "nobody"),
                400,
                "invalid_body",
                "Payload validation error: 'Object didn't pass validation for format user-id-with-max-length: nobody'"
                        + " on property members[0].");
    }

    @Test
    void aDeletedUserIsNoMember() {
        String id = organization("acme");
        String ann = createUser("ann@example.com", "").text("user_id");
        members("POST", id, ann);

        api.delete("/users/" + Caller.encode(ann));

        assertThat(api.get("/organizations/" + id + "/members").json()).isEmpty();
    }

    @Test
    void aMemberHasRolesInsideAnOrganizationOnly() {
        String id = organization("acme");
        String ann = createUser("ann@example.com", "").text("user_id");
        members("POST", id, ann);
        String role = api.post("/roles", "{'name':'editor'}").text("id");
        String roles = "/organizations/" + id + "/members/" + Caller.encode(ann) + "/roles";

        assertThat(api.post(roles, "{'roles':['" + role + "']}").status()).isEqualTo(204);

        assertThat(api.get(roles).json()).hasSize(1);
        assertThat(api.get("/users/" + Caller.encode(ann) + "/roles").json()).isEmpty();
        assertThat(api.get("/organizations/" + id + "/members?fields=user_id,roles")
                        .json()
                        .at("/0/roles/0/name")
                        .asText())
                .isEqualTo("editor");
        assertThat(api.get("/organizations/" + id + "/roles/" + role + "/members")
                        .json()
                        .get("members"))
                .hasSize(1);
        assertRefused(
                api.post(roles, "{'roles':['rol_0000000000000000']}"),
                404,
                "",
                "No such role with id: rol_0000000000000000");
        assertThat(api.send("DELETE", roles, "{'roles':['" + role + "']}").status())
                .isEqualTo(204);
        assertThat(api.get(roles).json()).isEmpty();
        api.post(roles, "{'roles':['" + role + "']}");
        api.delete("/roles/" + role);
        assertThat(api.get(roles).json()).isEmpty();
    }

    @Test
    void anInvitationIsMailedAndExpires() {
        String id = organization("acme");

        Result made = invite(id, emulator.signInClientId());

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("id")).matches("uinv_[A-Za-z0-9]{16}");
        assertThat(made.text("invitation_url"))
                .isEqualTo("https://app.example.com/login?invitation=" + made.text("ticket_id") + "&organization=" + id
                        + "&organization_name=acme");
        assertThat(Duration.between(Instant.parse(made.text("created_at")), Instant.parse(made.text("expires_at"))))
                .isEqualTo(Duration.ofDays(7));
        assertThat(emulator.mailsTo("ann@example.com")).containsExactly("user_invitation");
        JsonNode list = api.get("/organizations/" + id + "/invitations?include_totals=true")
                .json();
        assertThat(list.fieldNames()).toIterable().containsExactlyInAnyOrder("invitations", "start", "limit");
        String path = "/organizations/" + id + "/invitations/" + made.text("id");
        assertThat(api.get(path).text("ticket_id")).isEqualTo(made.text("ticket_id"));
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertRefused(api.get(path), 404, "inexistent_invitation", "The invitation does not exist.");
    }

    @Test
    void anInvitationNeedsAnApplicationWithALoginPageForOrganizations() {
        String id = organization("acme");
        String client = "/clients/" + emulator.signInClientId();

        assertRefused(invite(id, "none"), 400, "", "The specified client_id does not exist.");
        assertRefused(
                invite(id, emulator.clientId()), 400, "", "The specified client_id does not allow organizations.");
        api.patch("/clients/" + emulator.clientId(), "{'organization_usage':'allow'}");
        assertThat(invite(id, emulator.clientId()).message()).startsWith("A default login route is required");
        assertThat(api.patch(client, "{'organization_usage':'never'}").status()).isEqualTo(400);
    }

    private String organization(String name) {
        return api.post("/organizations", "{'name':'" + name + "'}").text("id");
    }

    private Result members(String method, String organization, String user) {
        return api.send(method, "/organizations/" + organization + "/members", "{'members':['" + user + "']}");
    }

    private Result invite(String organization, String client) {
        return api.post(
                "/organizations/" + organization + "/invitations",
                "{'inviter':{'name':'Acme'},'invitee':{'email':'ann@example.com'},'client_id':'" + client + "'}");
    }

    private static String keys(int count) {
        return IntStream.range(0, count).mapToObj(key -> "'k" + key + "':'v'").collect(Collectors.joining(","));
    }
}
