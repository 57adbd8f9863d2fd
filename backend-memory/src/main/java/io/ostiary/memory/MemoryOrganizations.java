package io.ostiary.memory;

import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.CREATE_ORGANIZATION;
import static io.ostiary.Operation.DELETE_ORGANIZATION;
import static io.ostiary.Operation.GET_ORGANIZATION;
import static io.ostiary.Operation.LIST_INVITATIONS;
import static io.ostiary.Operation.LIST_ORGANIZATIONS;
import static io.ostiary.Operation.LIST_ORGANIZATION_MEMBERS;
import static io.ostiary.Operation.LIST_USER_ORGANIZATIONS;
import static io.ostiary.Operation.REMOVE_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.REVOKE_INVITATION;
import static io.ostiary.Operation.SET_ORGANIZATION_MEMBER_ROLE;
import static io.ostiary.Operation.UPDATE_ORGANIZATION;

import io.ostiary.CaseFold;
import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Paging;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationLookup;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.organization.Organizations;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The organizations of a tenant in memory. */
final class MemoryOrganizations implements Organizations {
    private final TenantView view;
    private final IdSource ids;
    private final InvitationMails mails;

    MemoryOrganizations(TenantView view, IdSource ids, InvitationMails mails) {
        this.view = view;
        this.ids = ids;
        this.mails = mails;
    }

    @Override
    public Page<Organization> list(OrganizationQuery query, PageRequest page) {
        Object scope = List.of(view.tenant(), query);
        return view.read(
                LIST_ORGANIZATIONS,
                (state, now) -> Paging.seeking(
                        LIST_ORGANIZATIONS,
                        scope,
                        page,
                        after -> state.organizations()
                                .after(after)
                                .filter(organization -> query.text() == null || mentions(organization, query.text()))
                                .map(organization ->
                                        query.memberCounts() ? counted(state, organization) : organization),
                        Organization::slug,
                        null));
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return view.read(
                GET_ORGANIZATION, (state, now) -> state.organizations().find(id).map(found -> counted(state, found)));
    }

    @Override
    public Organization create(NewOrganization organization) {
        return view.write(CREATE_ORGANIZATION, (state, now) -> {
            var created = new Organization(
                    OrganizationId.of(ids.next()),
                    organization.slug(),
                    organization.name(),
                    organization.image(),
                    organization.memberLimit(),
                    organization.metadata(),
                    null);
            return new Written<>(
                    state.withOrganizations(state.organizations().with(CREATE_ORGANIZATION, created)), created);
        });
    }

    @Override
    public Organization update(OrganizationId id, OrganizationPatch patch) {
        return view.write(UPDATE_ORGANIZATION, (state, now) -> {
            Organization changed =
                    state.organizations().get(UPDATE_ORGANIZATION, id).patched(patch);
            return new Written<>(
                    state.withOrganizations(state.organizations().with(UPDATE_ORGANIZATION, changed)), changed);
        });
    }

    @Override
    public void delete(OrganizationId id) {
        view.update(
                DELETE_ORGANIZATION,
                (state, now) -> state.withOrganizations(
                        state.organizations().without(state.organizations().get(DELETE_ORGANIZATION, id))));
    }

    @Override
    public Page<OrganizationMember> members(OrganizationId id, PageRequest page) {
        Object scope = List.of(view.tenant(), id);
        return view.read(LIST_ORGANIZATION_MEMBERS, (state, now) -> {
            OrganizationId found =
                    state.organizations().get(LIST_ORGANIZATION_MEMBERS, id).id();
            return Paging.seeking(
                    LIST_ORGANIZATION_MEMBERS,
                    scope,
                    page,
                    after -> state.organizations()
                            .members(found, after)
                            .map(user -> Memberships.member(state, found, user, now)),
                    member -> member.user().id().value(),
                    (long) state.organizations().memberCount(found));
        });
    }

    @Override
    public OrganizationMember addMember(OrganizationId id, UserId user, Set<RoleId> roles) {
        return view.write(ADD_ORGANIZATION_MEMBER, (state, now) -> {
            UserId joining = state.account(ADD_ORGANIZATION_MEMBER, user).id();
            state.organizations().get(ADD_ORGANIZATION_MEMBER, id);
            roles.forEach(role -> state.role(ADD_ORGANIZATION_MEMBER, role));
            Memberships.requireRoom(state, id, joining);
            return written(
                    state.withOrganizations(state.organizations().withMember(id, joining, roles)), id, joining, now);
        });
    }

    @Override
    public OrganizationMember setMemberRole(OrganizationId id, UserId user, RoleId role) {
        return view.write(SET_ORGANIZATION_MEMBER_ROLE, (state, now) -> {
            Memberships.require(SET_ORGANIZATION_MEMBER_ROLE, state, id, user);
            RoleId only = state.role(SET_ORGANIZATION_MEMBER_ROLE, role).id();
            return written(
                    state.withOrganizations(state.organizations().withMember(id, user, Set.of(only))), id, user, now);
        });
    }

    @Override
    public void removeMember(OrganizationId id, UserId user) {
        view.update(REMOVE_ORGANIZATION_MEMBER, (state, now) -> {
            Memberships.require(REMOVE_ORGANIZATION_MEMBER, state, id, user);
            return state.withOrganizations(state.organizations().withoutMember(id, user));
        });
    }

    @Override
    public Page<OrganizationMembership> of(UserId user, PageRequest page) {
        Object scope = List.of(view.tenant(), user);
        return view.read(LIST_USER_ORGANIZATIONS, (state, now) -> {
            UserId member = state.account(LIST_USER_ORGANIZATIONS, user).id();
            return Paging.seeking(
                    LIST_USER_ORGANIZATIONS,
                    scope,
                    page,
                    after -> state.organizations()
                            .of(member, after)
                            .map(organization -> new OrganizationMembership(
                                    organization, Memberships.roles(state, organization.id(), member))),
                    membership -> membership.organization().id().value(),
                    (long) state.organizations().countOf(member));
        });
    }

    @Override
    public Invitation invite(OrganizationId id, NewInvitation invitation) {
        return mails.send(view, id, invitation);
    }

    @Override
    public Page<Invitation> invitations(OrganizationId id, @Nullable InvitationStatus status, PageRequest page) {
        Object scope = List.of(view.tenant(), id, Optional.ofNullable(status));
        return view.read(LIST_INVITATIONS, (state, now) -> {
            OrganizationId found =
                    state.organizations().get(LIST_INVITATIONS, id).id();
            return Paging.seeking(
                    LIST_INVITATIONS,
                    scope,
                    page,
                    after -> state.organizations()
                            .invitations()
                            .list(found, after)
                            .map(pending -> pending.toInvitation(state.roles(), now))
                            .filter(invitation -> status == null || invitation.status() == status),
                    invitation -> invitation.id().value(),
                    null);
        });
    }

    @Override
    public void revokeInvitation(OrganizationId id, InvitationId invitation) {
        view.update(REVOKE_INVITATION, (state, now) -> {
            OrganizationId found =
                    state.organizations().get(REVOKE_INVITATION, id).id();
            InvitationTable invitations = state.organizations().invitations();
            if (invitations.find(found, invitation).isEmpty()) {
                throw new NotFoundException(REVOKE_INVITATION, "invitation", invitation.value());
            }
            return state.withOrganizations(
                    state.organizations().withInvitations(invitations.without(found, invitation)));
        });
    }

    @Override
    public Organization resolve(String reference) {
        return view.read(LIST_ORGANIZATIONS, (state, now) -> new Lookup(state.organizations()).resolve(reference));
    }

    private static Written<OrganizationMember> written(TenantState next, OrganizationId id, UserId user, Instant now) {
        return new Written<>(next, Memberships.member(next, id, user, now));
    }

    private static Organization counted(TenantState state, Organization organization) {
        return organization.withMemberCount((long) state.organizations().memberCount(organization.id()));
    }

    private static boolean mentions(Organization organization, String text) {
        String folded = CaseFold.fold(text);
        return CaseFold.fold(organization.name()).contains(folded)
                || organization.slug().contains(folded);
    }

    private record Lookup(OrganizationTable organizations) implements OrganizationLookup {
        @Override
        public Optional<Organization> byId(String id) {
            return organizations.find(id);
        }

        @Override
        public Optional<Organization> bySlug(String slug) {
            return organizations.bySlug(slug);
        }

        @Override
        public List<Organization> byName(String name) {
            return organizations
                    .after("")
                    .filter(organization -> name.equals(organization.name()))
                    .toList();
        }
    }
}
