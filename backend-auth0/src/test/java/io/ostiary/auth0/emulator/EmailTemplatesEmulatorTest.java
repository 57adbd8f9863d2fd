package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.auth0.emulator.Caller.Result;
import org.junit.jupiter.api.Test;

class EmailTemplatesEmulatorTest extends SignInContext {
    private static final String VERIFY = "{'template':'verify_email','body':'<p>{{ url }}</p>','from':'',"
            + "'subject':'Verify','syntax':'liquid','enabled':true}";

    @Test
    void aTemplateIsThereOnceItWasWritten() {
        assertRefused(
                api.get("/email-templates/verify_email"),
                404,
                "inexistent_email_template",
                "The template does not exist.");

        assertThat(api.post("/email-templates", VERIFY).status()).isEqualTo(200);

        assertThat(api.get("/email-templates/verify_email").text("subject")).isEqualTo("Verify");
        assertRefused(api.post("/email-templates", VERIFY), 409, "", "Template verify_email already exists.");
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() {
        api.post("/email-templates", VERIFY);

        Result changed = api.patch("/email-templates/verify_email", "{'enabled':false}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("body")).isEqualTo("<p>{{ url }}</p>");
        assertThat(changed.json().path("enabled").asBoolean(true)).isFalse();
    }

    @Test
    void bodiesAreChecked() {
        assertThat(api.post("/email-templates", "{'template':'verify_email'}").errorCode())
                .isEqualTo("invalid_body");
        assertThat(api.post("/email-templates", VERIFY.replace("verify_email", "other"))
                        .errorCode())
                .isEqualTo("invalid_body");
        assertThat(api.patch("/email-templates/verify_email", "{'text':'x'}").errorCode())
                .isEqualTo("invalid_body");
    }
}
