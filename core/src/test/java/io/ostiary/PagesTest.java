package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final List<PageRequest> asked = new ArrayList<>();

    @Test
    void aStreamWalksEveryPage() {
        assertThat(Pages.stream(request -> numbers(450, request)))
                .hasSize(450)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(asked).hasSize(3);
    }

    @Test
    void aStreamFetchesNoMorePagesThanItNeeds() {
        assertThat(Pages.stream(request -> numbers(1000, request)).limit(10)).hasSize(10);

        assertThat(asked).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aStreamOfAnEmptyListIsEmpty() {
        assertThat(Pages.stream(request -> Page.of(List.of(), null))).isEmpty();
    }

    @Test
    void anEmptyPageInTheMiddleDoesNotEndTheStream() {
        assertThat(Pages.<Integer>stream(
                        request -> request.cursor() == null ? Page.of(List.of(), "next") : Page.of(List.of(1), null)))
                .containsExactly(1);
    }

    @Test
    void aPageCopiesItsItemsAndNormalisesAnEmptyCursor() {
        List<Integer> items = new ArrayList<>(List.of(1));
        Page<Integer> page = new Page<>(items, "", 1L);
        items.add(2);

        assertThat(page.items()).containsExactly(1);
        assertThat(page.next()).isNull();
        assertThat(page.map(String::valueOf)).isEqualTo(new Page<>(List.of("1"), null, 1L));
    }

    @Test
    void aRequestIsWithinBounds() {
        assertThat(PageRequest.first()).isEqualTo(new PageRequest(50, null));
        assertThat(PageRequest.first(200).at("c")).isEqualTo(new PageRequest(200, "c"));
        for (int size : List.of(0, -1, 201, Integer.MAX_VALUE)) {
            assertThatThrownBy(() -> PageRequest.first(size)).isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> new PageRequest(1, "c".repeat(4097))).isInstanceOf(InvalidArgumentException.class);
    }

    private Page<Integer> numbers(int count, PageRequest request) {
        asked.add(request);
        String cursor = request.cursor();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(count, from + request.size());
        return Page.of(IntStream.range(from, to).boxed().toList(), to == count ? null : String.valueOf(to));
    }
}
