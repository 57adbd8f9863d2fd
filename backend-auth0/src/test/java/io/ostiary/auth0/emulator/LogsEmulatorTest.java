package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogsEmulatorTest extends EmulatorContext {
    @Test
    void aWriteIsLoggedWithWhatWasSentAndAnsweredAndARefusedOneIsNot() {
        String user = createUser("eve@example.com", "").text("user_id");
        assertThat(createUser("eve@example.com", "").status()).isEqualTo(409);
        assertThat(api.get("/users/" + Caller.encode(user)).status()).isEqualTo(200);

        JsonNode entries = search("type:sapi");

        assertThat(entries).hasSize(1);
        JsonNode entry = entries.get(0);
        assertThat(entry.path("client_id").asText()).isEqualTo(emulator.clientId());
        assertThat(entry.path("user_id").asText()).isEmpty();
        assertThat(entry.at("/details/request/path").asText()).isEqualTo("/api/v2/users");
        assertThat(entry.at("/details/response/body/user_id").asText()).isEqualTo(user);
        assertThat(api.get("/logs/" + entry.path("log_id").asText()).json()).isEqualTo(entry);
    }

    @Test
    void signInsAreLoggedWithWhomTheyAreOfIfAnybody() {
        String user = createUser("eve@example.com", "").text("user_id");
        signIn("eve@example.com", "Correct-horse-9");
        signIn("eve@example.com", "wrong");
        signIn("nobody@example.com", "wrong");

        assertThat(types(search("user_id:\"" + user + "\""))).containsExactlyInAnyOrder("sepft", "fp");
        assertThat(types(search("user_name:\"nobody@example.com\""))).containsExactly("fu");
    }

    @Test
    void anEntryArrivesLateAndGoesWithTime() {
        emulator.switches().logLag(Duration.ofSeconds(5));
        String user = user("eve@example.com");
        assertThat(search("type:sapi")).isEmpty();

        emulator.clock().advance(Duration.ofSeconds(6));
        String id = search("type:sapi").get(0).path("log_id").asText();
        emulator.clock().advance(Duration.ofDays(30));

        assertThat(search("type:sapi")).isEmpty();
        assertRefused(
                new Caller(emulator, emulator.tokenOfAll()).get("/logs/" + id),
                404,
                "inexistent_log",
                "Log not found.");
        assertThat(user).isNotEmpty();
    }

    @Test
    void theLogIsSearchedByItsOwnFieldsOnlyAndWithCase() {
        user("eve@example.com");
        String ip = search("type:sapi").get(0).path("ip").asText();

        assertThat(search("type:(sapi OR s) AND ip:\"" + ip + "\"")).hasSize(1);
        assertThat(search("type:SAPI")).isEmpty();
        assertThat(search("date:[* TO 2000-01-01]")).isEmpty();
        assertRefused(get("user_email:x"), 400, "invalid_query_string", "unknown field user_email");
        assertThat(api.get("/logs?sort=type:1").status()).isEqualTo(400);
    }

    @Test
    void onlyTheFirstThousandArePagedThrough() {
        assertThat(api.get("/logs?page=9&per_page=100").status()).isEqualTo(200);
        assertRefused(
                api.get("/logs?page=10&per_page=100"),
                400,
                "invalid_paging",
                "You can only page through the first 1000 records. See"
                        + " https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation");
    }

    private void signIn(String name, String password) {
        Caller.Result unused = new Caller(emulator.url(), null)
                .post(
                        "/oauth/token",
                        "{'grant_type':'http://auth0.com/oauth/grant-type/password-realm','realm':'"
                                + Auth0Emulator.CONNECTION + "','client_id':'" + emulator.signInClientId()
                                + "','client_secret':'" + emulator.signInClientSecret() + "','username':'" + name
                                + "','password':'" + password + "'}");
    }

    private JsonNode search(String q) {
        return get(q).json();
    }

    private Caller.Result get(String q) {
        return new Caller(emulator, emulator.tokenOfAll()).get("/logs?sort=date:-1&q=" + Caller.encode(q));
    }

    private static List<String> types(JsonNode entries) {
        return entries.valueStream().map(entry -> entry.path("type").asText()).toList();
    }
}
