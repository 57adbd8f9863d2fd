package io.ostiary.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com/",
                "https://app.example.com/callback",
                "https://app.example.com:8443/callback?tenant=a&mode=b",
                "https://app.example.com/a%20b/%C3%BC",
                "https://xn--bcher-kva.example/callback",
                "https://192.0.2.7/callback",
                "https://[2001:db8::1]:8443/callback",
                "https://app.example.com/.well-known/callback",
                "https://app.example.com/a..b/callback",
                "http://localhost/callback",
                "http://localhost:3000/callback",
                "http://127.0.0.1:51004/",
                "http://[::1]:8080/callback"
            })
    void everyApplicationCanHave(String uri) {
        assertThat(RedirectUri.of(uri).value()).isEqualTo(uri);
        assertThat(RedirectUri.of(uri).privateUse()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.app:/callback",
                "com.example.app:/",
                "com.example.app://callback",
                "com.example.app:/oauth2/redirect?x=y",
                "com.example.my-app:/callback",
                "com.2example.app:/callback"
            })
    void onlyANativeApplicationCanHave(String uri) {
        assertThat(RedirectUri.of(uri).privateUse()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // what a browser executes or shows by itself
                "javascript:alert(1) | reverse domain order",
                "JavaScript:alert(1) | reverse domain order",
                "javascript://app.example.com/%0aalert(1) | reverse domain order",
                "java%73cript:alert(1) | URI",
                "data:text/html,hello | reverse domain order",
                "vbscript:x | reverse domain order",
                "file:///etc/passwd | reverse domain order",
                "about:blank | reverse domain order",
                "blob:https://app.example.com/1 | reverse domain order",
                "intent://app#Intent;end | fragment",
                // no confidential connection
                "http://app.example.com/callback | must be https",
                "http://localhost.example.com/ | must be https",
                "http://127.0.0.2/ | must be https",
                "http://0.0.0.0/ | must be https",
                "http://2130706433/ | host",
                "http://[::ffff:127.0.0.1]/ | must be https",
                "http://[0:0:0:0:0:0:0:1]/ | must be https",
                "HTTP://app.example.com/ | reverse domain order",
                "ws://localhost/ | reverse domain order",
                "ftp://app.example.com/ | reverse domain order",
                // not exact
                "* | wildcard",
                "https://* | wildcard",
                "https://*.example.com/callback | wildcard",
                "https://app.example.com/* | wildcard",
                "https://app.example.com/callback?x=* | wildcard",
                "https://{organization_name}.example.com/ | characters",
                "https://app.example.com/a/../b | segment",
                "https://app.example.com/./b | segment",
                "https://app.example.com/%2e%2E/b | segment",
                "https://app.example.com/.. | segment",
                "com.example.app:/a/../b | segment",
                "HTTPS://app.example.com/ | reverse domain order",
                "https://App.Example.com/ | lower case",
                "+ | absolute",
                // more than an address
                "https://app.example.com/#token | fragment",
                "https://app.example.com/# | fragment",
                "com.example.app:/callback#x | fragment",
                "https://user@app.example.com/ | user information",
                "https://user:password@app.example.com/ | user information",
                "https://app.example.com@evil.example/ | user information",
                "https://@app.example.com/ | user information",
                "com.example.app://user@callback | user information",
                // no address
                "/callback | absolute",
                "//app.example.com/callback | absolute",
                "app.example.com/callback | absolute",
                "https: | URI",
                "https:/callback | host",
                "https:callback | host",
                "https:///callback | host",
                "https://app.example.com:/ | host",
                "https://app.example.com:0/ | host",
                "https://app.example.com:65536/ | host",
                "https://app_1.example.com/ | host",
                "com.example.app:callback | slash",
                "myapp://callback | reverse domain order",
                "myapp:/callback | reverse domain order",
                "com.example.:/callback | reverse domain order",
                // characters that do not belong
                "https://app.example.com/a b | characters",
                "https://app.example.com\\evil.example/ | characters",
                "https:\\\\app.example.com/ | characters",
                "https://bücher.example/ | characters",
                "https://app.example.com/<script> | characters",
                "https://app.example.com/%zz | URI"
            })
    void noApplicationCanHave(String uri, String problem) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> RedirectUri.of(uri))
                .withMessageContaining(problem);
        assertThat(RedirectUri.problem(uri))
                .hasValueSatisfying(found -> assertThat(found).contains(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://app.example.com/\u0000",
                "https://app.example.com/\n",
                "\thttps://app.example.com/",
                "https://app.example.com/ ",
                "https://app\u3002example.com/",
                "https://app.example.com/\ud800"
            })
    void noApplicationCanHaveWhatNobodySees(String uri) {
        assertThat(RedirectUri.problem(uri)).isPresent();
    }

    @Test
    void itIsNoLongerThan255Characters() {
        String longest = "https://app.example.com/" + "x".repeat(255 - 24);

        assertThat(RedirectUri.problem(longest)).isEmpty();
        assertThat(RedirectUri.problem(longest + "x")).hasValue("must be 1 to 255 characters long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com", "http://localhost:3000", "http://[::1]:8080"})
    void anOriginIsSchemeHostAndPort(String origin) {
        assertThat(WebOrigin.of(origin).value()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/",
                "https://app.example.com/path",
                "https://app.example.com?x",
                "http://app.example.com",
                "com.example.app://callback",
                "*",
                "+",
                "null",
                ""
            })
    void anythingMoreIsNoOrigin(String origin) {
        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> WebOrigin.of(origin));
    }
}
