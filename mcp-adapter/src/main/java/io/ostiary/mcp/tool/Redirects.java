package io.ostiary.mcp.tool;

import io.ostiary.Change;
import io.ostiary.Violations;
import io.ostiary.application.Application;
import io.ostiary.application.RedirectUri;
import io.ostiary.application.WebOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses that an application works with, as arguments give them and as a person is told of their change. */
final class Redirects {
    private Redirects() {}

    /**
     * The redirect URIs that an argument lists.
     *
     * @throws io.ostiary.InvalidArgumentException naming every one that is none
     */
    static List<RedirectUri> uris(String field, @Nullable List<String> texts) {
        List<String> given = texts == null ? List.of() : texts;
        var violations = new Violations();
        for (int index = 0; index < given.size(); index++) {
            String name = field + "[" + index + "]";
            RedirectUri.problem(given.get(index)).ifPresent(problem -> violations.require(false, name, problem));
        }
        violations.throwIfAny();
        return given.stream().map(RedirectUri::of).toList();
    }

    /**
     * The origins that an argument lists.
     *
     * @throws io.ostiary.InvalidArgumentException for the first that is none
     */
    static List<WebOrigin> origins(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(WebOrigin::of).toList();
    }

    /** The same change of the values that arguments are turned into. */
    static <T, R> Change<R> change(Change<T> given, Function<T, R> conversion) {
        T value = given.valueOrNull();
        if (value != null) {
            return Change.set(conversion.apply(value));
        }
        return given.keeps() ? Change.keep() : Change.clear();
    }

    /** What a person who signs in may be sent to, or heard by. */
    static List<String> reachable(List<RedirectUri> uris, List<WebOrigin> origins) {
        return Stream.concat(
                        uris.stream().map(RedirectUri::value), origins.stream().map(WebOrigin::value))
                .toList();
    }

    /** What becomes of those who sign in, one line for each kind of change. */
    static List<String> changes(Application before, Application after) {
        List<String> changes = new ArrayList<>();
        tell(changes, "Those who sign in may also be sent to: ", after.redirectUris(), before.redirectUris());
        tell(changes, "Nobody is sent any more to: ", before.redirectUris(), after.redirectUris());
        tell(changes, "Scripts of these origins may sign people in: ", after.origins(), before.origins());
        return changes;
    }

    private static void tell(List<String> changes, String what, List<String> these, List<String> butNotThose) {
        List<String> left =
                these.stream().filter(each -> !butNotThose.contains(each)).toList();
        if (!left.isEmpty()) {
            changes.add(what + Naming.all(left));
        }
    }
}
