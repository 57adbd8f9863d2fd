package io.ostiary.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<p>Hello <b>Ada</b></p> ~ Hello Ada",
                "<a href=\"https://a.example\">https://a.example</a> ~ https://a.example",
                "<A class='x' HREF='https://a.example?a=1&amp;b=2'>here</A> ~ here: https://a.example?a=1&b=2",
                "<a data-href='https://b.example' href='https://a.example'>here</a> ~ here: https://a.example",
                "<a href='https://a.example'>here ~ here: https://a.example",
                "<style>p { top: 0 }</STYLE>a<!-- b -->c ~ ac",
                "\u0130\u0130\u0130<title>x</title>a ~ \u0130\u0130\u0130a",
                "&lt;b&gt; &amp;lt; ~ <b> &lt;"
            })
    void htmlBecomesText(String html, String text) {
        assertThat(PlainText.of(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=",
                "<a href=\"",
                "<style>",
                "<!--",
                "<",
                "&",
                "<a href='x'>",
                " \n ",
                "<a href=x>y</a>",
                "<a ",
                "href="
            })
    void longTextEndsWhateverItRepeats(String part) {
        assertThat(PlainText.of(part.repeat(50_000 / part.length()))).isNotNull();
    }

    @Test
    void paragraphsBecomeLines() {
        assertThat(PlainText.of("<p>one</p>\n<p>two<br>three</p>")).isEqualTo("one\ntwo\nthree");
    }
}
