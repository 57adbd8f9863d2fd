package io.ostiary.keycloak;

import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.ASSIGN_ROLE;
import static io.ostiary.Operation.LIST_ORGANIZATION_MEMBERS;
import static io.ostiary.Operation.REMOVE_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.SET_ORGANIZATION_MEMBER_ROLE;
import static io.ostiary.Operation.UNASSIGN_ROLE;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.admin.client.resource.OrganizationMembersResource;
import org.keycloak.representations.idm.MemberRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Who is a member of which organization of a realm. */
final class OrganizationMembers {
    private final Realm realm;
    private final RealmOrganizations organizations;
    private final OrganizationRoles roles;

    OrganizationMembers(Realm realm) {
        this.realm = realm;
        this.organizations = new RealmOrganizations(realm);
        this.roles = new OrganizationRoles(realm);
    }

    /** The members by username; the roles of each are a request of their own. */
    Page<OrganizationMember> page(OrganizationId id, PageRequest page) {
        OrganizationMembersResource members = members(LIST_ORGANIZATION_MEMBERS, id);
        Page<User> users = UserLists.people(
                        (offset, max) -> organizations.send(
                                LIST_ORGANIZATION_MEMBERS, id, () -> members.list(offset, max, false)),
                        new ServiceAccounts(realm, LIST_ORGANIZATION_MEMBERS))
                .page(LIST_ORGANIZATION_MEMBERS, List.of(realm.tenant(), id), page);
        return new Page<>(
                users.items().stream()
                        .map(user -> new OrganizationMember(user, roles.of(LIST_ORGANIZATION_MEMBERS, id, user.id())))
                        .toList(),
                users.next(),
                users.total());
    }

    /** The roles that a user has inside the organization, with what they allow; none where the user is no member. */
    List<Role> roles(Operation operation, OrganizationId id, UserId user) {
        if (find(operation, id, user).isPresent()) {
            return roles.allowing(operation, id, user);
        }
        OrganizationRepresentation unused = organizations.read(operation, id);
        return List.of();
    }

    /** The organizations of a user, of which the server tells all at once. */
    Page<OrganizationMembership> of(Operation operation, UserId user, PageRequest page) {
        Object bound = List.of(realm.tenant(), user);
        return Paging.byKey(
                        operation,
                        bound,
                        page,
                        () -> allOf(operation, user),
                        organization -> organization.id().value())
                .map(organization ->
                        new OrganizationMembership(organization, roles.of(operation, organization.id(), user)));
    }

    private List<Organization> allOf(Operation operation, UserId user) {
        realm.person(operation, user);
        return realm
                .requests()
                .repeatable(
                        operation,
                        Subject.user(user),
                        () -> realm.resource(operation)
                                .organizations()
                                .members()
                                .getOrganizations(user.value(), false))
                .stream()
                .map(OrganizationMapping::toOrganization)
                .toList();
    }

    /** Two who join at the same time are let in one after the other within this process, so that the limit holds. */
    OrganizationMember add(OrganizationId id, UserId user, Set<RoleId> wanted) {
        List<RoleRepresentation> given = roles.read(ADD_ORGANIZATION_MEMBER, wanted);
        return realm.exclusively(ADD_ORGANIZATION_MEMBER, id, () -> {
            realm.person(ADD_ORGANIZATION_MEMBER, user);
            requireRoom(id, user);
            realm.requests()
                    .create(
                            ADD_ORGANIZATION_MEMBER,
                            joining(id, user),
                            () -> {
                                Requests.close(
                                        members(ADD_ORGANIZATION_MEMBER, id).addMember(user.value()));
                                return user;
                            },
                            () -> find(ADD_ORGANIZATION_MEMBER, id, user).map(member -> user));
            given.forEach(role -> roles.give(ADD_ORGANIZATION_MEMBER, id, user, role));
            return readBack(ADD_ORGANIZATION_MEMBER, id, user);
        });
    }

    OrganizationMember setRole(OrganizationId id, UserId user, RoleId role) {
        require(SET_ORGANIZATION_MEMBER_ROLE, id, user);
        RoleRepresentation only =
                roles.read(SET_ORGANIZATION_MEMBER_ROLE, Set.of(role)).get(0);
        return realm.exclusively(SET_ORGANIZATION_MEMBER_ROLE, id, () -> {
            roles.give(SET_ORGANIZATION_MEMBER_ROLE, id, user, only);
            roles.keepOnly(SET_ORGANIZATION_MEMBER_ROLE, id, user, only);
            return readBack(SET_ORGANIZATION_MEMBER_ROLE, id, user);
        });
    }

    /** Gives a member a role beside those that are there. */
    void give(OrganizationId id, UserId user, RoleId role) {
        RoleRepresentation given = roles.read(ASSIGN_ROLE, Set.of(role)).get(0);
        require(ASSIGN_ROLE, id, user);
        realm.exclusively(ASSIGN_ROLE, id, () -> {
            roles.give(ASSIGN_ROLE, id, user, given);
            return given;
        });
    }

    /** Takes a role away from a member. */
    void take(OrganizationId id, UserId user, RoleId role) {
        RoleRepresentation taken = roles.read(UNASSIGN_ROLE, Set.of(role)).get(0);
        require(UNASSIGN_ROLE, id, user);
        realm.exclusively(UNASSIGN_ROLE, id, () -> {
            if (!roles.take(UNASSIGN_ROLE, id, user, taken)) {
                throw new NotFoundException(UNASSIGN_ROLE, "role of user " + user, role.value());
            }
            return taken;
        });
    }

    void remove(OrganizationId id, UserId user) {
        require(REMOVE_ORGANIZATION_MEMBER, id, user);
        realm.requests()
                .delete(
                        REMOVE_ORGANIZATION_MEMBER,
                        notMember(id, user),
                        () -> Requests.close(
                                members(REMOVE_ORGANIZATION_MEMBER, id).removeMember(user.value())));
    }

    /** The limit is an attribute that the server does not know. */
    private void requireRoom(OrganizationId id, UserId user) {
        OrganizationRepresentation read = organizations.read(ADD_ORGANIZATION_MEMBER, id);
        Organization organization = OrganizationMapping.toOrganization(read);
        Integer limit = organization.memberLimit();
        if (limit != null && organizations.count(ADD_ORGANIZATION_MEMBER, id) >= limit) {
            if (find(ADD_ORGANIZATION_MEMBER, id, user).isPresent()) {
                throw joining(id, user).taken(ADD_ORGANIZATION_MEMBER, "");
            }
            throw new ConflictException(
                    ADD_ORGANIZATION_MEMBER,
                    "organization " + organization.slug() + " has as many members as it may, " + limit);
        }
    }

    /** A user or an organization that is not there is told apart from one who is no member. */
    private void require(Operation operation, OrganizationId id, UserId user) {
        realm.person(operation, user);
        if (find(operation, id, user).isEmpty()) {
            OrganizationRepresentation there = organizations.read(operation, id);
            realm.read(operation, user);
            throw new NotFoundException(operation, "member of organization " + there.getAlias(), user.value());
        }
    }

    private Optional<MemberRepresentation> find(Operation operation, OrganizationId id, UserId user) {
        try {
            return Optional.of(realm.requests()
                    .repeatable(
                            operation,
                            notMember(id, user),
                            () -> members(operation, id).member(user.value()).toRepresentation()));
        } catch (NotFoundException e) {
            if (e.kind().startsWith("member")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private OrganizationMember readBack(Operation operation, OrganizationId id, UserId user) {
        return Requests.readBack(
                operation,
                () -> new OrganizationMember(
                        realm.toUser(operation, realm.read(operation, user)), roles.of(operation, id, user)));
    }

    private OrganizationMembersResource members(Operation operation, OrganizationId id) {
        return organizations.resource(operation, id).members();
    }

    private static Subject notMember(OrganizationId id, UserId user) {
        return operation -> new NotFoundException(operation, "member of organization " + id, user.value());
    }

    private static Subject joining(OrganizationId id, UserId user) {
        return new Subject() {
            @Override
            public NotFoundException missing(Operation operation) {
                return new NotFoundException(operation, "organization", id.value());
            }

            @Override
            public IdentityException taken(Operation operation, String message) {
                return new AlreadyExistsException(operation, "member", "user", user.value());
            }
        };
    }
}
