package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.Violation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final List<Setting> DECLARATION = List.of(
            Setting.required("url", Setting.Type.URL, "Where the provider is."),
            Setting.secret("secret", "The credential."),
            Setting.optional("timeout", Setting.Type.DURATION, "30s", "How long to wait."),
            Setting.optional("limit", Setting.Type.INTEGER, "10", "How many."),
            Setting.optional("strict", Setting.Type.BOOLEAN, "false", "Whether to be strict."),
            Setting.optional("realms", Setting.Type.LIST, "Which realms."),
            Setting.optional("label", Setting.Type.TEXT, "What to call it."));

    @Test
    void valuesAndDefaultsAreThere() {
        Settings settings = Settings.check(
                DECLARATION,
                Map.of("url", "https://id.example.com", "secret", "canary", "realms", " a, b ,,c", "limit", "7"));

        assertThat(settings.url("url")).contains(URI.create("https://id.example.com"));
        assertThat(settings.secret("secret")).contains(Secret.of("canary"));
        assertThat(settings.duration("timeout")).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.integer("limit")).isEqualTo(7);
        assertThat(settings.flag("strict")).isFalse();
        assertThat(settings.list("realms")).containsExactly("a", "b", "c");
        assertThat(settings.text("label")).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> Settings.check(
                        DECLARATION,
                        Map.of("timeout", "soon", "limit", "-1", "strict", "yes", "tiemout", "1s", "secret", "canary")))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .containsExactlyInAnyOrder("url", "timeout", "limit", "strict", "tiemout"))
                .hasMessageContaining("limit must be a whole number")
                .hasMessageContaining("strict must be true or false")
                .hasMessageContaining("timeout must be a duration such as 15m")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aBlankValueIsNone() {
        assertThatThrownBy(() -> Settings.check(DECLARATION, Map.of("url", " ")))
                .hasMessageContaining("url is required");
    }

    @Test
    void settingsPrintTheirValuesButNoSecret() {
        String printed = Settings.check(DECLARATION, Map.of("url", "https://x.example", "secret", "canary"))
                .toString();

        assertThat(printed)
                .contains("url=https://x.example", "secret=Secret[***]")
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "15m, PT15M", "12h, PT12H", "7d, P7D", "0s, PT0S", "PT1H30M, PT1H30M", "P1D, P1D"})
    void durationsAreRead(String text, Duration duration) {
        assertThat(with("timeout", text).duration("timeout")).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "s", "-1s", "PT-1S", "1.5h", "1w", "1 h", "P", "9999999999s"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatThrownBy(() -> with("timeout", text)).isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "ftp://example.com", "https://", "https:///x", "javascript:alert(1)", "a b"})
    void whatIsNoUrlIsRefused(String text) {
        assertThatThrownBy(() -> Settings.check(DECLARATION, Map.of("url", text)))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void askingForWhatWasNotDeclaredIsADefect() {
        assertThatThrownBy(() -> with("limit", "1").text("nothing")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with("limit", "1").requiredText("label")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeclarationMakesSense() {
        assertThatThrownBy(() -> new Setting("a b", Setting.Type.TEXT, true, true, "x", ""))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.violations()).hasSize(4));
    }

    private static Settings with(String name, String value) {
        return Settings.check(DECLARATION, Map.of("url", "https://x.example", name, value));
    }
}
