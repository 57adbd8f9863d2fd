package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.InvalidArgumentException;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.NewEmailTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFormatEngineTest {
    private static final Map<String, String> VALUES =
            Map.of("url", "https://a.example", "expires_in_minutes", "4320", "tenant", "Acme", "expires_in", "3 days");
    private static final EmailTexts TEXTS = EmailTexts.of(EmailTemplateType.EMAIL_VERIFICATION);

    private final MessageFormatEngine engine = new MessageFormatEngine(TEXTS.variables());

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Go to {0} ~ Go to https://a.example",
                "It''s {2}''s ~ It's Acme's",
                "Braces '{'0'}' ~ Braces {0}",
                "{1} or {1,number,#} ~ 4,320 or 4320",
                "{3} ~ 3 days"
            })
    void textsAreFormattedAsKeycloakDoes(String template, String rendered) {
        assertThat(engine.render("body", template, VALUES)).isEqualTo(rendered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{4}",
                "{name}",
                "{",
                "{0",
                "don't {0}",
                "{0} don't",
                "{0,nothing}",
                "{0,number}",
                "{-1}",
                "{{ url }}",
                "{1,choice,0#'<a href=\"https://evil.example/?{0}\">go</a>'|60#x|100#y}",
                "{1,choice,0#x|60#y}",
                "{1,number,#'<b>'}",
                "{1,number,#'{0}'}",
                "{1,date}",
                "{1,time,HH}"
            })
    void whatWouldFailWhenItIsSentIsRefused(String template) {
        refuses("body", template);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "''", "'{", "{", "}", "{0", "{0}", "'{'", "{0,", "{1,number,"})
    void aTextOfFullLengthEndsWhateverItRepeats(String part) {
        for (String text : List.of(part.repeat(50_000 / part.length()), "'" + part.repeat(49_000 / part.length()))) {
            try {
                assertThat(engine.render("body", text, VALUES)).isNotNull();
            } catch (InvalidArgumentException e) {
                assertThat(e.violations()).isNotEmpty();
            }
        }
    }

    @Test
    void aSubjectHasNoPlaceholders() {
        refuses("subject", "Join {0}");
        assertThat(engine.render("subject", "It''s you", VALUES)).isEqualTo("It's you");
    }

    @Test
    void thePartWithoutHtmlIsAFormatAsWell() {
        var template = new NewEmailTemplate("Hello", "<p>It&#39;s <a href=\"{0}\">here</a>, isn''t it?</p>");

        String text = TEXTS.texts(template).get("emailVerificationBody");

        assertThat(engine.render("body", String.valueOf(text), VALUES))
                .isEqualTo("It's here: https://a.example, isn't it?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<a href=''{0}''>here</a> ~ here: https://a.example",
                "<p>{0}</p><a title=\"'\">{'</a> ~ https://a.example {",
                "<p>{0} &#123;0&#125; &lbrace;&rbrace; it&#x27;s</p> ~ https://a.example {0} {} it's",
                "<p>{1,number,#} {0} $1 \\</p> ~ 4320 https://a.example $1 \\",
                "<a data-href=\"https://b.example\" href=\"{0}\">here ~ here: https://a.example"
            })
    void thePartWithoutHtmlHasTheLinkAndIsWellFormed(String body, String text) {
        var template = new NewEmailTemplate("Hello", body);
        TEXTS.rendering().check(template, TEXTS.variables());

        String plain = String.valueOf(TEXTS.texts(template).get("emailVerificationBody"));

        assertThat(engine.render("body", plain, VALUES).replace('\n', ' ')).isEqualTo(text);
    }

    private void refuses(String field, String template) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> engine.render(field, template, VALUES))
                .withMessageContaining(field);
    }
}
