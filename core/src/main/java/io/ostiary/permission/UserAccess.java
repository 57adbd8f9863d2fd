package io.ostiary.permission;

import io.ostiary.permission.AccessDecision.Reason;
import io.ostiary.permission.AccessPath.Through;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What decides whether a user may do something, the same for every backend: roles of the tenant count everywhere, roles
 * inside an organization only where that organization is asked about.
 *
 * @param permission what the user wants to do
 * @param enabled whether the user is not disabled
 * @param roles the user's effective roles in the tenant
 * @param inOrganization the user's roles inside the organization that is asked about; none when none is
 */
public record UserAccess(
        PermissionName permission, boolean enabled, List<AssignedRole> roles, List<Role> inOrganization) {
    private static final int TOLD = 20;

    /** Whether the user may do it. */
    public AccessDecision decision() {
        Reason reason = Reason.NO_ROLE;
        if (!enabled) {
            reason = Reason.USER_DISABLED;
        } else if (roles.stream().anyMatch(assigned -> allows(assigned.role()))) {
            reason = Reason.ROLE;
        } else if (inOrganization.stream().anyMatch(this::allows)) {
            reason = Reason.ORGANIZATION_ROLE;
        }
        return AccessDecision.of(reason);
    }

    /** Whether the explanation has to know every role of the tenant. */
    public boolean needsEveryRole() {
        return paths().isEmpty();
    }

    /**
     * Why the user may do it or not.
     *
     * @param every the roles of the tenant by key; looked at only where {@link #needsEveryRole}
     */
    public AccessExplanation explanation(Stream<Role> every) {
        List<AccessPath> paths = paths();
        List<NamedRole> would = paths.isEmpty()
                ? every.filter(this::allows).limit(TOLD + 1L).map(NamedRole::of).toList()
                : List.of();
        return new AccessExplanation(
                decision(), paths, would.subList(0, Math.min(TOLD, would.size())), would.size() > TOLD);
    }

    private List<AccessPath> paths() {
        return Stream.concat(
                        roles.stream()
                                .filter(assigned -> allows(assigned.role()))
                                .flatMap(UserAccess::paths),
                        inOrganization.stream()
                                .filter(this::allows)
                                .map(role -> AccessPath.of(NamedRole.of(role), Through.ORGANIZATION)))
                .sorted(Comparator.comparing((AccessPath path) -> path.role().key())
                        .thenComparing(AccessPath::through))
                .toList();
    }

    private static Stream<AccessPath> paths(AssignedRole assigned) {
        NamedRole role = NamedRole.of(assigned.role());
        Stream<AccessPath> groups = assigned.groups().stream().map(group -> new AccessPath(role, Through.GROUP, group));
        if (assigned.direct()) {
            return Stream.concat(Stream.of(AccessPath.of(role, Through.DIRECT)), groups);
        }
        return assigned.groups().isEmpty() ? Stream.of(AccessPath.of(role, Through.INHERITED)) : groups;
    }

    private boolean allows(Role role) {
        return role.permissions().contains(permission.text());
    }
}
