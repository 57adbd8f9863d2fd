package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.auth0.emulator.Caller.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserEmulatorTest extends EmulatorContext {
    @Test
    void aNewUserHasAnIdOfTheRealShapeAndTheDefaultsOfItsAddress() {
        Result created = createUser("Ann.Lee@Example.com", "");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("user_id")).matches("auth0\\|[0-9a-f]{24}");
        assertThat(created.text("email")).isEqualTo("ann.lee@example.com");
        assertThat(created.text("name")).isEqualTo("ann.lee@example.com");
        assertThat(created.text("nickname")).isEqualTo("ann.lee");
        assertThat(created.text("picture"))
                .startsWith("https://s.gravatar.com/avatar/")
                .endsWith("an.png");
        assertThat(created.text("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(created.json().get("identities").toString())
                .isEqualTo("[{\"connection\":\"Username-Password-Authentication\",\"user_id\":\""
                        + created.text("user_id").substring(6) + "\",\"provider\":\"auth0\",\"isSocial\":false}]");
        assertThat(created.json().fieldNames())
                .toIterable()
                .doesNotContain("password", "blocked", "user_metadata", "app_metadata");
    }

    @Test
    void aUserMayBringItsOwnIdOnce() {
        assertThat(createUser("ann@example.com", ",'user_id':'ann'").text("user_id"))
                .isEqualTo("auth0|ann");
        assertRefused(
                createUser("other@example.com", ",'user_id':'ann'"),
                409,
                "auth0_idp_error",
                "The user already exists.");
    }

    @Test
    void anAddressIsTakenInAnyCase() {
        user("ann@example.com");

        assertRefused(createUser("ANN@example.com", ""), 409, "auth0_idp_error", "The user already exists.");
    }

    @Test
    void fieldsThatTheOperationDoesNotNameAreRefused() {
        assertRefused(
                createUser("ann@example.com", ",'tenant':'x'"),
                400,
                "invalid_body",
                "Payload validation error: 'Additional properties not allowed: tenant'.");
        assertRefused(
                api.patch("/users/" + user("ann@example.com"), "{'nick':'x'}"),
                400,
                "invalid_body",
                "Payload validation error: 'Additional properties not allowed: nick'.");
    }

    @Test
    void valuesThatBreakARuleAreRefusedByFieldAndRule() {
        assertRefused(
                api.post("/users", "{'email':'ann@example.com'}"),
                400,
                "invalid_body",
                "Payload validation error: 'Missing required property: connection'.");
        assertRefused(
                createUser("ann", ""),
                400,
                "invalid_body",
                "Payload validation error: 'Object didn`t pass validation for format email: ann' on property email"
                                .replace('`', '\'')
                        + " (The user's email).");
        assertRefused(
                createUser("ann@example.com", ",'given_name':''"),
                400,
                "invalid_body",
                "Payload validation error: 'String is too short (0 chars), minimum 1' on property given_name"
                        + " (The user's given name).");
        assertRefused(
                createUser("ann@example.com", ",'given_name':null"),
                400,
                "invalid_body",
                "Payload validation error: 'Expected type string but found type null' on property given_name"
                        + " (The user's given name).");
        assertRefused(
                createUser("ann@example.com", ",'phone_number':'123'"),
                400,
                "invalid_body",
                "Payload validation error: 'String does not match pattern ^\\+[0-9]{1,15}$' on property"
                        + " phone_number (The user's phone number).");
    }

    @Test
    void aUserThatIsNotThereIsNotFoundButDeletedAllTheSame() {
        assertRefused(api.get("/users/auth0%7Cnone"), 404, "inexistent_user", "The user does not exist.");
        assertRefused(
                api.patch("/users/auth0%7Cnone", "{'blocked':true}"),
                404,
                "inexistent_user",
                "The user does not exist.");
        assertThat(api.delete("/users/auth0%7Cnone").status()).isEqualTo(204);
    }

    @Test
    void aDeletedUserIsGone() {
        String ann = user("ann@example.com");

        assertThat(api.delete("/users/" + ann).status()).isEqualTo(204);
        assertThat(api.get("/users/" + ann).status()).isEqualTo(404);
        assertThat(createUser("ann@example.com", "").status()).isEqualTo(201);
    }

    @Test
    void someFieldsAreNotChangedTogether() {
        String ann = user("ann@example.com");
        List<List<String>> pairs = List.of(
                List.of("password", "email"),
                List.of("password", "email_verified"),
                List.of("username", "email"),
                List.of("username", "email_verified"),
                List.of("username", "password"));

        for (List<String> pair : pairs) {
            assertRefused(
                    api.patch(
                            "/users/" + ann,
                            ("{'" + pair.get(0) + "':'x','" + pair.get(1) + "':"
                                    + switch (pair.get(1)) {
                                        case "email" -> "'new@example.com'}";
                                        case "email_verified" -> "true}";
                                        default -> "'Correct-horse-9'}";
                                    })),
                    400,
                    "invalid_body",
                    "Cannot update " + pair.get(0) + " and " + pair.get(1) + " simultaneously.");
        }
    }

    @Test
    void metadataAreMergedOnTheFirstLevelOnly() {
        String ann = user("ann@example.com");
        api.patch("/users/" + ann, "{'user_metadata':{'keep':1,'drop':2,'deep':{'a':1,'b':2}}}");

        Result patched = api.patch("/users/" + ann, "{'user_metadata':{'drop':null,'deep':{'c':3}}}");

        assertThat(patched.json().get("user_metadata").toString()).isEqualTo("{\"keep\":1,\"deep\":{\"c\":3}}");
    }

    @Test
    void emptyMetadataClearAllOfIt() {
        String ann = user("ann@example.com");
        api.patch("/users/" + ann, "{'user_metadata':{'a':1},'app_metadata':{'b':2}}");

        Result cleared = api.patch("/users/" + ann, "{'user_metadata':{},'app_metadata':{}}");

        assertThat(cleared.json().get("user_metadata").toString()).isEqualTo("{}");
        assertThat(cleared.json().has("app_metadata")).isFalse();
    }

    @Test
    void namesThatTheTenantUsesItselfAreRefusedInAppMetadata() {
        String ann = user("ann@example.com");

        assertThat(api.patch("/users/" + ann, "{'app_metadata':{'email_verified':true}}")
                        .status())
                .isEqualTo(400);
        assertThat(api.patch("/users/" + ann, "{'user_metadata':{'email_verified':true}}")
                        .status())
                .isEqualTo(200);
        assertThat(api.patch("/users/" + ann, "{'user_metadata':{'a':[{'b.c':1}]}}")
                        .status())
                .isEqualTo(400);
        assertThat(api.patch("/users/" + ann, "{'user_metadata':{'$a':1}}").status())
                .isEqualTo(400);
    }

    @Test
    void aNewPasswordLiftsABlock() {
        String ann = user("ann@example.com");
        api.patch("/users/" + ann, "{'blocked':true}");

        Result changed = api.patch("/users/" + ann, "{'password':'Another-horse-8'}");

        assertThat(changed.json().get("blocked").asBoolean()).isFalse();
        assertThat(changed.text("last_password_reset")).isNotEmpty();
    }

    @Test
    void aWeakPasswordIsRefusedWithoutTheRule() {
        String ann = user("ann@example.com");

        assertRefused(
                api.patch("/users/" + ann, "{'password':'weak'}"),
                400,
                "",
                "PasswordStrengthError: Password is too weak");
    }

    @Test
    void aNewAddressIsNotVerifiedAndMustBeFree() {
        user("taken@example.com");
        String ann = Caller.encode(
                createUser("ann@example.com", ",'email_verified':true").text("user_id"));

        assertRefused(
                api.patch("/users/" + ann, "{'email':'Taken@example.com'}"),
                400,
                "auth0_idp_error",
                "The specified new email already exists");
        Result moved = api.patch("/users/" + ann, "{'email':'New@example.com'}");
        assertThat(moved.text("email")).isEqualTo("new@example.com");
        assertThat(moved.json().get("email_verified").asBoolean()).isFalse();
    }

    @Test
    void nullUnsetsAName() {
        String ann = Caller.encode(
                createUser("ann@example.com", ",'given_name':'Ann'").text("user_id"));

        assertThat(api.patch("/users/" + ann, "{'given_name':null}").json().has("given_name"))
                .isFalse();
    }

    @Test
    void fieldsOfAUserArePickedByName() {
        String ann = user("ann@example.com");

        assertThat(api.get("/users/" + ann + "?fields=email,name").json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("email", "name");
        assertThat(api.get("/users/" + ann + "?fields=email&include_fields=false")
                        .json()
                        .has("email"))
                .isFalse();
    }

    @Test
    void aConnectionThatNoApplicationUsesIsDisabled() {
        assertRefused(
                api.post("/users", "{'connection':'none','email':'ann@example.com','password':'Correct-horse-9'}"),
                400,
                "inexistent_connection",
                "The connection does not exist.");
    }

    @Test
    void aConflictNeedNotMeanThatTheUserIsThere() {
        emulator.switches().addCustomDomains();

        assertRefused(
                createUser("ann@example.com", ""),
                409,
                "custom_domain_conflict",
                "The tenant has multiple verified custom domains.");
    }

    @Test
    void theScopeForMetadataLetsNothingElseChange() {
        String ann = user("ann@example.com");
        Caller keeper = new Caller(emulator, emulator.token("update:users_app_metadata"));

        assertThat(keeper.patch("/users/" + ann, "{'app_metadata':{'a':1}}").status())
                .isEqualTo(200);
        assertRefused(
                keeper.patch("/users/" + ann, "{'app_metadata':{'a':1},'blocked':true}"),
                403,
                "insufficient_scope",
                "Insufficient scope, expected any of: update:users");
    }
}
