package io.ostiary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote to mean one thing among many: an id, a key, or a name that several may share.
 *
 * @param operation by which the things are looked up
 * @param kind what it is to mean, for example {@code role}
 * @param text as it was written
 */
public record Reference(Operation operation, String kind, String text) {
    /**
     * The one thing that was found by this reference.
     *
     * @param by what each thing is known by alone, for example {@code id}
     * @param identity what it is known by then
     * @throws NotFoundException when none was found
     * @throws ConflictException when several were found; the message lists what they are known by
     */
    public <T> T only(Collection<T> found, String by, Function<? super T, String> identity) {
        if (found.size() > 1) {
            throw new ConflictException(
                    operation,
                    text + " could be any of "
                            + String.join(", ", found.stream().map(identity).toList())
                            + "; name one of them by " + by);
        }
        return found.stream().findFirst().orElseThrow(() -> new NotFoundException(operation, kind, text));
    }

    /**
     * The thing that this reference means: tried as id, then as name.
     *
     * @param all things, read no further than to the one of that id
     * @throws NotFoundException when none matches
     * @throws ConflictException when several have that name; the message lists their ids
     */
    public <T> T among(
            Stream<T> all, Function<? super T, String> id, Function<? super T, ? extends @Nullable String> name) {
        List<T> named = new ArrayList<>();
        for (T each : (Iterable<T>) all::iterator) {
            if (id.apply(each).equals(text)) {
                return each;
            }
            if (text.equals(name.apply(each))) {
                named.add(each);
            }
        }
        return only(named, "id", id);
    }
}
