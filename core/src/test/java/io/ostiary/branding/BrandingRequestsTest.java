package io.ostiary.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandingRequestsTest {
    @Test
    void aColorIsOfSixDigitsAndInSmallLetters() {
        assertThat(HexColor.of("#0A7CFF")).isEqualTo(HexColor.of("#0a7cff")).hasToString("#0a7cff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "0a7cff",
                "#0a7cf",
                "#0a7cff0",
                "#0a7cfg",
                "#fff",
                "#0a7cff;",
                "red",
                "#0a7cff\n",
                "#０a7cff"
            })
    void whatIsNoColorIsRefused(String value) {
        assertThatThrownBy(() -> HexColor.of(value))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("color");
    }

    @ParameterizedTest
    @CsvSource({"#FFF,#ffffff", "#1a2,#11aa22", "#0A7CFF,#0a7cff"})
    void whatAProviderTellsIsReadAsSixDigits(String told, String color) {
        assertThat(HexColor.read(told)).contains(HexColor.of(color));
    }

    @Test
    void whatAProviderTellsInAnotherNotationIsNotToldAndDoesNotFail() {
        assertThat(HexColor.read("rgb(1, 2, 3)")).isEmpty();
        assertThat(HexColor.read("#0a7cff80")).isEmpty();
        assertThat(HexColor.read(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.example.com/logo.png",
                "http://localhost/logo.png",
                "HTTP://localhost/logo.png",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "https://user@example.com/logo.png",
                "https://example.com/logo.png#x",
                "//cdn.example.com/logo.png",
                "logo.png"
            })
    void aLogoComesOverHttpsOrIsRefused(String url) {
        BrandPatch.Builder patch = BrandPatch.builder().logo(Change.set(URI.create(url)));

        assertThatThrownBy(patch::build)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("logo");
    }

    @Test
    void clearingTheDarkColorsLeavesTheOthers() {
        HexColor blue = HexColor.of("#0000ff");
        Brand before = new Brand(new BrandColors(blue, null, null), new BrandColors(null, blue, null), null);

        Brand after = before.patched(BrandPatch.builder().dark(Change.clear()).build());

        assertThat(after).isEqualTo(new Brand(before.colors(), BrandColors.DEFAULT, null));
    }
}
