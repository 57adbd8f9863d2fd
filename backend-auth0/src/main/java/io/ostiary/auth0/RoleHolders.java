package io.ostiary.auth0;

import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.role.RoleId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who has a role: users, groups, and members of organizations, for whom Auth0 is asked only where nobody else has it.
 *
 * @param name what it is called where somebody has it
 */
record RoleHolders(ManagedTenant tenant, Operation operation, RoleId role, String name) {
    /** How many are named. */
    static final int NAMED = 3;

    /**
     * Checks that nobody has the role.
     *
     * @throws ConflictException when somebody has, or when Auth0 does not tell whether a member of an organization has; it
     *     tells how many, and names some
     */
    void requireNone() {
        List<String> holders = new ArrayList<>();
        RoleMembers.Some users = new RoleMembers(tenant, operation, role).some(NAMED);
        if (users.total() > 0) {
            holders.add(counted(
                    users.total(),
                    "user",
                    users.ids().stream().map(id -> "id:" + id).toList()));
        }
        List<String> groups = new GroupTable(tenant, operation).withRole(role);
        if (!groups.isEmpty()) {
            holders.add(counted(groups.size(), "group", groups));
        }
        if (holders.isEmpty()) {
            List<String> organizations = new OrganizationRoleHolders(tenant, operation, role).slugs();
            if (!organizations.isEmpty()) {
                holders.add("members of " + counted(organizations.size(), "organization", organizations));
            }
        }
        if (!holders.isEmpty()) {
            throw new ConflictException(
                    operation,
                    "role " + name + " is assigned to " + String.join(" and ", holders)
                            + "; unassign it first, or force");
        }
    }

    private static String counted(long count, String noun, List<String> names) {
        String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return count + " " + noun + (count == 1 ? "" : "s") + " (" + named + (count > NAMED ? ", …" : "") + ")";
    }
}
