package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.co",
                "ada.lovelace+tag@example.com",
                "o'brien@example.com",
                "{x}|y~z@example.com",
                "üñî@exämple.com",
                "a@xn--bcher-kva.example",
                "1234567890123456789012345678901234567890123456789012345678901234@x.io",
                "a@1.2.example"
            })
    void anAddressIsAnAddress(String address) {
        assertThat(new Violations().email("email", address).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@example.com",
                "a@",
                "a@b",
                "a@@b.co",
                "a b@c.co",
                ".a@b.co",
                "a.@b.co",
                "a..b@c.co",
                "a@b..co",
                "a@-b.co",
                "a@b-.co",
                "a@b_c.co",
                "<a@b.co>",
                "a,b@c.co",
                "a@b.co\n",
                "a\u0000@b.co",
                "a@b.co\r\nBcc: x@y.co",
                "a\u200bb@c.co",
                "a\u202eb@c.co",
                "a\u00adb@c.co",
                "\ufeffa@b.co",
                "12345678901234567890123456789012345678901234567890123456789012345@x.io"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(new Violations().email("email", text).found()).hasSize(1);
    }

    @Test
    void anAddressHasAtMost254Characters() {
        String domain = ("d".repeat(60) + ".").repeat(4) + "io";
        String fits = "a".repeat(254 - domain.length() - 1) + "@" + domain;

        assertThat(new Violations().email("email", fits).found()).isEmpty();
        assertThat(new Violations().email("email", "a" + fits).found()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ada", "Ada.Lovelace", "o'brien", "a+b-c_d@e", "!#$^`~", "名前", "ü1"})
    void aUsernameIsAUsername(String username) {
        assertThat(new Violations().username("username", username).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a<b", "a\"b", "a\nb", "a:b", "😀", "a*", "a%b"})
    void whatIsNoUsernameIsNone(String text) {
        assertThat(new Violations().username("username", text).found()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+14155550100", "+49301234567", "+12", "+123456789012345"})
    void aTelephoneNumberIsE164(String phone) {
        assertThat(new Violations().phone("phone", phone).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "4155550100", "+0123", "+1 415 555", "+1234567890123456", "+1a", "+1", "+12\n"})
    void whatIsNotE164IsNoTelephoneNumber(String text) {
        assertThat(new Violations().phone("phone", text).found()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/",
                "https://app.example.com:8443/reset?lang=en",
                "http://localhost:3000/reset",
                "http://127.0.0.1/reset",
                "http://[::1]:8080/reset",
                "HTTPS://App.Example.com"
            })
    void anEncryptedOrLocalRedirectIsOne(String uri) {
        assertThat(new Violations().secureUrl("redirect_uri", URI.create(uri)).found())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com/",
                "http://127.0.0.1.example.com/",
                "https://app.example.com/#",
                "https://localhost@evil.example.com/",
                "javascript:alert(1)",
                "//app.example.com/",
                "/reset",
                "https:opaque",
                "app://callback"
            })
    void anyOtherUriIsNoRedirect(String uri) {
        assertThat(new Violations().secureUrl("redirect_uri", URI.create(uri)).found())
                .hasSize(1);
    }

    @Test
    void aRedirectHasAtMost2048Characters() {
        String fits = "https://app.example.com/" + "a".repeat(2048 - 24);

        assertThat(new Violations().secureUrl("redirect_uri", URI.create(fits)).found())
                .isEmpty();
        assertThat(new Violations()
                        .secureUrl("redirect_uri", URI.create(fits + "a"))
                        .found())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A1", "billing:read", "a.b_c-d", "0"})
    void aKeyIsAKey(String key) {
        assertThat(new Violations().key("key", key).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "-a", ":a", "_a", "a b", "a/b", "ä", "a\n"})
    void whatIsNoKeyIsNone(String text) {
        assertThat(new Violations().key("key", text).found()).hasSize(1);
        assertThat(new Violations().key("key", "k".repeat(99)).found()).isEmpty();
        assertThat(new Violations().key("key", "k".repeat(100)).found()).hasSize(1);
    }

    @Test
    void lengthsCountCodePoints() {
        assertThat(new Violations().line("name", "😀😀😀", 3, 3).found()).isEmpty();
        assertThat(new Violations().line("name", "😀😀😀😀", 1, 3).found()).hasSize(1);
        assertThat(new Violations().line("name", "", 1, 3).found()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\ud800", "\udc00"})
    void controlCharactersAndBrokenSurrogatesAreRefused(String text) {
        assertThat(new Violations().line("name", "a" + text + "b", 1, 9).found())
                .hasSize(1);
        assertThat(new Violations().lines("name", "a" + text + "b", 1, 9).found())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t"})
    void lineBreaksAndTabsAreForTextOfSeveralLines(String text) {
        assertThat(new Violations().line("name", "a" + text + "b", 1, 9).found())
                .hasSize(1);
        assertThat(new Violations().lines("name", "a" + text + "b", 1, 9).found())
                .isEmpty();
    }

    @Test
    void nullPassesEveryCheckButRequire() {
        assertThat(new Violations()
                        .line("a", null, 1, 2)
                        .lines("a", null, 1, 2)
                        .email("a", null)
                        .username("a", null)
                        .phone("a", null)
                        .key("a", null)
                        .secureUrl("a", null)
                        .require(false, "b", "must be there")
                        .found())
                .containsExactly(new Violation("b", "must be there"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var violations =
                new Violations().email("email", "x").phone("phone", "y").key("key", "ok");

        assertThatThrownBy(violations::throwIfAny)
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .containsExactly("email", "phone"))
                .hasMessageContaining("email must")
                .hasMessageContaining("phone must");
    }

    @Test
    void nothingIsThrownWhereNothingIsWrong() {
        new Violations().email("email", "a@b.co").throwIfAny();
    }

    @Test
    void aPeriodIsOfWholeSecondsWithinItsBounds() {
        Duration min = Duration.ofSeconds(60);
        Duration max = Duration.ofSeconds(90);
        for (Duration fits : List.of(min, Duration.ofSeconds(75), max)) {
            assertThat(new Violations()
                            .seconds("token_lifetime", fits, min, max)
                            .found())
                    .isEmpty();
        }
        for (Duration not :
                List.of(min.minusSeconds(1), max.plusSeconds(1), min.plusMillis(1), Duration.ofSeconds(-70))) {
            assertThat(new Violations().seconds("token_lifetime", not, min, max).found())
                    .containsExactly(new Violation("token_lifetime", "must be 60 to 90 seconds"));
        }
    }

    @Test
    void whatPagesShowHoldsNoMarkup() {
        assertThat(new Violations().withoutMarkup("name", "Orders & more").found())
                .isEmpty();
        assertThat(new Violations().withoutMarkup("name", "Orders\n<b").found()).hasSize(1);
        assertThat(new Violations().withoutMarkup("name", "a > b").found()).hasSize(1);
    }
}
