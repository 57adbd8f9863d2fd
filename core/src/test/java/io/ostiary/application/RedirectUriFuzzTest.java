package io.ostiary.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ostiary.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a code is sent decides who gets it, so whatever is accepted is looked at again by rules of its own. */
class RedirectUriFuzzTest {
    private static final Pattern WEB =
            Pattern.compile("(?:https://(?:[a-z0-9._~%!$&'()+,;=-]+|\\[[0-9a-fA-F:.]+(?:%25[^\\]]+)?])"
                    + "|http://(?:127\\.0\\.0\\.1|\\[::1]|localhost))(?::[0-9]{1,5})?(?:[/?].*)?");
    private static final Pattern PRIVATE_USE = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+:/.*");

    private static final Pattern PARTS = Pattern.compile("[^:]*:(?://(?<authority>[^/?]*))?(?<path>[^?]*).*");

    @FuzzTest(maxDuration = "30s")
    void whatIsAcceptedSendsNobodyElsewhere(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        if (RedirectUri.problem(text).isPresent()) {
            assertThatThrownBy(() -> RedirectUri.of(text)).isInstanceOf(InvalidArgumentException.class);
            return;
        }
        RedirectUri accepted = RedirectUri.of(text);
        assertThat(accepted).hasToString(text);
        assertThat(text).matches(accepted.privateUse() ? PRIVATE_USE : WEB);
        assertThat(text).hasSizeLessThan(256).doesNotContain("#", "*", "\\", " ", "\t", "\n", "\r", "\0");
        Matcher parts = PARTS.matcher(text);
        assertThat(parts.matches()).isTrue();
        assertThat(String.valueOf(parts.group("authority"))).doesNotContain("@");
        assertThat("/" + parts.group("path") + "/").doesNotContain("/../", "/./");
    }
}
