package io.ostiary.distribution.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final List<Integer> HUNDRED =
            IntStream.rangeClosed(1, 100).boxed().toList();

    @Test
    void whatMattersIsLeftInItsOrder() {
        Predicate<List<Integer>> fails = list -> list.containsAll(List.of(3, 57, 58, 91));

        assertThat(new Shrinker<>(fails, 1000).shrink(HUNDRED, HUNDRED)).containsExactly(3, 57, 58, 91);
    }

    @Test
    void aListOfWhichAllMattersStaysWhole() {
        List<Integer> few = List.of(1, 2, 3, 4, 5);

        assertThat(new Shrinker<Integer>(few::equals, 1000).shrink(few, few)).isEqualTo(few);
    }

    @Test
    void oneItemThatFailsAloneIsFound() {
        assertThat(new Shrinker<Integer>(list -> list.contains(100), 1000).shrink(HUNDRED, HUNDRED))
                .containsExactly(100);
    }

    @Test
    void aGuessThatFailsIsWhereTheSearchBegins() {
        AtomicInteger longest = new AtomicInteger();
        Predicate<List<Integer>> fails = list -> {
            longest.accumulateAndGet(list.size(), Math::max);
            return list.contains(7);
        };

        assertThat(new Shrinker<>(fails, 1000).shrink(HUNDRED, List.of(5, 7, 9)))
                .containsExactly(7);
        assertThat(longest).hasValue(3);
    }

    @Test
    void aGuessThatDoesNotFailIsForgotten() {
        assertThat(new Shrinker<Integer>(list -> list.contains(7), 1000).shrink(HUNDRED, List.of(5, 9)))
                .containsExactly(7);
    }

    @Test
    void withoutTrialsLeftTheListIsWhatWasFoundSoFar() {
        AtomicInteger trials = new AtomicInteger();
        Predicate<List<Integer>> fails = list -> {
            trials.incrementAndGet();
            return list.contains(7);
        };

        List<Integer> found = new Shrinker<>(fails, 3).shrink(HUNDRED, HUNDRED);

        assertThat(found).contains(7).hasSizeLessThan(100).hasSizeGreaterThan(1);
        assertThat(trials).hasValue(3);
    }
}
