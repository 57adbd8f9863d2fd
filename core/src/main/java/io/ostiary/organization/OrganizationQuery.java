package io.ostiary.organization;

import io.ostiary.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Which organizations to list, and how much to tell about them.
 *
 * @param text only those whose name or slug contains it, whatever its case, 1 to 200 characters; null for all
 * @param memberCounts whether to count their members, which may cost a request for each
 */
public record OrganizationQuery(@Nullable String text, boolean memberCounts) {
    /** All organizations, their members not counted. */
    public static final OrganizationQuery ALL = new OrganizationQuery(null, false);

    /**
     * Checks the text.
     *
     * @throws io.ostiary.InvalidArgumentException when it is too short or too long
     */
    public OrganizationQuery {
        new Violations().line("query", text, 1, 200).throwIfAny();
    }
}
