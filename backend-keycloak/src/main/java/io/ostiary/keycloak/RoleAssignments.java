package io.ostiary.keycloak;

import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.DELETE_ROLE;
import static io.ostiary.Operation.LIST_ROLE_MEMBERS;
import static io.ostiary.Operation.UNASSIGN_ROLE;

import io.ostiary.ConflictException;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.keycloak.OrganizationRoles.RoleGroup;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.GivingGroup;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.RoleScope;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.RoleRepresentation;

/** Who has which role. */
final class RoleAssignments {
    /** How many of those who have a role are counted when it is to be deleted. */
    private static final int COUNTED = 100;

    private static final int NAMED = 3;

    private final Realm realm;
    private final RealmRoles roles;
    private final OrganizationRoles organizationRoles;
    private final GroupMembers groupMembers;

    RoleAssignments(Realm realm) {
        this.realm = realm;
        this.roles = new RealmRoles(realm);
        this.organizationRoles = new OrganizationRoles(realm);
        this.groupMembers = new GroupMembers(realm);
    }

    /** Of two identical assignments at the same time the server refuses one with 400, hence one at a time. */
    void assign(UserId user, RoleId role) {
        RoleScopeResource assignments = realm.person(ASSIGN_ROLE, user).roles().realmLevel();
        Optional<RoleRepresentation> known = known(role);
        RoleRepresentation given = known.orElseGet(() -> tenantWide(role));
        realm.exclusively(ASSIGN_ROLE, user, () -> {
            try {
                assign(assignments, user, given);
            } catch (NotFoundException e) {
                if (known.isEmpty()) {
                    throw e;
                }
                // The user is gone, or the role is, or has another name by now.
                realm.requests().client().known().forgetRole(realm.tenant(), role);
                assign(assignments, user, tenantWide(role));
            }
            return role;
        });
    }

    /**
     * Checks that the role can be given in the tenant.
     *
     * @throws ConflictException when it can be given inside organizations only
     */
    static void requireTenantWide(Operation operation, RoleRepresentation role) {
        if (RoleMapping.scope(role) == RoleScope.ORGANIZATION) {
            throw new ConflictException(
                    operation,
                    "role " + role.getName() + " can be given inside organizations only; name the organization");
        }
    }

    private RoleRepresentation tenantWide(RoleId id) {
        RoleRepresentation role = roles.read(ASSIGN_ROLE, id);
        requireTenantWide(ASSIGN_ROLE, role);
        return role;
    }

    private void assign(RoleScopeResource assignments, UserId user, RoleRepresentation role) {
        realm.requests().perform(ASSIGN_ROLE, Subject.user(user), () -> assignments.add(List.of(role)));
    }

    /** What the server wants to be told of a role, where its name is known; it compares the two. */
    private Optional<RoleRepresentation> known(RoleId id) {
        return realm.requests().client().known().roleName(realm.tenant(), id).map(name -> {
            var role = new RoleRepresentation();
            role.setId(id.value());
            role.setName(name);
            return role;
        });
    }

    void unassign(UserId user, RoleId role) {
        RoleScopeResource assignments =
                realm.person(UNASSIGN_ROLE, user).roles().realmLevel();
        realm.exclusively(UNASSIGN_ROLE, user, () -> {
            RoleRepresentation given = direct(UNASSIGN_ROLE, user, assignments).stream()
                    .filter(assigned -> assigned.getId().equals(role.value())
                            && !RoleMapping.isBuiltIn(realm.tenant(), assigned.getName()))
                    .findFirst()
                    .orElseThrow(() -> notGiven(user, role));
            realm.requests().perform(UNASSIGN_ROLE, Subject.user(user), () -> assignments.remove(List.of(given)));
            return given;
        });
    }

    private NotFoundException notGiven(UserId user, RoleId role) {
        roles.read(UNASSIGN_ROLE, role);
        return new NotFoundException(UNASSIGN_ROLE, "role of user " + user, role.value());
    }

    /** The roles of a user, by key. */
    List<AssignedRole> of(Operation operation, UserId user, boolean effective) {
        RoleScopeResource assignments = realm.person(operation, user).roles().realmLevel();
        Set<String> direct = RealmRoles.ids(direct(operation, user, assignments));
        Map<String, List<GivingGroup>> givers = effective ? groupMembers.givers(operation, user) : Map.of();
        Set<String> defaults = roles.defaults(operation);
        // Only the list of effective roles carries their attributes.
        return realm
                .requests()
                .repeatable(operation, Subject.user(user), () -> assignments.listEffective(false))
                .stream()
                .filter(role -> !RoleMapping.isBuiltIn(realm.tenant(), role.getName()))
                .filter(role -> effective || direct.contains(role.getId()))
                .map(role -> new AssignedRole(
                        RoleMapping.toRole(role, defaults.contains(role.getId())),
                        direct.contains(role.getId()),
                        givers.getOrDefault(role.getName(), List.of())))
                .sorted(Comparator.comparing(assigned -> assigned.role().key()))
                .toList();
    }

    /** The roles that count for a user, however the user has them: one request. */
    List<Role> effective(Operation operation, UserId user) {
        RoleScopeResource assignments = realm.user(operation, user).roles().realmLevel();
        return realm
                .requests()
                .repeatable(operation, Subject.user(user), () -> assignments.listEffective(false))
                .stream()
                .filter(role -> !RoleMapping.isBuiltIn(realm.tenant(), role.getName()))
                .map(role -> RoleMapping.toRole(role, false))
                .toList();
    }

    private List<RoleRepresentation> direct(Operation operation, UserId user, RoleScopeResource assignments) {
        return realm.requests().repeatable(operation, Subject.user(user), assignments::listAll);
    }

    /** The users who were given the role, by username. */
    Page<User> members(RoleId id, PageRequest page) {
        RoleResource role = resource(LIST_ROLE_MEMBERS, roles.read(LIST_ROLE_MEMBERS, id));
        return UserLists.people(
                        (offset, max) ->
                                roles.send(LIST_ROLE_MEMBERS, id, () -> role.getUserMembers(false, offset, max)),
                        new ServiceAccounts(realm, LIST_ROLE_MEMBERS))
                .page(LIST_ROLE_MEMBERS, List.of(realm.tenant(), id), page);
    }

    /**
     * Checks that nobody has the role.
     *
     * @throws ConflictException when somebody has
     */
    void requireUnassigned(RoleRepresentation role, List<RoleGroup> inOrganizations) {
        RoleId id = RoleId.of(role.getId());
        RoleResource resource = resource(DELETE_ROLE, role);
        List<String> users = roles.send(DELETE_ROLE, id, () -> resource.getUserMembers(true, 0, COUNTED)).stream()
                .map(user -> "id:" + user.getId())
                .toList();
        List<String> groups = roles.send(DELETE_ROLE, id, () -> resource.getRoleGroupMembers(0, COUNTED)).stream()
                .map(group -> GroupMapping.toGroup(group).path())
                .toList();
        long members = inOrganizations.stream()
                .mapToLong(group -> organizationRoles.members(DELETE_ROLE, group, COUNTED))
                .sum();
        if (!users.isEmpty() || !groups.isEmpty() || members > 0) {
            throw new ConflictException(
                    DELETE_ROLE,
                    "role " + role.getName() + " is assigned to " + some(users) + " users, " + some(groups)
                            + " groups and " + count(members)
                            + " members of organizations; force takes it away from them");
        }
    }

    /** The groups by which members of organizations have the role; none where the realm has no organizations. */
    List<RoleGroup> inOrganizations(RoleRepresentation role) {
        try {
            return organizationRoles.giving(DELETE_ROLE, role);
        } catch (NotConfiguredException e) {
            return List.of();
        }
    }

    /** Deletes those of the groups that are the role's own, before it goes. */
    void forget(RoleRepresentation role, List<RoleGroup> inOrganizations) {
        inOrganizations.stream()
                .filter(each -> role.getName().equals(each.group().getName()))
                .forEach(each -> organizationRoles.forget(DELETE_ROLE, each));
    }

    private static String some(List<String> holders) {
        String named = holders.stream().limit(NAMED).collect(Collectors.joining(", "));
        String more = holders.size() > NAMED ? ", …" : "";
        return count(holders.size()) + (holders.isEmpty() ? "" : " (" + named + more + ")");
    }

    private static String count(long assigned) {
        return assigned < COUNTED ? String.valueOf(assigned) : COUNTED + " or more";
    }

    private RoleResource resource(Operation operation, RoleRepresentation role) {
        return realm.resource(operation).roles().get(role.getName());
    }
}
