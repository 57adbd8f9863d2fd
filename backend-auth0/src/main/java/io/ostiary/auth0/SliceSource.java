package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list that Auth0 gives in {@link Slice}s, each of which tells where the next begins: checkpoint pagination. */
@FunctionalInterface
interface SliceSource<T> {
    /** How often a page that is looked for asks for more; it goes on where it stopped. */
    int MOST_FOR_A_PAGE = 10;

    /**
     * One slice.
     *
     * @param from where it begins, as Auth0 told it, or null for the beginning
     * @param take the most items, {@value Slice#MOST} at most
     */
    Slice<T> slice(@Nullable String from, int take);

    /**
     * A list of the Management API.
     *
     * @param subject what is missing when there is no such list
     * @param query what is asked of it besides the slice
     * @param field where an answer holds the items
     */
    static SliceSource<JsonNode> of(
            Requests requests,
            Operation operation,
            Subject subject,
            List<String> path,
            Map<String, String> query,
            String field) {
        return (from, take) -> {
            Map<String, String> parameters = new HashMap<>(query);
            parameters.put("take", String.valueOf(take));
            if (from != null) {
                parameters.put("from", from);
            }
            JsonNode answer = requests.repeatable(
                    operation, subject, attempt -> attempt.management("GET", path, parameters, null));
            String next = answer.path("next").asText("");
            return new Slice<>(answer.path(field).valueStream().toList(), next.isEmpty() ? null : next);
        };
    }

    /** The same list with every item read as something else. */
    default <R> SliceSource<R> map(Function<? super T, ? extends R> row) {
        return (from, take) -> {
            Slice<T> slice = slice(from, take);
            return new Slice<>(slice.rows().stream().<R>map(row).toList(), slice.next());
        };
    }

    /** What matches of the same list; a slice holds less than was taken then. */
    default SliceSource<T> filter(Predicate<? super T> selects) {
        return (from, take) -> {
            Slice<T> slice = slice(from, take);
            return new Slice<>(slice.rows().stream().filter(selects).toList(), slice.next());
        };
    }

    /** The whole list, each slice of it read when it is needed. */
    default Stream<T> stream() {
        return Stream.iterate(
                        Optional.of(slice(null, Slice.MOST)),
                        Optional::isPresent,
                        slice -> slice.map(Slice::next).map(next -> slice(next, Slice.MOST)))
                .flatMap(slice -> slice.stream().flatMap(present -> present.rows().stream()));
    }

    /** The whole list. */
    default List<T> all() {
        return stream().toList();
    }

    /** The whole list; empty when it has more slices than that. */
    default Optional<List<T>> within(int slices) {
        List<T> all = new ArrayList<>();
        String at = null;
        for (int read = 0; read < slices; read++) {
            Slice<T> slice = slice(at, Slice.MOST);
            all.addAll(slice.rows());
            at = slice.next();
            if (at == null) {
                return Optional.of(all);
            }
        }
        return Optional.empty();
    }

    /**
     * What matches, in the order of the list: so many items, or fewer when they are rare.
     *
     * @param most how many items are asked for at a time
     */
    default Slice<T> matching(Predicate<? super T> selects, @Nullable String from, int size, int most) {
        List<T> found = new ArrayList<>();
        String at = from;
        int take = most;
        for (int slices = 0; slices < MOST_FOR_A_PAGE; slices++) {
            Slice<T> slice = slice(at, take);
            List<T> matching = slice.rows().stream().filter(selects).toList();
            int room = size - found.size();
            if (matching.size() > room) {
                // Auth0 goes on behind the last of what it gave, so that has to be the last that there is room for.
                take = 1 + slice.rows().indexOf(matching.get(room - 1));
                continue;
            }
            found.addAll(matching);
            at = slice.next();
            take = most;
            if (at == null || found.size() == size) {
                break;
            }
        }
        return new Slice<>(found, at);
    }
}
