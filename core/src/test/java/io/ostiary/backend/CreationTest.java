package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CreationTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void theOldestComesFirstAndTheIdDecidesWithinAnInstant() {
        var start = Creation.startOf(NOON);
        var ada = new Creation(NOON, "ada");
        var bob = new Creation(NOON, "bob");
        var later = new Creation(NOON.plusNanos(1), "abe");

        assertThat(Stream.of(later, bob, start, ada).sorted()).containsExactly(start, ada, bob, later);
    }

    @Test
    void anAnchorHoldsIt() {
        var ada = new Creation(NOON.plusNanos(1), "ada");

        assertThat(ada.anchor()).hasSize(Creation.PARTS);
        assertThat(Creation.ofAnchor(ada.anchor())).isEqualTo(ada);
    }

    @Test
    void anAnchorThatSomebodyMadeUpIsRefused() {
        assertThatThrownBy(() -> Creation.ofAnchor(List.of("yesterday", "ada")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("cursor");
    }
}
