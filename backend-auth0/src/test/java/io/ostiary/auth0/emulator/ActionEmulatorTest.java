package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Caller.Result;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionEmulatorTest extends SignInContext {
    private static final String BINDINGS = "/actions/triggers/post-login/bindings";

    @Test
    void aNewActionIsBuiltAfterSomeLooks() {
        Result created = create("first", "");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("status")).isEqualTo("pending");
        assertThat(created.json().path("all_changes_deployed").asBoolean()).isFalse();
        String path = "/actions/actions/" + created.text("id");
        assertThat(api.get(path).text("status")).isEqualTo("building");
        assertThat(api.get(path).text("status")).isEqualTo("built");
    }

    @Test
    void onlyWhatIsBuiltIsDeployed() {
        String path = "/actions/actions/" + create("first", "").text("id");

        assertRefused(deploy(path), 400, "", "A draft must be in the 'built' state before it can be deployed.");

        emulator.switches().buildPolls(0);
        Result deployed = deploy(path);
        assertThat(deployed.status()).isEqualTo(200);
        assertThat(deployed.json().path("number").asInt()).isEqualTo(1);
        assertThat(deployed.json().path("deployed").asBoolean()).isFalse();
        JsonNode action = api.get(path).json();
        assertThat(action.path("all_changes_deployed").asBoolean()).isTrue();
        assertThat(action.at("/current_version/status").asText()).isEqualTo("BUILT");
        assertThat(action.at("/deployed_version/id").asText()).isEqualTo(deployed.text("id"));
    }

    @Test
    void aChangeIsADraftUntilItIsBuiltAndDeployed() {
        String path = deployed("first", "");

        emulator.switches().buildPolls(1);
        Result changed = api.patch(path, "{'code':'other'}");

        assertThat(changed.text("status")).isEqualTo("pending");
        assertThat(changed.json().path("all_changes_deployed").asBoolean()).isFalse();
        assertThat(changed.json().at("/deployed_version/code").asText()).isEmpty();
        api.get(path);
        assertThat(deploy(path).json().path("number").asInt()).isEqualTo(2);
    }

    @Test
    void earlierVersionsStayAndAreDeployedAgain() {
        String path = deployed("first", "");
        String first = api.get(path + "/versions").json().at("/versions/0/id").asText();
        api.patch(path, "{'code':'other'}");
        deploy(path);

        Result again = deploy(path + "/versions/" + first);

        assertThat(again.json().path("number").asInt()).isEqualTo(3);
        assertThat(again.text("code")).isEmpty();
        assertThat(api.get(path + "/versions").json().path("total").asInt()).isEqualTo(3);
        assertThat(api.get(path + "/versions/" + first).json().path("deployed").asBoolean())
                .isFalse();
        assertThat(api.get(path + "/versions/x").status()).isEqualTo(404);
    }

    @Test
    void whatIsZeroIsLeftOutOfLists() {
        JsonNode empty = api.get("/actions/actions?page=0").json();
        assertThat(empty.has("total") || empty.has("page")).isFalse();
        assertThat(empty.path("per_page").asInt()).isEqualTo(50);

        create("first", "");
        create("second", "");

        JsonNode second = api.get("/actions/actions?page=1&per_page=1").json();
        assertThat(second.path("total").asInt()).isEqualTo(2);
        assertThat(second.path("page").asInt()).isEqualTo(1);
        assertThat(second.at("/actions/0/name").asText()).isEqualTo("second");
        assertThat(api.get("/actions/actions?actionName=first").json().path("actions"))
                .hasSize(1);
    }

    @Test
    void namesAreUniqueAndBodiesAreChecked() {
        create("first", "");

        assertThat(create("first", "").status()).isEqualTo(409);
        assertThat(create("second", ",'colour':'red'").errorCode()).isEqualTo("invalid_body");
        assertThat(api.post("/actions/actions", "{'name':'x'}").errorCode()).isEqualTo("invalid_body");
        assertRefused(api.get("/actions/actions/x"), 404, "", "That action does not exist.");
    }

    @Test
    void secretsAreNeverAnswered() {
        Result created = create("first", ",'secrets':[{'name':'key','value':'s3cret'}]");

        assertThat(created.json().at("/secrets/0/name").asText()).isEqualTo("key");
        assertThat(created.response().body()).doesNotContain("s3cret");
    }

    @Test
    void aSecretWithoutAValueKeepsIt() {
        String path = "/actions/actions/"
                + create("first", ",'secrets':[{'name':'key','value':'s3cret'},{'name':'other','value':'s3cret'}]")
                        .text("id");

        Result changed = api.patch(path, "{'secrets':[{'name':'key'}]}");

        assertThat(changed.json().path("secrets")).hasSize(1);
        assertThat(changed.json().at("/secrets/0/name").asText()).isEqualTo("key");
        assertThat(api.patch(path, "{'secrets':[{'name':'unknown'}]}").status()).isEqualTo(400);
    }

    @Test
    void aBuildFailsForAReason() {
        emulator.switches().buildPolls(0);
        emulator.switches().buildProblem("no such package");

        Result created = create("first", "");

        assertThat(created.text("status")).isEqualTo("failed");
        assertThat(created.json().at("/errors/0/msg").asText()).isEqualTo("no such package");
        assertThat(deploy("/actions/actions/" + created.text("id")).status()).isEqualTo(400);
    }

    @Test
    void bindingsAreReplacedAsAWhole() {
        String first = id(deployed("first", ""));
        String second = id(deployed("second", ""));
        bind(first);
        String binding = api.get(BINDINGS).json().at("/bindings/0/id").asText();

        Result bound = bind(second, first);

        assertThat(bound.status()).isEqualTo(200);
        assertThat(bound.json().at("/bindings/0/action/name").asText()).isEqualTo("second");
        assertThat(bound.json().at("/bindings/1/id").asText()).isEqualTo(binding);
        assertThat(bind(second).json().path("bindings")).hasSize(1);
        assertThat(api.get(BINDINGS).json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void onlyWhatWasDeployedIsBoundAndABoundActionIsDeletedByForceOnly() {
        String draft = create("draft", "").text("id");
        assertThat(bind(draft).status()).isEqualTo(400);
        String path = deployed("first", "");
        bind(id(path));

        assertThat(api.delete(path).status()).isEqualTo(400);
        assertThat(api.delete(path + "?force=true").status()).isEqualTo(204);

        assertThat(api.get(BINDINGS).json().path("bindings")).isEmpty();
        assertThat(api.get("/actions/triggers/nothing/bindings").errorCode()).isEqualTo("invalid_uri");
    }

    @Test
    void aBoundActionPutsClaimsIntoTokens() throws ParseException {
        String code = "exports.onExecutePostLogin = async (event, api) => {"
                + " api.accessToken.setCustomClaim(`my_plan`, event.user.user_metadata.plan); };";
        String path = deployed("claims", ",'code':'" + code + "'");
        createUser("ann@example.com", ",'user_metadata':{'plan':{'seats':5}}");
        assertThat(claims(signIn("ann@example.com").text("access_token")).getClaims())
                .doesNotContainKey("my_plan");

        bind(id(path));

        Result signedIn = signIn("ann@example.com");
        assertThat(claims(signedIn.text("access_token")).getJSONObjectClaim("my_plan"))
                .isEqualTo(Map.of("seats", 5L));
        assertThat(claims(signedIn.text("id_token")).getClaims()).doesNotContainKey("my_plan");
        assertThat(claims(refresh(signedIn.text("refresh_token")).text("access_token"))
                        .getClaims())
                .containsKey("my_plan");
    }

    @Test
    void aBoundActionThatThrowsKeepsEverybodyOut() {
        createUser("ann@example.com", "");
        bind(id(deployed("broken", ",'code':'exports.onExecutePostLogin = (event, api) => { api.no(); };'")));

        Result refused = signIn("ann@example.com", PASSWORD, "");

        assertThat(refused.text("error")).isEqualTo("access_denied");
        assertThat(refused.status()).isEqualTo(403);
    }

    private Result create(String name, String more) {
        return api.post(
                "/actions/actions",
                "{'name':'" + name + "','supported_triggers':[{'id':'post-login','version':'v3'}]" + more + "}");
    }

    /** Makes an Action that is deployed, and returns its path. */
    private String deployed(String name, String more) {
        emulator.switches().buildPolls(0);
        String path = "/actions/actions/" + create(name, more).text("id");
        assertThat(deploy(path).status()).isEqualTo(200);
        return path;
    }

    private Result deploy(String path) {
        return api.send("POST", path + "/deploy", null);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Result bind(String... actions) {
        StringBuilder bindings = new StringBuilder();
        for (String action : actions) {
            bindings.append(bindings.isEmpty() ? "" : ",")
                    .append("{'ref':{'type':'action_id','value':'")
                    .append(action)
                    .append("'},'display_name':'it'}");
        }
        return api.patch(BINDINGS, "{'bindings':[" + bindings + "]}");
    }
}
