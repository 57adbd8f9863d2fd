package io.ostiary.alert;

import io.ostiary.Violations;
import org.jspecify.annotations.Nullable;

/**
 * What is said when an alert is resolved.
 *
 * @param note what came of it, 1 to 1000 characters, or null
 */
public record AlertResolution(@Nullable String note) {
    /** Without a word. */
    public static final AlertResolution WITHOUT_NOTE = new AlertResolution(null);

    /**
     * Checks the note.
     *
     * @throws io.ostiary.InvalidArgumentException when it is too long or holds control characters
     */
    public AlertResolution {
        new Violations().lines("note", note, 1, 1000).throwIfAny();
    }
}
