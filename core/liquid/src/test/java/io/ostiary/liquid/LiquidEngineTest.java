package io.ostiary.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.InvalidArgumentException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidEngineTest {
    private static final Map<String, String> VALUES =
            Map.of("url", "https://a.example", "user.name", "Ada &amp; Co", "app.data.*", "x");
    private final LiquidEngine engine = new LiquidEngine();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "no tags at all ~ no tags at all",
                "{{ url }} ~ https://a.example",
                "[{{ app.data.plan }}] ~ []",
                "{{user.name}} ~ Ada &amp; Co",
                "{{ user.name | escape }} ~ Ada &amp; Co",
                "{{ user.name | upcase }} ~ ADA &AMP; CO",
                "{% if user.name %}Hi {{ user.name }}{% else %}Hi{% endif %} ~ Hi Ada &amp; Co",
                "{% unless user.name %}a{% endunless %}b ~ b",
                "{% assign greeting = 'Hello' %}{{ greeting }} ~ Hello",
                "{% capture x %}a{{ url }}{% endcapture %}{{ x }} ~ ahttps://a.example",
                "{% for i in (1..3) %}{{ i }}{% endfor %} ~ 123",
                "{% comment %}{{ nobody }}{% endcomment %}b ~ b",
                "{% raw %}{{ raw }}{% endraw %} ~ {{ raw }}",
                "{% case url %}{% when 'x' %}x{% else %}y{% endcase %} ~ y",
                "{{ 2.345 | round: 2 }} and {{ 3 | plus: 4 | times: 2 }} ~ 2.35 and 14",
                "{{ 0 | date: '%-d.%m.%Y' }} ~ 1.01.1970",
                "{% if user.name contains 'Ada' %}x{% endif %} ~ x"
            })
    void liquidIsRendered(String template, String rendered) {
        assertThat(render(template)).isEqualTo(rendered);
    }

    @Test
    void aValueIsNoTemplate() {
        assertThat(engine.render("body", "{{ url }}", Map.of("url", "{{ user.name }}{% include 'x' %}")))
                .isEqualTo("{{ user.name }}{% include 'x' %}");
    }

    @Test
    void aVariableWithoutAValueInABranchThatIsNotRenderedIsRefused() {
        refuses("one\n{% if url == 'x' %}{{ nobody }}{% endif %}", "in line 2 has an unknown variable, nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n{{ user.nobody }}",
                "a\n{{ url.class }}",
                "a\n{{ user.name.bytes }}",
                "a\n{{ url | nofilter }}",
                "a\n{{ url | url_decode }}",
                "a\n{{ url | strip_html }}",
                "a\n{{ url | json }}",
                "a\n{% include 'passwd' %}",
                "a\n{% include_relative 'passwd' %}",
                "a\n{{ [url] }}",
                "a\n{{ url",
                "a\n{% if url %}",
                "a\n{% nothing %}",
                "a\n{% endif %}",
                "a\n{% for x in nobody %}{% endfor %}"
            })
    void whatCannotBeSentIsRefusedWithItsLine(String template) {
        refuses(template, "line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in (1..100000000) %}x{% endfor %}",
                "{% for i in (1..100) %}{% for j in (1..100) %}x{% endfor %}{% endfor %}",
                "{% assign a = 'xxxxxxxxxx' %}{% for i in (1..900) %}{% assign a = a | append: a %}{% endfor %}",
                "{% capture a %}xxxxxxxxxx{% endcapture %}{% for i in (1..900) %}{% capture a %}{{ a }}{{ a }}"
                        + "{% endcapture %}{% endfor %}",
                "{% assign a = 1.23456789 %}{% for i in (1..900) %}{% assign a = a | times: a %}{% endfor %}",
                "{% assign a = 'a,b' | split: ',' %}{% for i in (1..900) %}{% assign a = a | concat: a %}{% endfor %}",
                "{{ 'a' | replace: 'a', 'aaaaaaaaaa' | replace: 'a', 'aaaaaaaaaa' | replace: 'a', 'aaaaaaaaaa' | replace:"
                        + " 'a', 'aaaaaaaaaa' | replace: 'a', 'aaaaaaaaaa' | replace: 'a', 'aaaaaaaaaa' | replace: 'a',"
                        + " 'aaaaaaaaaa' | replace: 'a', 'aaaaaaaaaa' | replace: 'a', 'aaaaaaaaaa' }}",
                "{{ 1.5 | round: 2000000000 }}",
                "{{ '1e999999999' | plus: 1 }}",
                "{{ 1 | times: '1e999999999' }}",
                "{{ '1e999999999' | ceil }}",
                "{{ 'now' | date: '%0900000000Y' }}",
                "{{ 'now' | date: '%-9000000d' }}",
                "{% assign a = 'aa' | append: 'aa' %}{% if a contains 'aa' %}x{% endif %}"
            })
    void whatWouldTakeTooMuchIsRefused(String template) {
        refuses(template, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if url %}",
                "{{ url | append: '",
                "{{",
                "{%",
                "{{ url }}",
                "{% if a == ",
                "((((((",
                "{{ a[",
                "{% raw %}",
                "{% comment %}",
                "{% for i in (1..2) %}",
                "{% capture a %}",
                "{% case url %}{% when ",
                "}}",
                "\"",
                "a and "
            })
    void aTemplateOfFullLengthEndsWhateverItRepeats(String part) {
        String template = part.repeat(50_000 / part.length());
        try {
            assertThat(render(template)).hasSizeLessThan(1_000_000);
        } catch (InvalidArgumentException e) {
            assertThat(e.violations()).isNotEmpty();
        }
    }

    @Test
    void aPieceIsWhatIsWrittenWholeOrNotAtAll() {
        assertThat(
                        pieces(
                                "a{{ url }}{% if user.name %}b{{ user.name }}{% else %}c{% endif %}d{% assign x = 1 %}e {{- url -}} f"))
                .containsExactly("aURL", "?b?", "?c", "?d", "?eURLf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ url | upcase }}",
                "{{ 'x' | append: url }}",
                "{% if url contains 'a' %}a{% endif %}",
                "{% if user.name %}{{ url }}{% endif %}",
                "{% for i in (1..2) %}{{ url }}{% endfor %}",
                "{% assign copy = url %}",
                "{% assign url = 'x' %}",
                "{% capture url %}x{% endcapture %}",
                "{% capture copy %}{{ url }}{% endcapture %}",
                "{% case url %}{% when 'a' %}{% endcase %}",
                "{% case user.name %}{% when 'a' %}{{ url }}{% endcase %}",
                "{{ 'a' | replace: 'a', url }}",
                "{% unless url == 'a' %}{% endunless %}",
                "{% cycle url, 'b' %}"
            })
    void aSecretIsOnlyWrittenAndAlwaysWritten(String template) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> pieces(template))
                .withMessageContaining("line 1 has url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ user.name | default: '<img src=' }}",
                "{{ 'a\"b' }}",
                "{{ user.name | replace: 'a', \"'\" }}",
                "{% cycle '<b>', '</b>' %}",
                "{% capture x %}<b>{% endcapture %}",
                "{% capture x %}{% if user.name %}a\"{% endif %}{% endcapture %}",
                "{% raw %}{{ url }}{% endraw %}",
                "{% raw %}<img src={% endraw %}",
                "{% comment %}{{ url }}{% endcomment %}",
                "{%- comment -%}<!--{%- endcomment -%}"
            })
    void markupIsOnlyWrittenAsItIs(String template) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> pieces(template))
                .withMessageContaining("line 1 ");
    }

    private List<String> pieces(String template) {
        return engine.pieces("body", template, "url", "URL", "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "a ", "<", "&", "a,", "0", "%Y", "&amp;"})
    @Timeout(60)
    void noFilterTakesLongForLongText(String part) {
        String text = part.repeat(40_000 / part.length()) + "x";
        for (String filter : LiquidFilters.NAMES) {
            String both = "{{ '" + text + "' | " + filter + " }}{{ 'now' | " + filter + ": '" + text + "' }}";
            try {
                assertThat(render(both)).isNotNull();
            } catch (InvalidArgumentException e) {
                assertThat(e.violations()).isNotEmpty();
            }
        }
    }

    private String render(String template) {
        return engine.render("body", template, VALUES);
    }

    private void refuses(String template, String problem) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> render(template))
                .withMessageContaining("body")
                .withMessageContaining(problem)
                .withMessageNotContaining("liqp");
    }
}
