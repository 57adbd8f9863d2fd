package io.ostiary.mcp.guard;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of operations with {@code *} for any characters, such as {@code delete_*}. */
public final class Globs {
    private static final Globs NONE = new Globs(List.of());

    private final List<Pattern> patterns;

    private Globs(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** Matches nothing. */
    public static Globs none() {
        return NONE;
    }

    /**
     * The globs of one option.
     *
     * @param option the option's name, for the error
     * @throws InvalidArgumentException when a glob matches no operation: a typing error must not pass silently
     */
    public static Globs of(String option, List<String> globs) {
        for (String glob : globs) {
            Pattern pattern = compile(glob);
            if (Arrays.stream(Operation.values())
                    .noneMatch(operation -> pattern.matcher(operation.id()).matches())) {
                throw new InvalidArgumentException(option, "names no tool: " + glob);
            }
        }
        return new Globs(globs.stream().map(Globs::compile).toList());
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether one of them matches the whole name. */
    public boolean matches(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Pattern compile(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
