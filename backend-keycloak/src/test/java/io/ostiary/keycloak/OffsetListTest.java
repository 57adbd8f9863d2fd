package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Cursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Walks through a list that changes under the walk. */
class OffsetListTest {
    /** An order that Java's comparison of strings does not know: punctuation counts last. */
    private static final Comparator<String> COLLATION =
            Comparator.comparing(OffsetListTest::letters).thenComparing(Comparator.naturalOrder());

    private final TreeMap<String, String> server = new TreeMap<>(COLLATION);
    private int requests;
    private int ids;

    @Test
    void aPageIsOneRequest() {
        fill(1000);

        Page<String> first = page(50, null);
        Page<String> second = page(50, first.next());

        assertThat(requests).isEqualTo(2);
        assertThat(first.items()).hasSize(50).doesNotContainAnyElementsOf(second.items());
    }

    @Test
    void anUndisturbedWalkIsTheListInItsOrder() {
        fill(1234);

        assertThat(walk(7, step -> {})).containsExactlyElementsOf(server.keySet());
        assertThat(walk(200, step -> {})).containsExactlyElementsOf(server.keySet());
        assertThat(list(false).all()).containsExactlyElementsOf(server.keySet());
    }

    @Test
    void theLastPageHasNoCursor() {
        fill(10);

        assertThat(page(10, null).next()).isNull();
        assertThat(page(5, page(5, null).next()).next()).isNull();
    }

    @Test
    void whoeverDeletesEveryPageGetsToTheEnd() {
        fill(1000);
        Set<String> whole = new HashSet<>(server.keySet());

        List<String> seen = new ArrayList<>();
        walk(100, seen, step -> server.keySet().removeAll(seen));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(server).isEmpty();
        assertThat(requests).isLessThanOrEqualTo(2 * 10);
    }

    @Test
    void manyInsertionsBeforeThePlaceReturnNothingTwice() {
        fill(300);
        Set<String> whole = new HashSet<>(server.keySet());

        List<String> seen = walk(50, step -> {
            if (step == 1) {
                IntStream.range(0, 2000).forEach(number -> insert("a" + number));
            }
        });

        assertThat(seen).doesNotHaveDuplicates().containsAll(whole);
    }

    @Test
    void manyDeletionsBeforeThePlaceMissNothing() {
        fill(3000);
        List<String> whole = List.copyOf(server.keySet());

        List<String> seen = walk(200, step -> {
            if (step == 10) {
                server.keySet().removeAll(whole.subList(0, 1900));
            }
        });

        assertThat(seen).containsExactlyElementsOf(whole);
    }

    @Test
    void whereAllNeighboursAreGoneNamesTellThePlace() {
        IntStream.range(0, 400).forEach(number -> insert("user" + (1000 + number)));
        List<String> whole = List.copyOf(server.keySet());

        List<String> seen = walk(100, step -> {
            if (step == 1) {
                server.keySet().removeAll(whole.subList(50, 150));
            }
        });

        assertThat(seen).startsWith("user1000").endsWith("user1399").doesNotHaveDuplicates();
        assertThat(seen).containsAll(whole.subList(150, 400));
    }

    @Test
    void whoChangedNameIsNoNeighbourAnyMore() {
        fill(100);
        List<String> whole = List.copyOf(server.keySet());

        List<String> seen = walk(10, step -> {
            if (step == 3) {
                String moved = whole.get(29);
                server.put("0first", String.valueOf(server.remove(moved)));
            }
        });

        assertThat(seen).doesNotHaveDuplicates().containsAll(whole);
    }

    @Test
    void whatIsThereThroughoutIsReturnedExactlyOnceWhateverComesAndGoes() {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            server.clear();
            fill(random.nextInt(700));
            Set<String> stable = new HashSet<>(server.keySet());

            List<String> seen = walk(1 + random.nextInt(60), step -> {
                for (int change = random.nextInt(12); change > 0; change--) {
                    if (random.nextBoolean() || server.isEmpty()) {
                        insert(name(random));
                    } else {
                        String gone = List.copyOf(server.keySet()).get(random.nextInt(server.size()));
                        server.remove(gone);
                        stable.remove(gone);
                    }
                }
            });

            assertThat(seen).as("seed %d", seed).doesNotHaveDuplicates().containsAll(stable);
        }
    }

    @Test
    void rowsThatAreLeftOutCostABoundedNumberOfRequests() {
        IntStream.range(0, 20_000).forEach(number -> insert("user" + (100_000 + number)));
        String wanted = "user119999";
        OffsetList<String, String> sparse = list(name -> name.equals(wanted), true);

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            int before = requests;
            Page<String> page = sparse.page(Operation.LIST_USERS, "query", new PageRequest(50, cursor));
            assertThat(requests - before).isLessThanOrEqualTo(10);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly(wanted);
    }

    @Test
    void aPlaceFarBehindTheEndIsFoundWithinABoundedNumberOfRequests() {
        fill(10);
        Place invented = new Place(999_999_999, List.of("nobody"), List.of(), "zzz");

        Page<String> page = page(10, Cursor.encode(Operation.LIST_USERS, "query", invented.parts()));

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
        assertThat(requests).isLessThan(50);
    }

    @Test
    void aPlaceOfWhichNothingIsLeftIsRefusedWithinABoundedNumberOfRequests() {
        IntStream.range(0, 60_000).forEach(number -> insert("user" + (100_000 + number)));
        Place forgotten = new Place(30_000, List.of("nobody"), List.of(), "a");
        String cursor = Cursor.encode(Operation.LIST_USERS, "query", forgotten.parts());

        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> page(10, cursor));
        assertThat(requests).isLessThan(50);
    }

    private void fill(int count) {
        var random = new Random(count);
        while (server.size() < count) {
            insert(name(random));
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int index = 0; index < 8; index++) {
            name.append("abcdxyz019-._@".charAt(random.nextInt(14)));
        }
        return name.toString();
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        name.chars().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private void insert(String name) {
        server.putIfAbsent(name, "id" + ids++);
    }

    private List<String> walk(int size, IntConsumer meanwhile) {
        List<String> seen = new ArrayList<>();
        walk(size, seen, meanwhile);
        return seen;
    }

    private void walk(int size, List<String> seen, IntConsumer meanwhile) {
        String cursor = null;
        int step = 0;
        do {
            Page<String> page = page(size, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            seen.addAll(page.items());
            cursor = page.next();
            meanwhile.accept(++step);
        } while (cursor != null);
    }

    private Page<String> page(int size, @Nullable String cursor) {
        return list(false).page(Operation.LIST_USERS, "query", new PageRequest(size, cursor));
    }

    private OffsetList<String, String> list(boolean sparse) {
        return list(name -> true, sparse);
    }

    private OffsetList<String, String> list(Predicate<String> selects, boolean sparse) {
        return new OffsetList<>(
                (offset, max) -> {
                    requests++;
                    return server.keySet().stream().skip(offset).limit(max).toList();
                },
                name -> String.valueOf(server.get(name)),
                name -> name,
                name -> Optional.of(name).filter(selects),
                sparse);
    }
}
