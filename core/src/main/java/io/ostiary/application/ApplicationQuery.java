package io.ostiary.application;

import io.ostiary.CaseFold;
import io.ostiary.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Which applications to list.
 *
 * @param text only those whose name or id contains it, whatever its case, 1 to 200 characters; null for all
 * @param type only those of that type; null for all
 */
public record ApplicationQuery(
        @Nullable String text, @Nullable ApplicationType type) {
    /** All applications. */
    public static final ApplicationQuery ALL = new ApplicationQuery(null, null);

    /**
     * Checks the text.
     *
     * @throws io.ostiary.InvalidArgumentException when it is too short or too long
     */
    public ApplicationQuery {
        new Violations().line("query", text, 1, 200).throwIfAny();
    }

    /** Whether the application is one of them. */
    public boolean matches(Application application) {
        return (type == null || type == application.type())
                && (text == null || mentions(application, CaseFold.fold(text)));
    }

    private static boolean mentions(Application application, String folded) {
        return CaseFold.fold(application.name()).contains(folded)
                || CaseFold.fold(application.id().value()).contains(folded);
    }
}
