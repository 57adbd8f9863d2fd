package io.ostiary.user;

import io.ostiary.Violations;

/**
 * Names a user the way a person does: {@code id:…}, {@code email:…}, {@code username:…}, or bare. A bare value is tried
 * as all three; {@link UserLookup} decides.
 */
public sealed interface UserRef {
    /** What stands behind the prefix, or the whole bare value. */
    String value();

    /** By id. */
    record ById(String value) implements UserRef {}

    /** By e-mail address, case-insensitively. */
    record ByEmail(String value) implements UserRef {}

    /** By username, case-insensitively. */
    record ByUsername(String value) implements UserRef {}

    /** By whichever of the three matches. */
    record Bare(String value) implements UserRef {}

    /**
     * Reads a reference.
     *
     * @throws io.ostiary.InvalidArgumentException when nothing is named, or the text cannot name anybody
     */
    static UserRef parse(String text) {
        new Violations().line("user", text, 1, 300).throwIfAny();
        UserRef ref;
        if (text.startsWith("id:")) {
            ref = new ById(text.substring(3));
        } else if (text.startsWith("email:")) {
            ref = new ByEmail(text.substring(6));
        } else if (text.startsWith("username:")) {
            ref = new ByUsername(text.substring(9));
        } else {
            ref = new Bare(text);
        }
        new Violations()
                .require(!ref.value().isBlank(), "user", "must name somebody")
                .line("user", ref.value(), 0, 255)
                .throwIfAny();
        return ref;
    }
}
