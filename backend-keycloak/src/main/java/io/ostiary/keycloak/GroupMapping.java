package io.ostiary.keycloak;

import io.ostiary.Violations;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.GroupRepresentation;

/** A group as Keycloak says it: its path begins with a slash. */
final class GroupMapping {
    private static final int MAX = 255;

    private GroupMapping() {}

    static Group toGroup(GroupRepresentation group) {
        String description = group.getDescription();
        String parent = group.getParentId();
        return new Group(
                GroupId.of(group.getId()),
                group.getName(),
                group.getPath().substring(1),
                description == null || description.isEmpty() ? null : description,
                parent == null ? null : GroupId.of(parent),
                null);
    }

    /** What to write so that the group has that name and description and everything else stays: a PUT erases. */
    static GroupRepresentation write(GroupRepresentation group, String name, @Nullable String description) {
        new Violations()
                .require(name.length() <= MAX, "name", "must be at most " + MAX + " UTF-16 characters long on Keycloak")
                .require(
                        description == null || description.length() <= MAX,
                        "description",
                        "must be at most " + MAX + " UTF-16 characters long on Keycloak")
                .throwIfAny();
        group.setName(name);
        group.setDescription(description);
        return group;
    }
}
