package io.ostiary.group;

import io.ostiary.role.NamedRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users who have roles in common. A group may stand in another one, whose roles its members have too.
 *
 * @param id identifies it in the tenant
 * @param name what people call it, different for each group of the same parent
 * @param path the names from the uppermost group down to this one, for example {@code staff/kitchen}
 * @param description what it is for, or null
 * @param parent the group that it stands in, or null for one that stands in none
 * @param roles the roles that were given to it, by key, not those of its parent; null where nobody asked
 */
public record Group(
        GroupId id,
        String name,
        String path,
        @Nullable String description,
        @Nullable GroupId parent,
        @Nullable List<NamedRole> roles) {

    /** What stands between the names of a path, and in none of them. */
    public static final String SEPARATOR = "/";

    /** Copies the roles. */
    public Group {
        roles = roles == null ? null : List.copyOf(roles);
    }

    /** What sorts groups so that each comes before those in it: the path, its separator before every other character. */
    public String sortKey() {
        return path.replace(SEPARATOR, "\0");
    }

    /** The same group with those roles. */
    public Group withRoles(@Nullable List<NamedRole> given) {
        return new Group(id, name, path, description, parent, given);
    }
}
