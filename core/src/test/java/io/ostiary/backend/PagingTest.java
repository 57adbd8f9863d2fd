package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

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

    @Test
    void aWholeListIsWalkedByItsKeysWhateverGoesMeanwhile() {
        Page<String> first = byKey(PageRequest.first(2), List.of("eve", "ada", "bob"));
        PageRequest second = PageRequest.first(2).at(String.valueOf(first.next()));

        assertThat(first.items()).containsExactly("ada", "bob");
        assertThat(first.total()).isEqualTo(3);
        assertThat(byKey(second, List.of("ada", "eve"))).isEqualTo(new Page<>(List.of("eve"), null, 2L));
    }

    @Test
    void aWholeListIsWalkedInTheOrderOfCreation() {
        List<Creation> all =
                List.of(new Creation(NOON, "a"), new Creation(NOON, "b"), new Creation(NOON.plusMillis(1), "a"));
        PageRequest request = PageRequest.first(2);
        Page<Creation> first = byCreation(request, all);

        assertThat(first.items()).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(byCreation(request.at(String.valueOf(first.next())), all).items())
                .containsExactly(all.get(2));
    }

    @Test
    void aSortedListIsReadFromWhereThePageBeforeEnded() {
        Page<String> first = seeking(PageRequest.first(2), new TreeSet<>(List.of("eve", "ada", "bob")));
        PageRequest second = PageRequest.first(2).at(String.valueOf(first.next()));

        assertThat(first.items()).containsExactly("ada", "bob");
        assertThat(seeking(second, new TreeSet<>(List.of("ada", "eve"))))
                .isEqualTo(new Page<>(List.of("eve"), null, null));
    }

    @Test
    void aListIsNotAskedForWithACursorThatIsNoneOfIt() {
        PageRequest garbage = PageRequest.first(2).at("garbage");
        Supplier<List<String>> asked = () -> {
            throw new AssertionError("asked for the list");
        };

        assertThatThrownBy(() -> Paging.byKey(Operation.LIST_ROLES, "", garbage, asked, key -> key))
                .isInstanceOf(InvalidArgumentException.class);
    }

    private static Page<String> byKey(PageRequest request, List<String> all) {
        return Paging.byKey(Operation.LIST_ROLES, "", request, () -> all, key -> key);
    }

    private static Page<String> seeking(PageRequest request, NavigableSet<String> all) {
        return Paging.seeking(
                Operation.LIST_ROLES, "", request, after -> all.tailSet(after, false).stream(), key -> key, null);
    }

    private static Page<Creation> byCreation(PageRequest request, List<Creation> all) {
        return Paging.byCreation(Operation.LIST_SESSIONS, "", request, () -> all, creation -> creation);
    }
}
