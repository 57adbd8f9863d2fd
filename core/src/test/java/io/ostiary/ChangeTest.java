package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChangeTest {
    @Test
    void keepingLeavesTheCurrentValue() {
        assertThat(Change.<String>keep().applyTo("before")).isEqualTo("before");
        assertThat(Change.<String>keep().applyTo(null)).isNull();
        assertThat(Change.<String>keep().keeps()).isTrue();
        assertThat(Change.<String>keep().valueOrNull()).isNull();
    }

    @Test
    void settingReplacesTheCurrentValue() {
        assertThat(Change.set("after").applyTo("before")).isEqualTo("after");
        assertThat(Change.set("after").applyTo(null)).isEqualTo("after");
        assertThat(Change.set("after").keeps()).isFalse();
        assertThat(Change.set("after").valueOrNull()).isEqualTo("after");
    }

    @Test
    void clearingLeavesNothing() {
        assertThat(Change.<String>clear().applyTo("before")).isNull();
        assertThat(Change.<String>clear().keeps()).isFalse();
        assertThat(Change.<String>clear().valueOrNull()).isNull();
    }

    @Test
    void onlyAValueThatIsSetIsNormalised() {
        assertThat(Change.set("UP").map(text -> text.toLowerCase(Locale.ROOT))).isEqualTo(Change.set("up"));
        assertThat(Change.<String>keep().map(text -> "other")).isEqualTo(Change.keep());
        assertThat(Change.<String>clear().map(text -> "other")).isEqualTo(Change.clear());
    }
}
