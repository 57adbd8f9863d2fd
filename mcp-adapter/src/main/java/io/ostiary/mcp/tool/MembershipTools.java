package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.ORGANIZATION;
import static io.ostiary.mcp.tool.Naming.ROLE;
import static io.ostiary.mcp.tool.Naming.USER;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Page;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.OrganizationTools.OrganizationView;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.mcp.tool.Views.UserView;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tools that bring users into organizations and out of them. */
final class MembershipTools {
    private MembershipTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_ORGANIZATION_MEMBERS,
                    ListMembers.class,
                    MemberPage.class,
                    "The members of an organization with the roles that they have inside it.",
                    (context, in) -> {
                        Page<OrganizationMember> page = context.directory()
                                .organizations()
                                .members(
                                        context.organization(in.organization()).id(),
                                        context.page(in.limit(), in.cursor()));
                        return new MemberPage(
                                ToolContext.views(page, MemberView::of), context.next(page), page.total());
                    }),
            planned(
                    ADD_ORGANIZATION_MEMBER,
                    AddMember.class,
                    MemberView.class,
                    "Make a user a member of an organization, with roles that count only inside it. Refused when the"
                            + " organization is full. An administrative role needs a person's approval.",
                    (context, in) -> planGrant(context, in.organization(), context.roles(in.roles()), in.user()),
                    (context, in) -> MemberView.of(context.directory()
                            .organizations()
                            .addMember(
                                    context.organization(in.organization()).id(),
                                    context.user(in.user()).id(),
                                    ids(context.roles(in.roles()))))),
            planned(
                    SET_ORGANIZATION_MEMBER_ROLE,
                    MemberAndRole.class,
                    MemberView.class,
                    "Make a role the only one that a member has inside an organization; assign_role adds one, there or in"
                            + " the whole tenant. An administrative role needs a person's approval.",
                    (context, in) -> planGrant(context, in.organization(), List.of(context.role(in.role())), in.user()),
                    (context, in) -> MemberView.of(context.directory()
                            .organizations()
                            .setMemberRole(
                                    context.organization(in.organization()).id(),
                                    context.user(in.user()).id(),
                                    context.role(in.role()).id()))),
            planned(
                    REMOVE_ORGANIZATION_MEMBER,
                    OrganizationAndUser.class,
                    Done.class,
                    "Take a user out of an organization, with the roles inside it. The user stays.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        return Plan.of(
                                "take the user " + UserTools.described(user) + " out of the organization "
                                        + OrganizationTools.described(context.organization(in.organization())),
                                UserTools.target(user),
                                "The user loses the roles inside it.");
                    },
                    (context, in) -> {
                        Organization organization = context.organization(in.organization());
                        User user = context.user(in.user());
                        context.directory().organizations().removeMember(organization.id(), user.id());
                        return new Done(
                                "removed from " + organization.slug(), user.id().value());
                    }),
            tool(
                    LIST_USER_ORGANIZATIONS,
                    ListUserOrganizations.class,
                    Memberships.class,
                    "The organizations that a user is a member of, with the user's roles inside each.",
                    (context, in) -> {
                        Page<OrganizationMembership> page = context.directory()
                                .organizations()
                                .of(context.user(in.user()).id(), context.page(in.limit(), in.cursor()));
                        return new Memberships(
                                ToolContext.views(page, MembershipView::of), context.next(page), page.total());
                    }),
            planned(
                    CREATE_INVITATION,
                    CreateInvitation.class,
                    InvitationView.class,
                    "Mail somebody an invitation to an organization. Use add_organization_member for a user who is"
                            + " to be a member at once. An administrative role needs a person's approval.",
                    (context, in) -> planAdministrative(
                            context,
                            in.organization(),
                            context.roles(in.roles()),
                            "whoever accepts the invitation at " + in.email(),
                            in.email()),
                    (context, in) -> InvitationView.of(context.directory()
                            .organizations()
                            .invite(context.organization(in.organization()).id(), newInvitation(context, in)))),
            tool(
                    LIST_INVITATIONS,
                    ListInvitations.class,
                    InvitationPage.class,
                    "The invitations to an organization that nobody accepted, pending or expired.",
                    (context, in) -> {
                        Page<Invitation> page = context.directory()
                                .organizations()
                                .invitations(
                                        context.organization(in.organization()).id(),
                                        in.status(),
                                        context.page(in.limit(), in.cursor()));
                        return new InvitationPage(ToolContext.views(page, InvitationView::of), context.next(page));
                    }),
            tool(
                    REVOKE_INVITATION,
                    OrganizationAndInvitation.class,
                    Done.class,
                    "Withdraw an invitation; the mailed link is worth nothing then. list_invitations tells the ids.",
                    (context, in) -> {
                        context.directory()
                                .organizations()
                                .revokeInvitation(
                                        context.organization(in.organization()).id(), InvitationId.of(in.invitation()));
                        return new Done("revoked", in.invitation());
                    }));

    record ListMembers(
            @Doc(ORGANIZATION) String organization,

            @Doc(value = "The most members to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListMembers> {
        @Override
        public ListMembers withLimit(int newLimit) {
            return new ListMembers(organization, newLimit, cursor);
        }
    }

    record AddMember(
            @Doc(ORGANIZATION) String organization,
            @Doc(USER) String user,

            @Doc("Ids, keys or names of the roles inside the organization.") @Nullable
            List<String> roles) {}

    record MemberAndRole(
            @Doc(ORGANIZATION) String organization,
            @Doc(USER) String user,
            @Doc(ROLE) String role) {}

    record OrganizationAndUser(
            @Doc(ORGANIZATION) String organization,
            @Doc(USER) String user) {}

    record ListUserOrganizations(
            @Doc(USER) String user,

            @Doc(value = "The most organizations to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListUserOrganizations> {
        @Override
        public ListUserOrganizations withLimit(int newLimit) {
            return new ListUserOrganizations(user, newLimit, cursor);
        }
    }

    record CreateInvitation(
            @Doc(ORGANIZATION) String organization,
            @Doc("The address to invite.") String email,

            @Doc("Ids, keys or names of the roles that come with it, inside the organization.") @Nullable
            List<String> roles,

            @Doc(value = "Seconds until it expires; by default the provider's own period.", min = 60, max = 2_592_000)
            @Nullable
            Integer expiresIn) {}

    record ListInvitations(
            @Doc(ORGANIZATION) String organization,
            @Doc("Only those of that status.") @Nullable InvitationStatus status,

            @Doc(value = "The most invitations to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListInvitations> {
        @Override
        public ListInvitations withLimit(int newLimit) {
            return new ListInvitations(organization, status, newLimit, cursor);
        }
    }

    record OrganizationAndInvitation(
            @Doc(ORGANIZATION) String organization,
            @Doc("The invitation's id.") String invitation) {}

    record MemberView(UserView user, List<String> roles) {
        static MemberView of(OrganizationMember member) {
            return new MemberView(UserView.of(member.user()), keys(member.roles()));
        }
    }

    record MemberPage(
            List<MemberView> members,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    record MembershipView(OrganizationView organization, List<String> roles) {
        static MembershipView of(OrganizationMembership membership) {
            return new MembershipView(OrganizationView.of(membership.organization()), keys(membership.roles()));
        }
    }

    record Memberships(
            List<MembershipView> organizations,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    record InvitationView(
            String id,
            @Untrusted String email,
            List<String> roles,
            InvitationStatus status,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt) {
        static InvitationView of(Invitation invitation) {
            return new InvitationView(
                    invitation.id().value(),
                    invitation.email(),
                    keys(invitation.roles()),
                    invitation.status(),
                    invitation.createdAt(),
                    invitation.expiresAt());
        }
    }

    record InvitationPage(
            List<InvitationView> invitations, @Nullable String nextCursor) {}

    private static NewInvitation newInvitation(ToolContext context, CreateInvitation in) {
        return new NewInvitation(
                in.email(),
                ids(context.roles(in.roles())),
                in.expiresIn() == null ? null : Duration.ofSeconds(in.expiresIn()));
    }

    private static @Nullable Plan planGrant(
            ToolContext context, String organization, List<Role> roles, String reference) {
        User user = context.user(reference);
        return planAdministrative(
                context, organization, roles, "the user " + UserTools.described(user), UserTools.target(user));
    }

    private static @Nullable Plan planAdministrative(
            ToolContext context, String organization, List<Role> roles, String whom, String target) {
        List<String> administrative =
                roles.stream().filter(Role::administrative).map(Role::key).toList();
        return administrative.isEmpty()
                ? null
                : Plan.of(
                        "give administrative roles inside the organization "
                                + OrganizationTools.described(context.organization(organization)) + " to " + whom,
                        target,
                        "Roles: " + Naming.all(administrative));
    }

    private static Set<RoleId> ids(List<Role> roles) {
        return roles.stream().map(Role::id).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> keys(List<NamedRole> roles) {
        return roles.stream().map(NamedRole::key).toList();
    }
}
