package io.ostiary.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailRenderingTest {
    private static final EmailVariable URL = new EmailVariable("url", "URL", true, "https://example.com/follow");
    private static final String LINK = "https://app.example.com/reset?q='&token=abc";

    private final EmailRendering rendering = new EmailRendering((field, template, values) -> {
        String link = values.get("url");
        if (template.contains("URL") && link == null) {
            throw new InvalidArgumentException(field, "has an unknown variable");
        }
        return template.replace("URL", String.valueOf(link));
    });

    @Test
    void aBodyIsSentAsItWasChecked() {
        assertThat(rendering.body("<p>Go to <A title='a>b' HREF='URL'>URL", Map.of("url", LINK), URL))
                .isEqualTo("<p>Go to <a title=\"a&gt;b\" href=\"" + LINK.replace("&", "&amp;") + "\">"
                        + LINK.replace("&", "&amp;") + "</a></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Hello</p>",
                "<p>https://example.com/follow</p>",
                "<title>URL</title>",
                "<p>URL</p><img src=\"https://evil.example/?URL\">",
                "<p>URL</p><form action=https://evil.example></form>"
            })
    void aBodyIsNotSentWithoutTheLinkNorWhereItWouldGoToOthers(String template) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> rendering.body(template, Map.of("url", LINK), URL))
                .withMessageContaining("body");
    }

    @Test
    void aSubjectWithTheLinkIsRefusedForTellingIt() {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> rendering.check(new NewEmailTemplate("At URL", "<p>URL</p>"), List.of(URL)))
                .withMessageContaining("subject must not have URL");
    }

    @Test
    void aPreviewOfWhatCannotBeRenderedIsAConflict() {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> rendering.preview(
                        EmailTemplateType.PASSWORD_RESET, "At URL", "URL", List.of(URL), SampleValues.NONE))
                .withMessageContaining("password_reset");
    }

    @Test
    void aPreviewWithAValueForNothingIsInvalid() {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> rendering.preview(
                        EmailTemplateType.PASSWORD_RESET,
                        "Hello",
                        "URL",
                        List.of(URL),
                        new SampleValues(Map.of("name", "x"))));
    }
}
