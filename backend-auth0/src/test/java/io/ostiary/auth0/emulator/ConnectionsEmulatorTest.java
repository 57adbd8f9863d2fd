package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Caller.Result;
import org.junit.jupiter.api.Test;

class ConnectionsEmulatorTest extends EmulatorContext {
    @Test
    void aConnectionIsFoundByNameAndStrategy() {
        assertThat(api.get("/connections?name=" + Auth0Emulator.CONNECTION).json())
                .hasSize(1);
        assertThat(api.get("/connections?strategy=auth0&strategy=sms").json()).hasSize(1);
        assertThat(api.get("/connections?strategy=sms").json()).isEmpty();
        assertThat(api.get("/connections?take=1").json().fieldNames())
                .toIterable()
                .containsExactly("connections");
        assertRefused(
                api.get("/connections/con_0000000000000000"),
                404,
                "inexistent_connection",
                "The connection does not exist");
    }

    @Test
    void optionsAreReplacedAsAWhole() {
        String id = connection();

        Result changed = api.patch("/connections/" + id, "{'options':{'disable_signup':true}}");

        assertThat(changed.json().get("options").toString()).isEqualTo("{\"disable_signup\":true}");
        assertThat(changed.text("strategy")).isEqualTo("auth0");
        assertThat(api.patch("/connections/" + id, "{'display_name':'Main'}")
                        .json()
                        .at("/options/disable_signup")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void optionsAreShownAndTakenForTheirOwnScopes() {
        String id = connection();
        Caller reader = new Caller(emulator, emulator.token("read:connections", "update:connections"));

        assertThat(reader.get("/connections/" + id).json().has("options")).isFalse();
        assertThat(reader.get("/connections?take=1").json().at("/connections/0").has("options"))
                .isFalse();
        assertRefused(
                reader.patch("/connections/" + id, "{'options':{'disable_signup':true}}"),
                403,
                "insufficient_scope",
                "Insufficient scope, expected any of: update:connections_options");
        assertThat(api.get("/connections/" + id)
                        .json()
                        .at("/options/passwordPolicy")
                        .asText())
                .isEqualTo("good");
    }

    @Test
    void aDisplayNameThatIsLeftOutBecomesTheName() {
        String id = connection();

        assertThat(api.patch("/connections/" + id, "{'display_name':'Main'}").text("display_name"))
                .isEqualTo("Main");
        assertThat(api.patch("/connections/" + id, "{'authentication':{'active':false}}")
                        .text("display_name"))
                .isEqualTo(Auth0Emulator.CONNECTION);
    }

    @Test
    void anIssuerIsAskedForWhatIsLeftOut() {
        Result created = api.post(
                "/connections",
                "{'name':'partner','strategy':'oidc','options':{'client_id':'c','discovery_url':"
                        + "'https://issuer.example.com/.well-known/openid-configuration'}}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/options/issuer").asText()).isEqualTo("https://issuer.example.com");
        assertThat(created.json().at("/options/oidc_metadata/token_endpoint").asText())
                .isEqualTo("https://issuer.example.com/oauth/token");
        assertThat(api.post("/connections", "{'name':'bare','strategy':'oidc','options':{'client_id':'c'}}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/connections", "{'name':'nobody','strategy':'oidc','options':{}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aCertificateIsToldUnderAnotherName() {
        Result created = api.post(
                "/connections",
                "{'name':'saml','strategy':'samlp','options':{'signInEndpoint':'https://saml.example.com',"
                        + "'signingCert':'a certificate'}}");

        assertThat(created.json().at("/options/cert").asText()).isEqualTo("a certificate");
        assertThat(created.json().at("/options").has("signingCert")).isFalse();
        assertThat(api.post("/connections", "{'name':'empty','strategy':'samlp','options':{}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aConnectionKeepsItsStrategyAndName() {
        assertRefused(
                api.patch("/connections/" + connection(), "{'strategy':'sms'}"),
                400,
                "invalid_body",
                "Payload validation error: 'Additional properties not allowed: strategy'.");
    }

    @Test
    void aNewConnectionIsDisabledUntilAnApplicationUsesIt() {
        Result created = api.post("/connections", "{'name':'second','strategy':'auth0'}");
        String id = created.text("id");

        assertThat(created.status()).isEqualTo(201);
        assertRefused(create("second"), 400, "invalid_body", "Connection is disabled.");
        assertThat(api.patch(
                                "/connections/" + id + "/clients",
                                "[{'client_id':'" + emulator.clientId() + "','status':true}]")
                        .status())
                .isEqualTo(204);
        assertThat(api.get("/connections/" + id + "/clients").json().get("clients"))
                .hasSize(1);
        assertThat(create("second").status()).isEqualTo(201);
        assertThat(create(Auth0Emulator.CONNECTION).status()).isEqualTo(201);
        assertThat(api.get("/users-by-email?email=ann%40example.com").json()).hasSize(2);
        assertThat(api.post("/connections", "{'name':'second','strategy':'auth0'}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aDeletedConnectionTakesItsUsersAlong() {
        String ann = user("ann@example.com");

        Result deleted = api.delete("/connections/" + connection());
        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.json().fieldNames()).toIterable().containsExactly("deleted_at");
        assertThat(api.get("/users/" + ann).status()).isEqualTo(404);
    }

    @Test
    void thePolicyOfTheConnectionDecidesOnPasswords() {
        String id = connection();
        String ann = user("ann@example.com");
        api.patch(
                "/connections/" + id,
                "{'options':{'passwordPolicy':'low','password_history':{'enable':true,'size':2},"
                        + "'password_dictionary':{'enable':true,'dictionary':['Opensesame']},"
                        + "'password_no_personal_info':{'enable':true}}}");

        assertThat(password(ann, "short").message()).isEqualTo("PasswordStrengthError: Password is too weak");
        assertThat(password(ann, "Correct-horse-9").message())
                .isEqualTo("PasswordHistoryError: Password has previously been used");
        assertThat(password(ann, "OpenSesame").message()).isEqualTo("PasswordDictionaryError: Password is too common");
        assertThat(password(ann, "ann-secret").message())
                .isEqualTo("PasswordNoUserInfoError: Password contains user information");
        assertThat(password(ann, "something").status()).isEqualTo(200);
    }

    @Test
    void aUsernameIsForConnectionsThatRequireOne() {
        assertRefused(
                createUser("ann@example.com", ",'username':'ann'"),
                400,
                "invalid_body",
                "Cannot set username for connection without requires_username.");
        api.patch("/connections/" + connection(), "{'options':{'requires_username':true}}");
        assertThat(createUser("ann@example.com", ",'username':'ann'").text("username"))
                .isEqualTo("ann");
        assertThat(createUser("eve@example.com", ",'username':'ANN'").status()).isEqualTo(409);
        assertThat(createUser("eve@example.com", "").status()).isEqualTo(400);
    }

    @Test
    void attributesDecideWhatUsersAreKnownBy() {
        api.patch(
                "/connections/" + connection(),
                "{'options':{'passwordPolicy':'none','attributes':{'email':{'identifier':{'active':true}},"
                        + "'username':{'identifier':{'active':true},'validation':{'min_length':2.0,'max_length':5}}}}}");

        Result named = identified("'username':'ANN'");
        assertThat(named.status()).as(named.message()).isEqualTo(201);
        assertThat(named.text("username")).isEqualTo("ann");
        assertThat(named.text("name")).isEqualTo("ann");
        assertThat(named.json().has("email")).isFalse();
        String ann = "/users/" + Caller.encode(named.text("user_id"));
        assertThat(identified("'username':'Ann'").status()).isEqualTo(409);
        assertRefused(identified("'given_name':'Ann'"), 400, "invalid_body", "Missing email or username");
        assertThat(identified("'username':'toolong'").status()).isEqualTo(400);
        assertThat(identified("'username':'a b'").status()).isEqualTo(400);
        assertThat(api.patch(ann, "{'username':null}").status()).isEqualTo(400);
        assertThat(api.patch(ann, "{'email':'ann@example.com'}").status()).isEqualTo(200);
        assertThat(api.patch(ann, "{'username':null}").json().has("username")).isFalse();
        assertThat(api.patch(ann, "{'email':null}").status()).isEqualTo(400);
    }

    @Test
    void attributesThatContradictOtherOptionsAreRefused() {
        String email = "'attributes':{'email':{'identifier':{'active':%s},'profile_required':true,"
                + "'signup':{'status':'%s'}}}";

        assertThat(options("'requires_username':true," + email.formatted(true, "required")))
                .isEqualTo("Cannot set both options.attributes and options.requires_username");
        assertThat(options(email.formatted(false, "required")))
                .isEqualTo("attributes must contain one active identifier");
        assertThat(options(email.formatted(true, "inactive")))
                .isEqualTo("attribute email must also be required on signup");
    }

    private String options(String options) {
        return api.post("/connections", "{'name':'odd','strategy':'auth0','options':{" + options + "}}")
                .message();
    }

    private Result identified(String identifiers) {
        return api.post(
                "/users", "{'connection':'" + Auth0Emulator.CONNECTION + "','password':'secret'," + identifiers + "}");
    }

    @Test
    void aSecretIsShownToThoseWhoMayReadIt() {
        String path = "/clients/" + emulator.clientId();

        assertThat(api.get(path).text("client_secret")).isEqualTo(emulator.clientSecret());
        assertThat(new Caller(emulator, emulator.token("read:clients"))
                        .get(path)
                        .json()
                        .has("client_secret"))
                .isFalse();
        assertRefused(api.get("/clients/none"), 404, "inexistent_client", "The client does not exist");
        assertThat(api.get("/clients?include_totals=true&per_page=1&fields=client_id")
                        .json()
                        .at("/clients/0"))
                .hasSize(1);
    }

    @Test
    void tenantSettingsMergeTheirFlags() {
        JsonNode before = api.get("/tenants/settings").json();

        Result changed =
                api.patch("/tenants/settings", "{'session_lifetime':12,'flags':{'revoke_refresh_token_grant':true}}");

        assertThat(changed.status()).isEqualTo(200);
        JsonNode after = api.get("/tenants/settings").json();
        assertThat(after.get("session_lifetime").asInt()).isEqualTo(12);
        assertThat(after.at("/flags/revoke_refresh_token_grant").asBoolean()).isTrue();
        assertThat(after.get("flags")).hasSameSizeAs(before.get("flags"));
        assertThat(api.patch("/tenants/settings", "{'session_lifetime':0}").status())
                .isEqualTo(400);
        assertThat(api.patch("/tenants/settings", "{'nonsense':1}").status()).isEqualTo(400);
    }

    @Test
    void aTicketIsALinkAndSendsNoMail() {
        String id = createUser("ann@example.com", ",'verify_email':false").text("user_id");

        Result ticket = api.post(
                "/tickets/password-change", "{'user_id':'" + id + "','result_url':'https://app.example.com/'}");

        assertThat(ticket.status()).isEqualTo(201);
        assertThat(ticket.text("ticket"))
                .matches("https://ostiary-emulator\\.eu\\.auth0\\.com/u/reset-password\\?ticket=[A-Za-z0-9]{32}#");
        assertThat(api.post("/tickets/email-verification", "{'user_id':'" + id + "'}")
                        .text("ticket"))
                .contains("/u/email-verification?");
        assertThat(api.post(
                                "/tickets/password-change",
                                "{'connection_id':'" + connection() + "','email':'ann@example.com'}")
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/tickets/password-change", "{'user_id':'auth0|none'}")
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/tickets/password-change", "{'user_id':'" + id + "','result_url':'x'}")
                        .status())
                .isEqualTo(400);
        assertThat(emulator.mailsTo("ann@example.com")).isEmpty();
    }

    private String connection() {
        return api.get("/connections?name=" + Auth0Emulator.CONNECTION)
                .json()
                .at("/0/id")
                .asText();
    }

    private Result create(String connection) {
        return api.post(
                "/users", "{'connection':'" + connection + "','email':'ann@example.com','password':'Correct-horse-9'}");
    }

    private Result password(String user, String password) {
        return api.patch("/users/" + user, "{'password':'" + password + "'}");
    }
}
