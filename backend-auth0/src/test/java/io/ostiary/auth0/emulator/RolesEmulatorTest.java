package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Caller.Result;
import org.junit.jupiter.api.Test;

class RolesEmulatorTest extends EmulatorContext {
    private static final String API = "https://orders.example.com/";

    @Test
    void aRoleIsCreatedReadChangedAndDeletedWithStatus200() {
        Result created = api.post("/roles", "{'name':'admin','description':'All'}");
        String role = created.text("id");

        assertThat(created.status()).isEqualTo(200);
        assertThat(role).matches("rol_[A-Za-z0-9]{16}");
        assertThat(api.patch("/roles/" + role, "{'description':'Some'}").text("name"))
                .isEqualTo("admin");
        assertThat(api.get("/roles/" + role).text("description")).isEqualTo("Some");
        Result deleted = api.delete("/roles/" + role);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json()).isEmpty();
        assertRefused(api.get("/roles/" + role), 404, "", "The role does not exist.");
        assertRefused(api.delete("/roles/" + role), 404, "", "The role does not exist.");
    }

    @Test
    void aNameIsTakenOnce() {
        role("admin");
        String other = role("other");

        assertRefused(api.post("/roles", "{'name':'admin'}"), 409, "", "The role already exists.");
        assertRefused(api.patch("/roles/" + other, "{'name':'admin'}"), 409, "", "The role already exists.");
        assertThat(api.patch("/roles/" + other, "{'name':'other'}").status()).isEqualTo(200);
    }

    @Test
    void rolesAreFoundByPartOfTheirNameInAnyCase() {
        role("Admin");
        role("reader");

        assertThat(api.get("/roles?name_filter=ADM").json()).hasSize(1);
        JsonNode envelope = api.get("/roles?include_totals=true").json();
        assertThat(envelope.get("total").asInt()).isEqualTo(2);
        assertThat(envelope.at("/roles/0/name").asText()).isEqualTo("Admin");
        assertThat(envelope.has("length")).isFalse();
    }

    @Test
    void rolesAreAssignedAndTakenAwayWithBodies() {
        String ann = user("ann@example.com");
        String role = role("admin");

        assertThat(api.post("/users/" + ann + "/roles", roles(role)).status()).isEqualTo(204);
        assertThat(api.post("/users/" + ann + "/roles", roles(role)).status()).isEqualTo(204);
        assertThat(api.get("/users/" + ann + "/roles").json()).hasSize(1);
        assertThat(api.send("DELETE", "/users/" + ann + "/roles", roles(role)).status())
                .isEqualTo(204);
        assertThat(api.get("/users/" + ann + "/roles").json()).isEmpty();
        assertRefused(
                api.post("/users/" + ann + "/roles", "{'roles':[]}"),
                400,
                "invalid_body",
                "Payload validation error: 'Array is too short (0), minimum 1' on property roles (List of roles IDs).");
        assertRefused(
                api.post("/users/" + ann + "/roles", roles("rol_0000000000000000")),
                404,
                "",
                "The role does not exist.");
        assertRefused(
                api.post("/users/auth0%7Cnone/roles", roles(role)), 404, "inexistent_user", "The user does not exist.");
    }

    @Test
    void aUserHasAtMost50Roles() {
        String ann = user("ann@example.com");
        for (int i = 0; i < 50; i++) {
            api.post("/users/" + ann + "/roles", roles(role("role " + i)));
        }

        assertRefused(
                api.post("/users/" + ann + "/roles", roles(role("one too many"))),
                400,
                "invalid_body",
                "No more roles can be assigned to this user.");
    }

    @Test
    void theUsersOfARoleAreReadByCheckpointOrByPage() {
        String role = role("admin");
        for (String name : new String[] {"ann", "bob", "eve"}) {
            String id = createUser(name + "@example.com", "").text("user_id");
            assertThat(api.post("/roles/" + role + "/users", "{'users':['" + id + "']}")
                            .status())
                    .isEqualTo(200);
        }

        JsonNode first = api.get("/roles/" + role + "/users?take=2&per_page=50&include_totals=true")
                .json();
        assertThat(first.fieldNames()).toIterable().containsExactlyInAnyOrder("users", "next");
        assertThat(first.at("/users/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("user_id", "email", "picture", "name");
        JsonNode last = api.get("/roles/" + role + "/users?take=2&from="
                        + Caller.encode(first.get("next").asText()))
                .json();
        assertThat(last.fieldNames()).toIterable().containsExactly("users");
        assertThat(last.get("users")).hasSize(1);
        assertThat(api.get("/roles/" + role + "/users").json()).hasSize(3);
        assertRefused(
                api.post("/roles/" + role + "/users", "{'users':['auth0|none']}"),
                404,
                "",
                "One or more of the users do not exist.");
    }

    @Test
    void aDeletedRoleIsNobodysAndADeletedUserHasNone() {
        String ann = user("ann@example.com");
        String role = role("admin");
        api.post("/users/" + ann + "/roles", roles(role));
        String kept = role("kept");
        api.post("/users/" + ann + "/roles", roles(kept));

        api.delete("/roles/" + role);
        assertThat(api.get("/users/" + ann + "/roles").json()).hasSize(1);
        api.delete("/users/" + ann);
        assertThat(api.get("/roles/" + kept + "/users").json()).isEmpty();
    }

    @Test
    void permissionsAreScopesThatAnApiDefines() {
        String role = role("admin");
        api.post("/resource-servers", "{'identifier':'" + API + "','name':'Orders','scopes':[{'value':'read:o'}]}");

        Result added = api.post("/roles/" + role + "/permissions", permission("read:o"));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json()).isEmpty();
        JsonNode listed = api.get("/roles/" + role + "/permissions").json();
        assertThat(listed.at("/0/resource_server_name").asText()).isEqualTo("Orders");
        assertThat(api.post("/roles/" + role + "/permissions", permission("none"))
                        .status())
                .isEqualTo(404);
        assertThat(api.send("DELETE", "/roles/" + role + "/permissions", permission("read:o"))
                        .status())
                .isEqualTo(204);
        assertThat(api.get("/roles/" + role + "/permissions").json()).isEmpty();
    }

    @Test
    void aUsersPermissionsTellTheirSources() {
        String ann = user("ann@example.com");
        String role = role("admin");
        api.post("/resource-servers", "{'identifier':'" + API + "','scopes':[{'value':'read:o'}]}");
        api.post("/users/" + ann + "/roles", roles(role));
        api.post("/roles/" + role + "/permissions", permission("read:o"));
        assertThat(api.post("/users/" + ann + "/permissions", permission("read:o"))
                        .status())
                .isEqualTo(201);

        JsonNode permissions = api.get("/users/" + ann + "/permissions").json();
        assertThat(permissions).hasSize(1);
        assertThat(permissions.at("/0/sources/0/source_type").asText()).isEqualTo("DIRECT");
        assertThat(permissions.at("/0/sources/1/source_id").asText()).isEqualTo(role);
    }

    @Test
    void aScopeThatItsApiLosesIsTakenFromRoles() {
        String role = role("admin");
        api.post("/resource-servers", "{'identifier':'" + API + "','scopes':[{'value':'a'},{'value':'b'}]}");
        api.post("/roles/" + role + "/permissions", permission("a"));

        Result changed = api.patch("/resource-servers/" + Caller.encode(API), "{'scopes':[{'value':'b'}]}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("scopes")).hasSize(1);
        assertThat(api.get("/roles/" + role + "/permissions").json()).isEmpty();
    }

    @Test
    void anApiIsFoundByIdAndByIdentifierAndTheManagementApiStays() {
        String id =
                api.post("/resource-servers", "{'identifier':'" + API + "'}").text("id");

        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(api.get("/resource-servers/" + id).text("identifier")).isEqualTo(API);
        assertThat(api.get("/resource-servers/" + Caller.encode(API)).text("id"))
                .isEqualTo(id);
        assertThat(api.get("/resource-servers?identifiers=" + Caller.encode(API))
                        .json())
                .hasSize(1);
        assertThat(api.post("/resource-servers", "{'identifier':'" + API + "'}").status())
                .isEqualTo(409);
        assertRefused(
                api.patch("/resource-servers/" + Caller.encode(Seed.MANAGEMENT_AUDIENCE), "{'name':'x'}"),
                400,
                "",
                "System resource servers cannot be patched.");
        assertRefused(
                api.get("/resource-servers/none"),
                404,
                "inexistent_resource_server",
                "The resource server does not exist");
    }

    private String role(String name) {
        return api.post("/roles", "{'name':'" + name + "'}").text("id");
    }

    private static String roles(String role) {
        return "{'roles':['" + role + "']}";
    }

    private static String permission(String name) {
        return "{'permissions':[{'resource_server_identifier':'" + API + "','permission_name':'" + name + "'}]}";
    }
}
