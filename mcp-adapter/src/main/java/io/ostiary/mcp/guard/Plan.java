package io.ostiary.mcp.guard;

import java.util.List;

/**
 * What a dangerous call would do, for a person to approve.
 *
 * @param action what it does, in words that follow "This will": {@code delete the user ada@example.com}
 * @param target what the person types to approve: an e-mail address, a name or a key
 * @param consequences what goes with it, one line each
 * @param changes the text that changes, line by line, for what nobody can judge from a summary
 */
public record Plan(String action, String target, List<String> consequences, List<String> changes) {
    /** Copies the lists. */
    public Plan {
        consequences = List.copyOf(consequences);
        changes = List.copyOf(changes);
    }

    /** A plan that changes no text. */
    public Plan(String action, String target, List<String> consequences) {
        this(action, target, consequences, List.of());
    }

    /** A plan without further consequences, or with those given. */
    public static Plan of(String action, String target, String... consequences) {
        return new Plan(action, target, List.of(consequences));
    }
}
