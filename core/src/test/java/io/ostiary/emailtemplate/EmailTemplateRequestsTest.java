package io.ostiary.emailtemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Violation;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTemplateRequestsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two\nlines", "Hello\r\nBcc: eve@example.com", "bell\u0007"})
    void aSubjectIsOneLineThatSaysSomething(String subject) {
        refuses(() -> new NewEmailTemplate(subject, "body"), "subject");
        refuses(() -> new NewEmailTemplate("x".repeat(256), "body"), "subject");
    }

    @Test
    void aBodyIsBounded() {
        refuses(() -> new NewEmailTemplate("subject", "x".repeat(1_000_000)), "body");
        refuses(() -> new NewEmailTemplate("subject", " \n "), "body");
        refuses(() -> new NewEmailTemplate("subject", "nul\u0000"), "body");
        assertThat(new NewEmailTemplate("subject", "x".repeat(NewEmailTemplate.MAX_BODY)).body())
                .hasSize(NewEmailTemplate.MAX_BODY);
    }

    @Test
    void sampleValuesAreFewShortLines() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i <= SampleValues.MAX; i++) {
            many.put("name" + i, "value");
        }
        refuses(() -> new SampleValues(many), "variables");
        refuses(() -> new SampleValues(Map.of("url", "two\nlines")), "variables.url");
        refuses(() -> new SampleValues(Map.of("url", "x".repeat(2049))), "variables.url");
    }

    private static void refuses(ThrowingCallable request, String field) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(request)
                .satisfies(e ->
                        assertThat(e.violations()).extracting(Violation::field).contains(field));
    }
}
