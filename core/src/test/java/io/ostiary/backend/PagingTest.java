package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Page;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {
    @Test
    void aPageEndsWithTheCursorOfItsLastItem() {
        Page<String> page = Paging.page(List.of("ada", "bob", "eve").iterator(), 2, "after "::concat, 5L);

        assertThat(page).isEqualTo(new Page<>(List.of("ada", "bob"), "after bob", 5L));
    }

    @Test
    void theLastPageHasNoCursorEvenWhereItIsFull() {
        Page<String> page = Paging.page(List.of("ada", "bob").iterator(), 2, "after "::concat, null);

        assertThat(page).isEqualTo(new Page<>(List.of("ada", "bob"), null, null));
    }

    @Test
    void ofNothingIsLeftAnEmptyPage() {
        Page<String> page = Paging.page(List.<String>of().iterator(), 2, "after "::concat, 2L);

        assertThat(page).isEqualTo(new Page<>(List.of(), null, 2L));
    }

    @Test
    void whatIsBehindThePageIsNotRead() {
        Iterator<Integer> rest = IntStream.iterate(1, n -> n + 1).boxed().iterator();

        assertThat(Paging.page(rest, 100, String::valueOf, null).items()).hasSize(100);
        assertThat(rest.next()).isLessThanOrEqualTo(102);
    }
}
