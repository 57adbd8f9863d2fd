package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.GROUP;
import static io.ostiary.mcp.tool.Naming.ROLE;
import static io.ostiary.mcp.tool.Naming.USER;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Page;
import io.ostiary.group.Group;
import io.ostiary.group.GroupMembership;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.GroupTools.GroupView;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.mcp.tool.Views.UserPage;
import io.ostiary.mcp.tool.Views.UserView;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools that bring users into groups and out of them, and give groups their roles. */
final class GroupMemberTools {
    private GroupMemberTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_GROUP_MEMBERS,
                    ListGroupMembers.class,
                    UserPage.class,
                    "The members of a group; with recursive those of every group in it too.",
                    (context, in) -> {
                        Page<User> page = context.directory()
                                .groups()
                                .members(
                                        context.group(in.group()).id(),
                                        Boolean.TRUE.equals(in.recursive()),
                                        context.page(in.limit(), in.cursor()));
                        return new UserPage(ToolContext.views(page, UserView::of), context.next(page), page.total());
                    }),
            planned(
                    ADD_GROUP_MEMBER,
                    GroupAndUser.class,
                    Done.class,
                    "Make a user a member of a group, with its roles and those of every group above it. Administrative ones"
                            + " need a person's approval.",
                    (context, in) -> {
                        Group group = context.group(in.group());
                        User user = context.user(in.user());
                        List<String> gained = GroupTools.administrativeRoles(context, group.id());
                        return gained.isEmpty()
                                ? null
                                : Plan.of(
                                        "make the user " + UserTools.described(user) + " a member of the group "
                                                + GroupTools.described(group),
                                        UserTools.target(user),
                                        "The user gains power over the identity system.",
                                        "Administrative roles: " + Naming.all(gained));
                    },
                    (context, in) -> {
                        User user = context.user(in.user());
                        context.directory()
                                .groups()
                                .addMember(context.group(in.group()).id(), user.id());
                        return new Done("added to the group", user.id().value());
                    }),
            planned(
                    REMOVE_GROUP_MEMBER,
                    GroupAndUser.class,
                    Done.class,
                    "Take a user out of a group. The user stays, also in other groups.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        return Plan.of(
                                "take the user " + UserTools.described(user) + " out of the group "
                                        + GroupTools.described(context.group(in.group())),
                                UserTools.target(user),
                                "The user loses the roles of the group and of those above it.");
                    },
                    (context, in) -> {
                        User user = context.user(in.user());
                        context.directory()
                                .groups()
                                .removeMember(context.group(in.group()).id(), user.id());
                        return new Done("removed from the group", user.id().value());
                    }),
            tool(
                    LIST_USER_GROUPS,
                    ListUserGroups.class,
                    MembershipPage.class,
                    "The groups that a user is a member of, and those above them, whose roles the user has too.",
                    (context, in) -> {
                        Page<GroupMembership> page = context.directory()
                                .groups()
                                .of(context.user(in.user()).id(), context.page(in.limit(), in.cursor()));
                        return new MembershipPage(
                                ToolContext.views(page, MembershipView::of), context.next(page), page.total());
                    }),
            planned(
                    ASSIGN_GROUP_ROLE,
                    GroupAndRole.class,
                    Done.class,
                    "Give a role to a group: its members and those of every group in it have it from then on. An"
                            + " administrative role needs a person's approval.",
                    (context, in) -> {
                        Group group = context.group(in.group());
                        Role role = context.role(in.role());
                        return role.administrative()
                                ? Plan.of(
                                        "give the administrative role " + role.key() + " to the group "
                                                + GroupTools.described(group),
                                        group.name(),
                                        GroupTools.members(context, group)
                                                + " users in it gain power over the identity system.")
                                : null;
                    },
                    (context, in) -> {
                        Group group = context.group(in.group());
                        Role role = context.role(in.role());
                        context.directory().groups().assignRole(group.id(), role.id());
                        return new Done("assigned " + role.key(), group.id().value());
                    }),
            planned(
                    UNASSIGN_GROUP_ROLE,
                    GroupAndRole.class,
                    Done.class,
                    "Take a role away from a group. Members who have it from elsewhere too keep it.",
                    (context, in) -> {
                        Group group = context.group(in.group());
                        return Plan.of(
                                "take the role " + context.role(in.role()).key() + " away from the group "
                                        + GroupTools.described(group),
                                group.name(),
                                GroupTools.members(context, group) + " users in it lose what it allows.");
                    },
                    (context, in) -> {
                        Group group = context.group(in.group());
                        Role role = context.role(in.role());
                        context.directory().groups().unassignRole(group.id(), role.id());
                        return new Done("unassigned " + role.key(), group.id().value());
                    }));

    record ListGroupMembers(
            @Doc(GROUP) String group,

            @Doc("Also the members of every group in it.") @Nullable
            Boolean recursive,

            @Doc(value = "The most users to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListGroupMembers> {
        @Override
        public ListGroupMembers withLimit(int newLimit) {
            return new ListGroupMembers(group, recursive, newLimit, cursor);
        }
    }

    record GroupAndUser(@Doc(GROUP) String group, @Doc(USER) String user) {}

    record GroupAndRole(@Doc(GROUP) String group, @Doc(ROLE) String role) {}

    record ListUserGroups(
            @Doc(USER) String user,

            @Doc(value = "The most groups to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListUserGroups> {
        @Override
        public ListUserGroups withLimit(int newLimit) {
            return new ListUserGroups(user, newLimit, cursor);
        }
    }

    record MembershipView(GroupView group, boolean direct) {
        static MembershipView of(GroupMembership membership) {
            return new MembershipView(GroupView.of(membership.group()), membership.direct());
        }
    }

    record MembershipPage(
            List<MembershipView> groups,
            @Nullable String nextCursor,
            @Nullable Long total) {}
}
