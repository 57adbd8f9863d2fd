package io.ostiary.memory;

import static io.ostiary.emailtemplate.EmailTemplateType.EMAIL_VERIFICATION;
import static io.ostiary.emailtemplate.EmailTemplateType.PASSWORD_RESET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.ConflictException;
import io.ostiary.Secret;
import io.ostiary.emailtemplate.EmailPreview;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import io.ostiary.memory.mail.Mail;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmailTemplatesTest {
    private final Fixture fixture = Fixture.open();
    private final EmailTemplates templates = fixture.directory().emailTemplates();

    @Test
    void aMailSaysWhatTheTenantsTextSays() {
        User ada = user("Ada & Co");
        templates.set(
                PASSWORD_RESET,
                new NewEmailTemplate("For {{ user.name }}", "<p>{{ user.name }} of {{ tenant }}: {{ url }}</p>"));

        fixture.users().sendPasswordReset(ada.id(), null);

        Mail mail = lastMail();
        assertThat(mail.subject()).isEqualTo("For Ada & Co");
        assertThat(mail.body().reveal())
                .isEqualTo("<p>Ada &amp; Co of main: " + mail.link().reveal() + "</p>");
        assertThat(mail.toString()).doesNotContain(mail.token().reveal());
    }

    @Test
    void aNameIsNeitherMarkupNorAHeaderNorATemplate() {
        User eve = user("<img src=x>{{ url }}");
        templates.set(EMAIL_VERIFICATION, new NewEmailTemplate("Hi {{ user.name }}", "{{ user.name }} {{ url }}"));

        fixture.users().sendEmailVerification(eve.id());

        assertThat(lastMail().body().reveal()).startsWith("&lt;img src=x&gt;{{ url }} http");
        assertThat(lastMail().subject()).isEqualTo("Hi <img src=x>{{ url }}");
    }

    @Test
    void whoHasNoNameIsGreetedWithoutOne() {
        User nobody =
                fixture.users().create(NewUser.withEmail("nobody@example.com").build());

        fixture.users().sendEmailVerification(nobody.id());

        assertThat(lastMail().body().reveal()).startsWith("<p>Hello,</p>").contains("nobody@example.com");
    }

    @Test
    void anInvitationNamesTheOrganization() {
        Organization harbour = fixture.directory().organizations().create(NewOrganization.of("Harbour & Sons"));

        fixture.directory().organizations().invite(harbour.id(), NewInvitation.of("guest@example.com"));

        assertThat(lastMail().subject()).isEqualTo("Join Harbour & Sons");
        assertThat(lastMail().body().reveal()).contains("Harbour &amp; Sons").contains(escapedLink());
    }

    @ParameterizedTest
    @EnumSource(EmailTemplateType.class)
    void aDefaultIsShownAndCanBeSetAsItIs(EmailTemplateType type) {
        var before = templates.get(type);
        EmailPreview preview = templates.preview(type, SampleValues.NONE);
        assertThat(preview.html())
                .contains("https://example.com/follow-this-link")
                .doesNotContain("{{", "{%");

        templates.set(type, new NewEmailTemplate(String.valueOf(before.subject()), String.valueOf(before.body())));

        assertThat(templates.preview(type, SampleValues.NONE)).isEqualTo(preview);
        assertThat(templates.reset(type)).isEqualTo(before);
    }

    @Test
    void aTextThatMakesTooMuchOfANameIsAConflictAndTheEarlierLinkStaysGood() {
        User ada = user("a".repeat(150));
        fixture.users().sendPasswordReset(ada.id(), null);
        Secret earlier = lastMail().token();
        String more = " | replace: 'a', '" + "a".repeat(200) + "'";
        templates.set(PASSWORD_RESET, new NewEmailTemplate("Hi", "{{ user.name" + more + more + " }} {{ url }}"));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> fixture.users().sendPasswordReset(ada.id(), null))
                .withMessageContaining("password_reset template");

        assertThat(fixture.backend()
                        .redeemPasswordReset(earlier, Secret.of("a brand new one"))
                        .id())
                .isEqualTo(ada.id());
    }

    @Test
    void aMailIsSentInTheFormInWhichItWasChecked() {
        User ada = user("Ada");
        templates.set(
                PASSWORD_RESET,
                new NewEmailTemplate("Hi", "<P title='{{ user.name }}'>Hello<p><a HREF='{{ url }}'>here"));

        fixture.users().sendPasswordReset(ada.id(), URI.create("https://app.example.com/reset?lang=en&q='"));

        assertThat(lastMail().body().reveal())
                .isEqualTo("<p title=\"Ada\">Hello</p><p><a href=\"" + escapedLink() + "\">here</a></p>");
    }

    private User user(String name) {
        return fixture.users()
                .create(NewUser.withEmail("ada@example.com").name(name).build());
    }

    private Mail lastMail() {
        var mails = fixture.backend().outbox().mails();
        return mails.get(mails.size() - 1);
    }

    private String escapedLink() {
        return lastMail().link().reveal().replace("&", "&amp;");
    }
}
