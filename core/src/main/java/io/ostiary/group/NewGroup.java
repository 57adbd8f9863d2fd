package io.ostiary.group;

import org.jspecify.annotations.Nullable;

/**
 * A group to create.
 *
 * @param name what people call it, compared with case: 1 to 255 characters, not only spaces, and no {@code /}
 * @param description what it is for, at most 1,000 characters, or null
 * @param parent the group that it is to stand in, or null for none
 */
public record NewGroup(
        String name, @Nullable String description, @Nullable GroupId parent) {
    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewGroup {
        GroupText.check(name, description).throwIfAny();
    }

    /** A group that stands in no other. */
    public static NewGroup of(String name) {
        return new NewGroup(name, null, null);
    }

    /** A group that stands in another. */
    public static NewGroup in(GroupId parent, String name) {
        return new NewGroup(name, null, parent);
    }
}
