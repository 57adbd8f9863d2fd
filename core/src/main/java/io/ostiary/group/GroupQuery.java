package io.ostiary.group;

import io.ostiary.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Which groups to list.
 *
 * @param text only those whose name contains it, whatever its case, 1 to 200 characters; null for all
 * @param parent only those that stand directly in it; null for all groups, wherever they stand
 */
public record GroupQuery(@Nullable String text, @Nullable GroupId parent) {
    /** All groups. */
    public static final GroupQuery ALL = new GroupQuery(null, null);

    /**
     * Checks the text.
     *
     * @throws io.ostiary.InvalidArgumentException when it is too short or too long
     */
    public GroupQuery {
        new Violations().line("query", text, 1, 200).throwIfAny();
    }
}
