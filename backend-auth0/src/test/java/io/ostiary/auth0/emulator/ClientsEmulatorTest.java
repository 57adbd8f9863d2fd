package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.auth0.emulator.Caller.Result;
import org.junit.jupiter.api.Test;

class ClientsEmulatorTest extends EmulatorContext {
    @Test
    void anApplicationIsCreatedReadChangedAndDeleted() {
        Result created = api.post(
                "/clients",
                "{'name':'Shop','app_type':'spa','token_endpoint_auth_method':'none',"
                        + "'callbacks':['https://shop.example.com/callback'],'grant_types':['authorization_code']}");
        String path = "/clients/" + created.text("client_id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("client_id")).matches("[A-Za-z0-9]{32}");
        assertThat(api.patch(path, "{'callbacks':['com.example.shop:/callback']}")
                        .json()
                        .at("/callbacks"))
                .hasSize(1);
        assertThat(api.get(path).text("name")).isEqualTo("Shop");
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertRefused(api.get(path), 404, "inexistent_client", "The client does not exist");
        assertRefused(api.post(path + "/rotate-secret", "{}"), 404, "inexistent_client", "The client does not exist");
    }

    @Test
    void onlyWhatAuth0TakesIsTaken() {
        for (String refused : new String[] {
            "{}",
            "{'name':''}",
            "{'name':'<b>'}",
            "{'name':'Shop','description':'" + "x".repeat(141) + "'}",
            "{'name':'Shop','app_type':'web'}",
            "{'name':'Shop','callbacks':['shop.example.com']}",
            "{'name':'Shop','token_endpoint_auth_method':'secret'}",
            "{'name':'Shop','redirect_uris':[]}"
        }) {
            assertThat(api.post("/clients", refused).status()).as(refused).isEqualTo(400);
        }
    }

    @Test
    void aRotatedSecretIsAnotherOne() {
        Result created = api.post("/clients", "{'name':'Job','app_type':'non_interactive'}");

        Result rotated = api.post("/clients/" + created.text("client_id") + "/rotate-secret", "{}");

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.text("client_secret")).isNotEqualTo(created.text("client_secret"));
    }

    @Test
    void secretsAreLeftOutOfWhatIsAskedForByFields() {
        assertThat(api.get("/clients?take=1&fields=client_id,name&include_fields=true")
                        .json()
                        .at("/clients/0")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("client_id", "name");
    }
}
