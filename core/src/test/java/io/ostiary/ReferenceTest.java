package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final Reference ACME = new Reference(Operation.LIST_ROLES, "role", "acme");

    private record Thing(String id, @Nullable String name) {}

    @Test
    void anIdIsMeantBeforeAName() {
        assertThat(among(new Thing("1", "acme"), new Thing("acme", null))).isEqualTo("acme");
    }

    @Test
    void nothingIsReadPastTheOneOfThatId() {
        Stream<Thing> endless = Stream.iterate(0, n -> n + 1).map(n -> new Thing(n == 3 ? "acme" : "x" + n, null));

        assertThat(ACME.among(endless, Thing::id, Thing::name).id()).isEqualTo("acme");
    }

    @Test
    void aNameIsMeantWhereNoIdMatches() {
        assertThat(among(new Thing("1", "other"), new Thing("2", null), new Thing("3", "acme")))
                .isEqualTo("3");
    }

    @Test
    void aNameOfSeveralMeansNone() {
        assertThatThrownBy(() -> among(new Thing("1", "acme"), new Thing("2", "acme")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("acme could be any of 1, 2; name one of them by id");
    }

    @Test
    void whatNothingMatchesIsNotFound() {
        assertThatThrownBy(() -> among(new Thing("1", "other")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("acme");
        assertThatThrownBy(() -> ACME.only(List.<String>of(), "key", Function.identity()))
                .isInstanceOf(NotFoundException.class);
    }

    private static String among(Thing... things) {
        return ACME.among(Stream.of(things), Thing::id, Thing::name).id();
    }
}
