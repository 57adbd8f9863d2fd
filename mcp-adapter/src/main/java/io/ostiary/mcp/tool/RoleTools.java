package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.ROLE;
import static io.ostiary.mcp.tool.Naming.USER;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.Upsert;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.mcp.tool.Views.RoleList;
import io.ostiary.mcp.tool.Views.RolePage;
import io.ostiary.mcp.tool.Views.RoleView;
import io.ostiary.mcp.tool.Views.UserPage;
import io.ostiary.mcp.tool.Views.UserView;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleDomain;
import io.ostiary.role.RolePatch;
import io.ostiary.role.RoleScope;
import io.ostiary.user.User;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tools of the roles toolset. */
final class RoleTools {
    private RoleTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_ROLES,
                    ListRoles.class,
                    RolePage.class,
                    "The roles of a tenant with their permissions.",
                    (context, in) -> {
                        Page<Role> page =
                                context.directory().roles().list(in.query(), context.page(in.limit(), in.cursor()));
                        return new RolePage(ToolContext.views(page, RoleView::of), context.next(page));
                    }),
            planned(
                    CREATE_ROLE,
                    CreateRole.class,
                    RoleCreated.class,
                    "Create a role. With if_exists update an existing role of that key is made as given, what is left"
                            + " out is cleared; update_role changes single parts. Making a role administrative, or"
                            + " taking permissions from users who have it, needs a person's approval.",
                    RoleTools::planCreate,
                    (context, in) -> {
                        Upsert<Role> outcome = context.directory()
                                .roles()
                                .create(newRole(in), in.ifExists() == null ? IfExists.FAIL : in.ifExists());
                        return new RoleCreated(RoleView.of(outcome.value()), outcome.created());
                    }),
            planned(
                    UPDATE_ROLE,
                    UpdateRole.class,
                    RoleView.class,
                    "Change a role: what is left out stays, null clears, permissions are replaced as a whole, the key"
                            + " never changes. Making it administrative, or taking permissions from users who have"
                            + " it, needs a person's approval.",
                    RoleTools::planUpdate,
                    (context, in) -> RoleView.of(context.directory()
                            .roles()
                            .update(context.role(in.role()).id(), patch(in)))),
            planned(
                    DELETE_ROLE,
                    DeleteRole.class,
                    Done.class,
                    "Delete a role for good. Refused while a user or a group has it, in the tenant or inside an"
                            + " organization, unless force takes it away from them.",
                    (context, in) -> {
                        Role role = context.role(in.role());
                        return Plan.of(
                                "delete the role " + role.key() + " for good",
                                role.key(),
                                holders(context, role) + " users have it. "
                                        + (Boolean.TRUE.equals(in.force())
                                                ? "They lose it and what it allows, and so do groups and members of"
                                                        + " organizations."
                                                : "Nothing happens while anybody has it."));
                    },
                    (context, in) -> {
                        Role role = context.role(in.role());
                        context.directory().roles().delete(role.id(), Boolean.TRUE.equals(in.force()));
                        return new Done("deleted", role.id().value());
                    }),
            planned(
                    ASSIGN_ROLE,
                    Assignment.class,
                    Done.class,
                    "Give a role to a user in the whole tenant or, where organization is given, inside that one; the"
                            + " user's other roles stay. set_organization_member_role makes it the only one there. An"
                            + " administrative role needs a person's approval.",
                    RoleTools::planAssign,
                    (context, in) -> {
                        Role role = context.role(in.role());
                        User user = context.user(in.user());
                        context.directory().roles().assign(user.id(), role.id(), inside(context, in));
                        return new Done("assigned " + role.key(), user.id().value());
                    }),
            planned(
                    UNASSIGN_ROLE,
                    Assignment.class,
                    Done.class,
                    "Take a role away from a user, as it was given: in the whole tenant, or inside an organization.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        return Plan.of(
                                "take the role " + context.role(in.role()).key() + " away from the user "
                                        + UserTools.described(user) + where(context, in),
                                UserTools.target(user),
                                "The user loses what it allows.");
                    },
                    (context, in) -> {
                        Role role = context.role(in.role());
                        User user = context.user(in.user());
                        context.directory().roles().unassign(user.id(), role.id(), inside(context, in));
                        return new Done("unassigned " + role.key(), user.id().value());
                    }),
            tool(
                    LIST_USER_ROLES,
                    ListUserRoles.class,
                    RoleList.class,
                    "The roles that a user has in the tenant; with effective also those of the user's groups, and which"
                            + " groups give each. list_user_organizations tells the roles inside organizations.",
                    (context, in) ->
                            new RoleList(context
                                    .directory()
                                    .roles()
                                    .of(context.user(in.user()).id(), Boolean.TRUE.equals(in.effective()))
                                    .stream()
                                    .map(RoleView::of)
                                    .toList())),
            tool(
                    LIST_ROLE_MEMBERS,
                    ListRoleMembers.class,
                    UserPage.class,
                    "The users who were given a role in the whole tenant. list_group_members lists who has it from a"
                            + " group, list_organization_members who has it inside an organization.",
                    (context, in) -> {
                        Page<User> page = context.directory()
                                .roles()
                                .members(context.role(in.role()).id(), context.page(in.limit(), in.cursor()));
                        return new UserPage(ToolContext.views(page, UserView::of), context.next(page), page.total());
                    }));

    record ListRoles(
            @Doc("Part of a key, name or description, in whatever case.") @Nullable
            String query,

            @Doc(value = "The most roles to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListRoles> {
        @Override
        public ListRoles withLimit(int newLimit) {
            return new ListRoles(query, newLimit, cursor);
        }
    }

    record CreateRole(
            @Doc("The unique name that never changes: letters, digits or . _ : -")
            String key,

            @Doc("What people call it.") @Nullable String name,
            @Doc("What it is for.") @Nullable String description,

            @Doc("What it allows, such as posts:write.") @Nullable
            List<String> permissions,

            @Doc("Where it can be given: organization for inside organizations only; by default tenant. Never changes.")
            @Nullable
            RoleScope scope,

            @Doc("Whether every new user gets it; the previous default then no longer is.") @Nullable
            Boolean isDefault,

            @Doc("What to do when the key is taken; by default fail.") @Nullable
            IfExists ifExists) {}

    record RoleCreated(RoleView role, boolean created) {}

    record UpdateRole(
            @Doc(ROLE) String role,
            @Doc("What people call it.") Change<String> name,
            @Doc("What it is for.") Change<String> description,
            @Doc("What it allows, all of it.") Change<List<String>> permissions,

            @Doc("Whether every new user gets it.") @Nullable
            Boolean isDefault) {}

    record DeleteRole(
            @Doc(ROLE) String role,

            @Doc("Take it away from those who have it.") @Nullable
            Boolean force) {}

    record Assignment(
            @Doc(USER) String user,
            @Doc(ROLE) String role,

            @Doc("Id, slug or name of the organization inside which it counts; left out, it is the whole tenant.")
            @Nullable
            String organization) {}

    record ListUserRoles(
            @Doc(USER) String user,
            @Doc("Include inherited roles.") @Nullable Boolean effective) {}

    record ListRoleMembers(
            @Doc(ROLE) String role,

            @Doc(value = "The most users to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListRoleMembers> {
        @Override
        public ListRoleMembers withLimit(int newLimit) {
            return new ListRoleMembers(role, newLimit, cursor);
        }
    }

    private static NewRole newRole(CreateRole in) {
        return new NewRole(
                in.key(),
                in.name(),
                in.description(),
                in.permissions() == null ? new TreeSet<>() : new TreeSet<>(in.permissions()),
                in.scope() == null ? RoleScope.TENANT : in.scope(),
                Boolean.TRUE.equals(in.isDefault()));
    }

    private static @Nullable Plan planAssign(ToolContext context, Assignment in) {
        Role role = context.role(in.role());
        User user = context.user(in.user());
        return role.administrative()
                ? Plan.of(
                        "give the administrative role " + role.key() + " to the user " + UserTools.described(user)
                                + where(context, in),
                        UserTools.target(user),
                        "The user gains power over the identity system.")
                : null;
    }

    private static @Nullable RoleDomain inside(ToolContext context, Assignment in) {
        return in.organization() == null
                ? null
                : context.organization(in.organization()).id();
    }

    private static String where(ToolContext context, Assignment in) {
        return in.organization() == null
                ? ""
                : " inside the organization " + OrganizationTools.described(context.organization(in.organization()));
    }

    private static RolePatch patch(UpdateRole in) {
        List<String> permissions = in.permissions().valueOrNull();
        Change<Set<String>> newPermissions =
                permissions == null ? Change.keep() : Change.set(new HashSet<>(permissions));
        return new RolePatch(
                in.name(),
                in.description(),
                in.permissions() instanceof Change.Clear ? Change.clear() : newPermissions,
                in.isDefault() == null ? Change.keep() : Change.set(in.isDefault()));
    }

    private static @Nullable Plan planCreate(ToolContext context, CreateRole in) {
        NewRole role = newRole(in);
        Role existing = in.ifExists() == IfExists.UPDATE ? existing(context, role.key()) : null;
        return existing == null
                ? reachingMore(role.key(), false, false, role.permissions(), role.isDefault())
                : planChange(context, existing, role.permissions(), role.isDefault());
    }

    private static @Nullable Plan planUpdate(ToolContext context, UpdateRole in) {
        Role role = context.role(in.role());
        Set<String> permissions = patch(in).permissions().applyTo(role.permissions());
        return planChange(
                context,
                role,
                permissions == null ? Set.of() : permissions,
                in.isDefault() == null ? role.isDefault() : in.isDefault());
    }

    private static @Nullable Plan planChange(
            ToolContext context, Role role, Set<String> permissions, boolean isDefault) {
        Plan more = reachingMore(role.key(), role.administrative(), role.isDefault(), permissions, isDefault);
        Set<String> lost = new TreeSet<>(role.permissions());
        lost.removeAll(permissions);
        if (more != null || lost.isEmpty()) {
            return more;
        }
        String holders = holders(context, role);
        return holders.equals("0")
                ? null
                : Plan.of(
                        "take permissions away from the role " + role.key(),
                        role.key(),
                        holders + " users have it and lose: " + Naming.some(lost));
    }

    /**
     * What gives power over the identity system: making a role administrative, held or not, because it could be given away
     * in the same moment; and handing an administrative one to everybody new.
     */
    private static @Nullable Plan reachingMore(
            String key, boolean wasAdministrative, boolean wasDefault, Set<String> permissions, boolean isDefault) {
        boolean administrative = Role.looksAdministrative(key, permissions);
        boolean toEverybody = isDefault && !wasDefault && (administrative || wasAdministrative);
        return administrative && !wasAdministrative || toEverybody
                ? becomesAdministrative(key, permissions, isDefault)
                : null;
    }

    private static @Nullable Role existing(ToolContext context, String key) {
        try {
            Role role = context.role(key);
            return role.key().equals(key) ? role : null;
        } catch (NotFoundException e) {
            return null;
        }
    }

    private static String holders(ToolContext context, Role role) {
        return ToolContext.counted(page -> context.directory().roles().members(role.id(), page));
    }

    private static Plan becomesAdministrative(String key, Set<String> permissions, boolean isDefault) {
        return Plan.of(
                "make the role " + key + " administrative" + (isDefault ? " and give it to every new user" : ""),
                key,
                "Whoever has it gains power over the identity system.",
                "Permissions: " + Naming.all(new TreeSet<>(permissions)));
    }
}
