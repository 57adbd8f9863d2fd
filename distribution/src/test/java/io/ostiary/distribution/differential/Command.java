package io.ostiary.distribution.differential;

import io.ostiary.Operation;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One command, alike for every backend: what it is about has a name, and each side knows its own id by that name.
 *
 * @param operation the operation that it performs
 * @param text what it does, for whoever reads a failure
 * @param step does it
 */
record Command(Operation operation, String text, Step step) {
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+-[0-9]+\\b");

    /** Does something on one side. */
    @FunctionalInterface
    interface Step {
        @Nullable
        Object on(Side side);
    }

    /** The names that it speaks of. */
    Set<String> names() {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return operation.id() + " " + text;
    }
}
