package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.organization.OrganizationId;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import jakarta.ws.rs.ClientErrorException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.OrganizationGroupsResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * The roles that members have inside an organization: for each role a group of the organization that bears the role's
 * key and is mapped to it. For one call; what it learns of roles it asks once.
 */
final class OrganizationRoles {
    private static final int MANY = 500;

    private final Realm realm;
    private final RealmOrganizations organizations;
    private final RealmRoles roles;
    private final Map<String, Optional<NamedRole>> known = new HashMap<>();

    OrganizationRoles(Realm realm) {
        this.realm = realm;
        this.organizations = new RealmOrganizations(realm);
        this.roles = new RealmRoles(realm);
    }

    /** The roles of a member, by key. */
    List<NamedRole> of(Operation operation, OrganizationId id, UserId member) {
        return groupsOf(operation, id, member).stream()
                .flatMap(OrganizationRoles::mapped)
                .distinct()
                .flatMap(key -> named(operation, key).stream())
                .sorted(Comparator.comparing(NamedRole::key))
                .toList();
    }

    /** The roles of a member with what they allow, by key. */
    List<Role> allowing(Operation operation, OrganizationId id, UserId member) {
        return groupsOf(operation, id, member).stream()
                .flatMap(OrganizationRoles::mapped)
                .distinct()
                .sorted()
                .flatMap(key -> roles.byKey(operation, key).stream())
                .map(role -> RoleMapping.toRole(role, false))
                .toList();
    }

    /**
     * The roles as the server has them.
     *
     * @throws io.ostiary.NotFoundException when one is not there
     */
    List<RoleRepresentation> read(Operation operation, Collection<RoleId> ids) {
        return ids.stream().map(role -> roles.read(operation, role)).toList();
    }

    /** Gives a member a role. */
    void give(Operation operation, OrganizationId id, UserId member, RoleRepresentation role) {
        String group = group(operation, id, role).getId();
        organizations.send(operation, id, () -> {
            try {
                groups(operation, id).group(group).addMember(member.value());
            } catch (ClientErrorException e) {
                // The member has it already, perhaps by a first attempt whose answer was lost.
                if (e.getResponse().getStatus() != 409) {
                    throw e;
                }
                e.getResponse().close();
            }
            return role;
        });
    }

    /** Takes all roles but one away from a member. */
    void keepOnly(Operation operation, OrganizationId id, UserId member, RoleRepresentation role) {
        for (GroupRepresentation group : groupsOf(operation, id, member)) {
            if (!mapped(group).allMatch(role.getName()::equals)) {
                leave(operation, id, member, group);
            }
        }
    }

    /** Takes one role away from a member, and tells whether the member had it. */
    boolean take(Operation operation, OrganizationId id, UserId member, RoleRepresentation role) {
        List<GroupRepresentation> giving = groupsOf(operation, id, member).stream()
                .filter(group -> mapped(group).anyMatch(role.getName()::equals))
                .toList();
        giving.forEach(group -> leave(operation, id, member, group));
        return !giving.isEmpty();
    }

    private void leave(Operation operation, OrganizationId id, UserId member, GroupRepresentation group) {
        organizations.send(operation, id, () -> {
            groups(operation, id).group(group.getId()).removeMember(member.value());
            return group;
        });
    }

    /**
     * A group that gives a role.
     *
     * @param organization whose it is
     * @param group the group as the server has it
     */
    record RoleGroup(OrganizationId organization, GroupRepresentation group) {}

    /** Every group that gives the role; the server tells it only organization by organization. */
    List<RoleGroup> giving(Operation operation, RoleRepresentation role) {
        return organizations.all(operation).stream()
                .flatMap(organization -> all(operation, organization.id())
                        .filter(group -> mapped(group).anyMatch(role.getName()::equals))
                        .map(group -> new RoleGroup(organization.id(), group)))
                .toList();
    }

    /** How many members the group has, up to that many. */
    long members(Operation operation, RoleGroup of, int most) {
        return organizations
                .send(
                        operation,
                        of.organization(),
                        () -> groups(operation, of.organization())
                                .group(of.group().getId())
                                .getMembers(0, most, true))
                .size();
    }

    /**
     * Deletes the group of a role that is about to go: the server would keep it with its members, and a later role of
     * that key would be theirs.
     */
    void forget(Operation operation, RoleGroup group) {
        delete(operation, group.organization(), group.group());
    }

    /** The group of the role, made when it is not there; one that its role was taken from is made anew, without members. */
    private GroupRepresentation group(Operation operation, OrganizationId id, RoleRepresentation role) {
        Optional<GroupRepresentation> there = all(operation, id)
                .filter(group -> role.getName().equals(group.getName()))
                .findFirst();
        if (there.isPresent() && mapped(there.get()).anyMatch(role.getName()::equals)) {
            return there.get();
        }
        there.ifPresent(stale -> delete(operation, id, stale));
        var wanted = new GroupRepresentation();
        wanted.setName(role.getName());
        String made = realm.requests()
                .create(
                        operation,
                        Subject.organization(id),
                        () -> Requests.createdId(groups(operation, id).addTopLevelGroup(wanted)),
                        () -> all(operation, id)
                                .filter(group -> role.getName().equals(group.getName()))
                                .map(GroupRepresentation::getId)
                                .findFirst());
        organizations.send(operation, id, () -> {
            groups(operation, id).group(made).roles().realmLevel().add(List.of(role));
            return role;
        });
        wanted.setId(made);
        return wanted;
    }

    private void delete(Operation operation, OrganizationId id, GroupRepresentation group) {
        realm.requests()
                .delete(
                        operation,
                        Subject.organization(id),
                        () -> groups(operation, id).group(group.getId()).delete());
    }

    private Stream<GroupRepresentation> all(Operation operation, OrganizationId id) {
        return organizations
                .send(operation, id, () -> groups(operation, id).getAll(null, null, null, 0, MANY, false, false))
                .stream();
    }

    private List<GroupRepresentation> groupsOf(Operation operation, OrganizationId id, UserId member) {
        return organizations.send(
                operation,
                id,
                () -> organizations
                        .resource(operation, id)
                        .members()
                        .member(member.value())
                        .groups(0, MANY, false));
    }

    private OrganizationGroupsResource groups(Operation operation, OrganizationId id) {
        return organizations.resource(operation, id).groups();
    }

    private Optional<NamedRole> named(Operation operation, String key) {
        return known.computeIfAbsent(
                key,
                unused -> roles.byKey(operation, key)
                        .map(role -> new NamedRole(RoleId.of(role.getId()), role.getName())));
    }

    private static Stream<String> mapped(GroupRepresentation group) {
        return Objects.requireNonNullElse(group.getRealmRoles(), List.<String>of()).stream();
    }
}
