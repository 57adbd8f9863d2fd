package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** A tenant's organizations, their members with roles, and their invitations, with every index over them. Immutable. */
final class OrganizationTable {
    static final OrganizationTable NONE = new OrganizationTable(
            TreePMap.empty(), TreePMap.empty(), Relation.EMPTY, Relation.EMPTY, InvitationTable.NONE);

    private final TreePMap<String, Organization> byId;
    private final TreePMap<String, OrganizationId> bySlug;
    private final Relation members;
    private final Relation memberRoles;
    private final InvitationTable invitations;

    private OrganizationTable(
            TreePMap<String, Organization> byId,
            TreePMap<String, OrganizationId> bySlug,
            Relation members,
            Relation memberRoles,
            InvitationTable invitations) {
        this.byId = byId;
        this.bySlug = bySlug;
        this.members = members;
        this.memberRoles = memberRoles;
        this.invitations = invitations;
    }

    Optional<Organization> find(OrganizationId id) {
        return find(id.value());
    }

    Optional<Organization> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The organization.
     *
     * @throws NotFoundException when there is no such organization
     */
    Organization get(Operation operation, OrganizationId id) {
        return find(id).orElseThrow(() -> new NotFoundException(operation, "organization", id.value()));
    }

    Optional<Organization> bySlug(String slug) {
        return Optional.ofNullable(bySlug.get(slug)).flatMap(this::find);
    }

    /** The organizations whose slug comes after that one, by slug. */
    Stream<Organization> after(String slug) {
        return bySlug.tailMap(slug, false).values().stream().flatMap(id -> find(id).stream());
    }

    /** The ids of the members after that one, in order. */
    Stream<UserId> members(OrganizationId id, String after) {
        return members.rightsOf(id.value(), after).map(UserId::of);
    }

    int memberCount(OrganizationId id) {
        return members.countRightsOf(id.value());
    }

    boolean isMember(OrganizationId id, UserId user) {
        return members.contains(id.value(), user.value());
    }

    /** The organizations that the user is a member of, after that id. */
    Stream<Organization> of(UserId user, String after) {
        return members.leftsOf(user.value(), after).flatMap(id -> find(id).stream());
    }

    /** How many organizations the user is a member of. */
    int countOf(UserId user) {
        return members.countLeftsOf(user.value());
    }

    /** The ids of the roles that the user has inside the organization. */
    Stream<String> roles(OrganizationId id, UserId user) {
        return memberRoles.rightsOf(membership(id.value(), user.value()));
    }

    boolean hasRole(OrganizationId id, UserId user, RoleId role) {
        return memberRoles.contains(membership(id.value(), user.value()), role.value());
    }

    /** How many memberships come with the role. */
    int roleCount(RoleId role) {
        return memberRoles.countLeftsOf(role.value());
    }

    /** The organizations that the memberships are in which come with the role. */
    Stream<Organization> withRole(RoleId role) {
        return memberRoles
                .leftsOf(role.value())
                .map(membership -> membership.substring(0, membership.indexOf('\n')))
                .distinct()
                .flatMap(id -> find(id).stream());
    }

    InvitationTable invitations() {
        return invitations;
    }

    /**
     * The table with that organization as it is given, new or not.
     *
     * @throws AlreadyExistsException when another has the slug
     */
    OrganizationTable with(Operation operation, Organization organization) {
        OrganizationId holder = bySlug.get(organization.slug());
        if (holder != null && !holder.equals(organization.id())) {
            throw new AlreadyExistsException(operation, "organization", "slug", organization.slug());
        }
        Organization before = byId.get(organization.id().value());
        TreePMap<String, OrganizationId> slugs = before == null ? bySlug : bySlug.minus(before.slug());
        return new OrganizationTable(
                byId.plus(organization.id().value(), organization),
                slugs.plus(organization.slug(), organization.id()),
                members,
                memberRoles,
                invitations);
    }

    /** The table without the organization, its members and its invitations. */
    OrganizationTable without(Organization organization) {
        String id = organization.id().value();
        Relation roles = memberRoles;
        for (String user : members.rightsOf(id).toList()) {
            roles = roles.withoutLeft(membership(id, user));
        }
        return new OrganizationTable(
                byId.minus(id),
                bySlug.minus(organization.slug()),
                members.withoutLeft(id),
                roles,
                invitations.withoutAll(organization.id()));
    }

    /** The table with the user as a member who has exactly these roles. */
    OrganizationTable withMember(OrganizationId id, UserId user, Set<RoleId> roles) {
        String membership = membership(id.value(), user.value());
        Relation changed = memberRoles.withoutLeft(membership);
        for (RoleId role : roles) {
            changed = changed.plus(membership, role.value());
        }
        return new OrganizationTable(byId, bySlug, members.plus(id.value(), user.value()), changed, invitations);
    }

    /** The table with the member having that role too. */
    OrganizationTable withMemberRole(OrganizationId id, UserId user, RoleId role) {
        return withMemberRoles(memberRoles.plus(membership(id.value(), user.value()), role.value()));
    }

    /** The table with the member not having that role. */
    OrganizationTable withoutMemberRole(OrganizationId id, UserId user, RoleId role) {
        return withMemberRoles(memberRoles.minus(membership(id.value(), user.value()), role.value()));
    }

    OrganizationTable withoutMember(OrganizationId id, UserId user) {
        return new OrganizationTable(
                byId,
                bySlug,
                members.minus(id.value(), user.value()),
                memberRoles.withoutLeft(membership(id.value(), user.value())),
                invitations);
    }

    /** The table without any membership of the user. */
    OrganizationTable withoutUser(UserId user) {
        OrganizationTable table = this;
        for (Organization organization : of(user, "").toList()) {
            table = table.withoutMember(organization.id(), user);
        }
        return table;
    }

    /** The table with nobody having the role. */
    OrganizationTable withoutRole(RoleId role) {
        return withMemberRoles(memberRoles.withoutRight(role.value()));
    }

    OrganizationTable withInvitations(InvitationTable value) {
        return new OrganizationTable(byId, bySlug, members, memberRoles, value);
    }

    /** Whether every index holds exactly what the organizations say. Expensive; for tests. */
    boolean isConsistent() {
        boolean slugsMatch = bySlug.size() == byId.size()
                && byId.values().stream()
                        .allMatch(organization -> organization.id().equals(bySlug.get(organization.slug())));
        boolean membershipsExist = members.lefts().allMatch(byId::containsKey)
                && memberRoles.lefts().allMatch(this::isMembership);
        return slugsMatch && membershipsExist && members.isConsistent() && memberRoles.isConsistent();
    }

    private OrganizationTable withMemberRoles(Relation value) {
        return new OrganizationTable(byId, bySlug, members, value, invitations);
    }

    private boolean isMembership(String membership) {
        int end = membership.indexOf('\n');
        return members.contains(membership.substring(0, end), membership.substring(end + 1));
    }

    private static String membership(String organization, String user) {
        return organization + '\n' + user;
    }
}
