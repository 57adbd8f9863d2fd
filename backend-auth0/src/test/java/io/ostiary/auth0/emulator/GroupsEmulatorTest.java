package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupsEmulatorTest extends EmulatorContext {
    private static final String NOT_FOUND = "The group does not exist.";

    @Test
    void aGroupOfADirectoryIsListedReadAndDeleted() {
        String cooks = emulator.addGroup("cooks");
        emulator.addGroup("waiters");

        assertThat(api.get("/groups").json().path("groups")).hasSize(2);
        assertThat(api.get("/groups?name=cooks").json().at("/groups/0/id").asText())
                .isEqualTo(cooks);
        assertThat(api.get("/groups/" + cooks).text("name")).isEqualTo("cooks");
        assertThat(api.delete("/groups/" + cooks).status()).isEqualTo(204);
        assertRefused(api.get("/groups/" + cooks), 404, "", NOT_FOUND);
        assertRefused(api.delete("/groups/" + cooks), 404, "", NOT_FOUND);
    }

    @Test
    void noGroupIsCreatedHere() {
        assertThat(api.post("/groups", "{'name':'cooks'}").status()).isEqualTo(404);
    }

    @Test
    void membersHaveTheRolesOfTheirGroupsUntilTheyGo() {
        String user = createUser("eve@example.com", "").text("user_id");
        String group = emulator.addGroup("cooks");
        String role = api.post("/roles", "{'name':'cook'}").text("id");
        emulator.addGroupMember(group, user);

        assertThat(api.post("/groups/" + group + "/roles", "{'roles':['" + role + "']}")
                        .status())
                .isEqualTo(204);

        String path = "/users/" + Caller.encode(user);
        assertThat(api.get(path + "/roles").json()).isEmpty();
        assertThat(api.get(path + "/effective-roles")
                        .json()
                        .at("/roles/0/sources/0")
                        .asText())
                .isEqualTo("groups");
        assertThat(api.get(path + "/effective-roles/sources/groups?role_id=" + role)
                        .json()
                        .at("/groups/0/name")
                        .asText())
                .isEqualTo("cooks");
        assertThat(api.get("/roles/" + role + "/groups").json().path("groups")).hasSize(1);
        assertThat(api.get("/groups/" + group + "/members")
                        .json()
                        .at("/members/0/id")
                        .asText())
                .isEqualTo(user);
        assertThat(api.get(path + "/groups").json().path("groups")).hasSize(1);

        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get("/groups/" + group + "/members").json().path("members"))
                .isEmpty();
        assertThat(api.delete("/roles/" + role).status()).isLessThan(300);
        assertThat(api.get("/groups/" + group + "/roles").json().path("roles")).isEmpty();
    }
}
