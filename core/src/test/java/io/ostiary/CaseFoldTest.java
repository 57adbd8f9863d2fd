package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseFoldTest {
    @Test
    void namesThatDifferInCaseOnlyAreTheSame() {
        assertThat(CaseFold.same("Ada@Example.com", "ada@example.COM")).isTrue();
        assertThat(CaseFold.same("ÜNÎ", "üñî")).isFalse();
        assertThat(CaseFold.fold("ÜÑÎ")).isEqualTo("üñî");
    }

    @Test
    void lettersThatMerelyShareAnUpperCaseAreDifferent() {
        assertThat(CaseFold.same("bıanchi", "bianchi")).isFalse();
        assertThat(CaseFold.same("ſmith", "smith")).isFalse();
    }

    @Test
    void noNameIsTheSameAsNone() {
        assertThat(CaseFold.same(null, null)).isFalse();
        assertThat(CaseFold.same("ada", null)).isFalse();
        assertThat(CaseFold.same(null, "ada")).isFalse();
    }
}
