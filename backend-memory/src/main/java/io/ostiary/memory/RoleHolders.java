package io.ostiary.memory;

import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.group.Group;
import io.ostiary.role.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who would lose a role with its deletion. */
final class RoleHolders {
    private static final int NAMED = 3;

    private RoleHolders() {}

    /**
     * Checks that nobody has the role.
     *
     * @throws ConflictException when somebody has; it tells how many, and names some
     */
    static void requireNone(Operation operation, TenantState state, Role role) {
        List<String> holders = new ArrayList<>();
        int users = state.roles().memberCount(role.id());
        if (users > 0) {
            holders.add(
                    counted(users, "user", state.roles().members(role.id(), "").map(id -> "id:" + id)));
        }
        int groups = state.groups().roleCount(role.id());
        if (groups > 0) {
            holders.add(
                    counted(groups, "group", state.groups().withRole(role.id()).map(Group::path)));
        }
        int memberships = state.organizations().roleCount(role.id());
        if (memberships > 0) {
            Stream<String> organizations =
                    state.organizations().withRole(role.id()).map(organization -> organization.slug());
            holders.add(counted(memberships, "membership", organizations) + " of organizations");
        }
        if (!holders.isEmpty()) {
            throw new ConflictException(
                    operation,
                    "role " + role.key() + " is assigned to " + String.join(" and ", holders)
                            + "; unassign it first, or force");
        }
    }

    /** Whether anybody has the role. */
    static boolean any(TenantState state, Role role) {
        return state.roles().memberCount(role.id()) > 0
                || state.groups().roleCount(role.id()) > 0
                || state.organizations().roleCount(role.id()) > 0;
    }

    private static String counted(int count, String noun, Stream<String> names) {
        List<String> some = names.limit(NAMED + 1L).toList();
        String named = some.stream().limit(NAMED).collect(Collectors.joining(", "));
        return count + " " + noun + (count == 1 ? "" : "s") + " (" + named + (some.size() > NAMED ? ", …" : "") + ")";
    }
}
