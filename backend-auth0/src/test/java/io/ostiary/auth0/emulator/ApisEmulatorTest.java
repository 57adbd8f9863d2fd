package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.auth0.emulator.Caller.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApisEmulatorTest extends EmulatorContext {
    private static final String ORDERS =
            "{'name':'Orders','identifier':'https://orders.example.com','scopes':[{'value':'read'},{'value':'write'}]}";

    @Test
    void anApiIsFoundByIdAndByIdentifierAndDeleted() {
        Result created = api.post("/resource-servers", ORDERS);
        String path = "/resource-servers/" + created.text("id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("id")).matches("[0-9a-f]{24}");
        assertThat(api.get("/resource-servers/" + Caller.encode("https://orders.example.com"))
                        .text("id"))
                .isEqualTo(created.text("id"));
        assertThat(api.post("/resource-servers", ORDERS).status()).isEqualTo(409);
        assertThat(api.patch(path, "{'scopes':[{'value':'read'}]}").status()).isEqualTo(200);
        assertThat(api.patch(path, "{'identifier':'https://other.example.com'}").status())
                .isEqualTo(400);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertRefused(api.get(path), 404, "inexistent_resource_server", "The resource server does not exist");
    }

    @Test
    void theManagementApiIsNotForChange() {
        String path = "/resource-servers/" + Caller.encode(Seed.MANAGEMENT_AUDIENCE);

        assertThat(api.patch(path, "{'name':'Mine'}").status()).isEqualTo(400);
        assertThat(api.delete(path).status()).isEqualTo(400);
    }

    @Test
    void anApplicationIsGrantedScopesThatTheApiHas() {
        api.post("/resource-servers", ORDERS);
        String client = machine();

        Result granted = api.post("/client-grants", grant(client, "read"));
        String path = "/client-grants/" + granted.text("id");

        assertThat(granted.status()).isEqualTo(201);
        assertThat(granted.text("id")).matches("cgr_[A-Za-z0-9]{16}");
        assertThat(granted.text("subject_type")).isEqualTo("client");
        assertThat(api.post("/client-grants", grant(client, "read")).status()).isEqualTo(409);
        assertThat(api.patch(path, "{'scope':['read','write']}").json().at("/scope"))
                .hasSize(2);
        assertThat(api.patch(path, "{'scope':['burn']}").status()).isEqualTo(400);
        assertThat(api.patch(path, "{}").status()).isEqualTo(400);
        assertThat(api.get("/client-grants?take=10&client_id=" + client).json().at("/client_grants"))
                .hasSize(1);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertRefused(api.get(path), 404, "inexistent_client_grant", "The grant does not exist.");
    }

    @Test
    void nobodyIsGrantedWhatIsNotThere() {
        api.post("/resource-servers", ORDERS);

        assertThat(api.post("/client-grants", grant("nobody", "read")).status()).isEqualTo(404);
        assertThat(api.post("/client-grants", grant(machine(), "burn")).status())
                .isEqualTo(400);
        assertThat(api.post("/client-grants", "{'client_id':'" + machine() + "','audience':'nothing','scope':[]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatWasGrantedGoesWithTheApplication() {
        api.post("/resource-servers", ORDERS);
        String client = machine();
        String path = "/client-grants/"
                + api.post("/client-grants", grant(client, "read")).text("id");

        api.delete("/clients/" + client);

        assertThat(api.get(path).status()).isEqualTo(404);
    }

    private String machine() {
        return api.post("/clients", "{'name':'Job','app_type':'non_interactive'}")
                .text("client_id");
    }

    private static String grant(String client, String scope) {
        return "{'client_id':'" + client + "','audience':'https://orders.example.com','scope':"
                + List.of("'" + scope + "'") + "}";
    }
}
