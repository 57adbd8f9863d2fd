package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Caller.Result;
import org.junit.jupiter.api.Test;

class UserAccountEmulatorTest extends EmulatorContext {
    @Test
    void aLinkedAccountBecomesAnIdentityOfTheOtherAndLosesItsMetadata() {
        String ann = user("ann@example.com");
        Result other = createUser("other@example.com", ",'user_metadata':{'a':1}");
        String otherId = other.text("user_id");

        Result linked = api.post("/users/" + ann + "/identities", "{'provider':'auth0','user_id':'" + otherId + "'}");

        assertThat(linked.status()).isEqualTo(201);
        assertThat(linked.json()).hasSize(2);
        assertThat(linked.json().at("/1/profileData/email").asText()).isEqualTo("other@example.com");
        assertThat(linked.json().at("/1/profileData").has("user_metadata")).isFalse();
        assertThat(api.get("/users/" + Caller.encode(otherId)).status()).isEqualTo(404);
        assertThat(api.get("/users/" + ann).json().get("identities")).hasSize(2);
        assertThat(api.get("/users/" + ann).json().at("/identities/0").has("profileData"))
                .isFalse();
        assertRefused(
                api.post("/users/" + ann + "/identities", "{'provider':'auth0','user_id':'" + otherId + "'}"),
                409,
                "",
                "Specified identity already exists.");

        Result unlinked = api.delete("/users/" + ann + "/identities/auth0/" + otherId.substring(6));
        assertThat(unlinked.status()).isEqualTo(200);
        assertThat(unlinked.json()).hasSize(1);
        JsonNode alone = api.get("/users/" + Caller.encode(otherId)).json();
        assertThat(alone.get("email").asText()).isEqualTo("other@example.com");
        assertThat(alone.has("user_metadata")).isFalse();
    }

    @Test
    void aLinkedAccountKeepsItsAddressFromOthers() {
        String ann = user("ann@example.com");
        String other = createUser("other@example.com", "").text("user_id");
        api.post("/users/" + ann + "/identities", "{'provider':'auth0','user_id':'" + other + "'}");

        assertThat(createUser("other@example.com", "").status()).isEqualTo(409);
        assertThat(api.patch("/users/" + ann, "{'email':'other@example.com'}").status())
                .isEqualTo(400);
        assertThat(api.get("/users-by-email?email=other%40example.com").json()).isEmpty();
        api.delete("/users/" + ann);
        assertThat(createUser("other@example.com", "").status()).isEqualTo(201);
    }

    /** What Auth0 does then is not documented, so nobody may count on anything. */
    @Test
    void anAccountWithLinkedOnesIsNotLinked() {
        String ann = user("ann@example.com");
        String other = createUser("other@example.com", "").text("user_id");
        String third = createUser("third@example.com", "").text("user_id");
        api.post("/users/" + Caller.encode(other) + "/identities", "{'provider':'auth0','user_id':'" + third + "'}");

        assertRefused(
                api.post("/users/" + ann + "/identities", "{'provider':'auth0','user_id':'" + other + "'}"),
                400,
                "invalid_body",
                "Unable to link with the secondary account.");
    }

    @Test
    void theMainIdentityStays() {
        Result ann = createUser("ann@example.com", "");
        String id = Caller.encode(ann.text("user_id"));

        assertRefused(
                api.delete("/users/" + id + "/identities/auth0/"
                        + ann.text("user_id").substring(6)),
                400,
                "invalid_body",
                "Main identity cannot be removed.");
        assertRefused(
                api.post(
                        "/users/" + id + "/identities", "{'provider':'auth0','user_id':'" + ann.text("user_id") + "'}"),
                400,
                "invalid_body",
                "Main identity and the new one are the same.");
        assertThat(api.post("/users/" + id + "/identities", "{}").status()).isEqualTo(400);
    }

    @Test
    void authenticationMethodsAreShownMaskedAndWithoutSecrets() {
        String ann = user("ann@example.com");
        String path = "/users/" + ann + "/authentication-methods";

        Result email = api.post(path, "{'type':'email','name':'Mine','email':'chuck334@example.com'}");
        assertThat(email.status()).isEqualTo(201);
        assertThat(email.text("id")).matches("email\\|dev_[A-Za-z0-9]{16}");
        assertThat(email.text("email")).isEqualTo("chuc****@exam*******");
        api.post(path, "{'type':'totp','totp_secret':'5HCWXIP2MJNSUBGYVUZFLRB2HWIGXR4SYJQXNBQ'}");
        api.post(path, "{'type':'phone','phone_number':'+44207183875044'}");

        JsonNode listed = api.get(path + "?include_totals=true").json();
        assertThat(listed.get("total").asInt()).isEqualTo(3);
        assertThat(listed.at("/authenticators/1").has("totp_secret")).isFalse();
        assertThat(listed.at("/authenticators/2/phone_number").asText()).isEqualTo("XXXXXXXXXXX5044");
        assertThat(listed.at("/authenticators/2/authentication_methods/0/type").asText())
                .isEqualTo("sms");
        assertThat(api.get(path + "/" + Caller.encode(email.text("id")))
                        .json()
                        .get("confirmed")
                        .asBoolean())
                .isTrue();
        assertThat(api.delete(path + "/" + Caller.encode(email.text("id"))).status())
                .isEqualTo(204);
        assertThat(api.delete(path + "/" + Caller.encode(email.text("id"))).status())
                .isEqualTo(404);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path + "?include_totals=true").json().has("total")).isFalse();
    }

    @Test
    void bruteForceBlocksAreApartFromAnAdministratorsBlock() {
        String ann = user("ann@example.com");
        api.patch("/users/" + ann, "{'blocked':true}");

        assertThat(api.get("/user-blocks/" + ann).json().get("blocked_for")).isEmpty();
        assertThat(api.get("/user-blocks?identifier=ann%40example.com").json().get("blocked_for"))
                .isEmpty();
        assertThat(api.delete("/user-blocks/" + ann).status()).isEqualTo(204);
        assertThat(api.get("/users/" + ann).json().get("blocked").asBoolean()).isTrue();
        assertThat(api.delete("/user-blocks/auth0%7Cnone").status()).isEqualTo(404);
        assertThat(api.delete("/user-blocks?identifier=nobody").status()).isEqualTo(204);
    }
}
