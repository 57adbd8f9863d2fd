package io.ostiary.auth0;

import static io.ostiary.emailtemplate.EmailTemplateType.EMAIL_VERIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.ConflictException;
import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTemplatesTest {
    private final Emulated emulated = new Emulated();
    private final EmailTemplates templates = emulated.directory().emailTemplates();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void aTemplateWithoutASubjectHasNone() {
        given("null", "\"<p>{{ url }}</p>\"");

        EmailTemplate template = templates.get(EMAIL_VERIFICATION);

        assertThat(template.customized()).isTrue();
        assertThat(template.subject()).isNull();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> templates.preview(EMAIL_VERIFICATION, SampleValues.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ broken", "{{ url | liquid_of_another_kind }}", "{% include 'footer' %}"})
    void aPreviewOfWhatTheTenantsConsoleWasGivenAndIsNotKnownHereIsAConflict(String body) {
        given("\"Hello\"", "\"" + body + "\"");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> templates.preview(EMAIL_VERIFICATION, SampleValues.NONE))
                .withMessageContaining("email_verification");
    }

    @Test
    void aTemplateAsMailsAreUsuallyWrittenIsKept() {
        var usual = new NewEmailTemplate("Welcome to {{ application.name }}", """
                <!DOCTYPE html>
                <html>
                  <head>
                    <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
                    <title>Welcome to {{ application.name }}</title>
                    <style>
                      @media only screen and (max-width: 480px) { .button { width: 100% !important } }
                    </style>
                  </head>
                  <body style="margin: 0">
                    <!-- the header -->
                    <!--[if mso]><table><tr><td><![endif]-->
                    <img src="{{ user.picture }}" alt="{{ user.name | default: 'you' | escape }}">
                    <!--[if mso]></td></tr></table><![endif]-->
                    {% if user.user_metadata.lang == 'de' %}<h1>Guten Tag!</h1>{% else %}<h1>Hello!</h1>{% endif %}
                    <p>Follow <a class="button" href="{{ url }}">{% if organization.name %}the link of
                    {{ organization.display_name }}{% else %}the link{% endif %}</a>, or copy it:<br>{{ url }}</p>
                    <p>&copy; {{ 'now' | date: '%Y' }} <a href="{{ support_url }}">{{ friendly_name }}</a></p>
                  </body>
                </html>
                """);

        EmailTemplate set = templates.set(EMAIL_VERIFICATION, usual);

        assertThat(set.body()).isEqualTo(usual.body());
        assertThat(templates.preview(EMAIL_VERIFICATION, SampleValues.NONE).html())
                .contains("https://example.com/follow-this-link");
    }

    /** What somebody else saved. */
    private void given(String subject, String body) {
        emulated.post(
                "email-templates",
                "{\"template\":\"verify_email\",\"enabled\":true,\"from\":\"\",\"syntax\":\"liquid\",\"subject\":"
                        + subject + ",\"body\":" + body + "}");
    }
}
