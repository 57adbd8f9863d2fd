package io.ostiary.group;

import io.ostiary.Violations;
import org.jspecify.annotations.Nullable;

/** The bounds of a group's fields, in one place for creation and change. */
final class GroupText {
    private GroupText() {}

    static Violations check(@Nullable String name, @Nullable String description) {
        return new Violations()
                .line("name", name, 1, 255)
                .require(name == null || !name.isBlank(), "name", "must not be blank")
                .require(
                        name == null || !name.contains(Group.SEPARATOR),
                        "name",
                        "must not contain " + Group.SEPARATOR + ", which separates names in a path")
                .lines("description", description, 1, 1000);
    }
}
