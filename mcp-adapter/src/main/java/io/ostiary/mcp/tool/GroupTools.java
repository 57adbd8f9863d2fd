package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.GROUP;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Change;
import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.role.NamedRole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools that manage groups themselves. */
final class GroupTools {
    private GroupTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_GROUPS,
                    ListGroups.class,
                    GroupPage.class,
                    "The groups of a tenant, each before those in it; the path tells where a group stands. get_group tells"
                            + " the roles of one.",
                    (context, in) -> {
                        GroupId parent = in.parent() == null
                                ? null
                                : context.group(in.parent()).id();
                        Page<Group> page = context.directory()
                                .groups()
                                .list(new GroupQuery(in.query(), parent), context.page(in.limit(), in.cursor()));
                        return new GroupPage(ToolContext.views(page, GroupView::of), context.next(page), page.total());
                    }),
            tool(
                    GET_GROUP,
                    TheGroup.class,
                    GroupView.class,
                    "One group with the roles that were given to it; its members have those of every group above it too.",
                    (context, in) ->
                            GroupView.of(read(context, context.group(in.group()).id()))),
            tool(
                    CREATE_GROUP,
                    CreateGroup.class,
                    GroupView.class,
                    "Create a group without members and roles, in another group where one is named as parent.",
                    (context, in) -> GroupView.of(context.directory()
                            .groups()
                            .create(new NewGroup(
                                    in.name(),
                                    in.description(),
                                    in.parent() == null
                                            ? null
                                            : context.group(in.parent()).id())))),
            planned(
                    UPDATE_GROUP,
                    UpdateGroup.class,
                    GroupView.class,
                    "Change a group: what is left out stays, null clears. Another parent moves it with everything in it, to"
                            + " the top where null is given. A move under administrative roles needs a person's approval.",
                    GroupTools::planUpdate,
                    (context, in) -> GroupView.of(context.directory()
                            .groups()
                            .update(context.group(in.group()).id(), patch(context, in)))),
            planned(
                    DELETE_GROUP,
                    TheGroup.class,
                    Done.class,
                    "Delete a group and every group in it for good. Their members stay users, without the roles of these"
                            + " groups.",
                    GroupTools::planDelete,
                    (context, in) -> {
                        Group group = context.group(in.group());
                        context.directory().groups().delete(group.id());
                        return new Done("deleted", group.id().value());
                    }));

    record ListGroups(
            @Doc("Part of a name, in whatever case.") @Nullable
            String query,

            @Doc("Only the groups directly in this one: id, path or name.") @Nullable
            String parent,

            @Doc(value = "The most groups to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListGroups> {
        @Override
        public ListGroups withLimit(int newLimit) {
            return new ListGroups(query, parent, newLimit, cursor);
        }
    }

    record TheGroup(@Doc(GROUP) String group) {}

    record CreateGroup(
            @Doc("What people call it, different for each group of the same parent, without /.")
            String name,

            @Doc("What it is for.") @Nullable String description,

            @Doc("The group that it is to stand in: id, path or name.") @Nullable
            String parent) {}

    record UpdateGroup(
            @Doc(GROUP) String group,

            @Doc("What people call it, without /.") @Nullable
            String name,

            @Doc("What it is for.") Change<String> description,

            @Doc("The group that it is to stand in: id, path or name.")
            Change<String> parent) {}

    record GroupView(
            String id,
            @Untrusted String name,
            @Untrusted String path,
            @Untrusted @Nullable String description,
            @Nullable String parent,
            @Nullable List<String> roles) {
        static GroupView of(Group group) {
            return new GroupView(
                    group.id().value(),
                    group.name(),
                    group.path(),
                    group.description(),
                    group.parent() == null ? null : group.parent().value(),
                    group.roles() == null
                            ? null
                            : group.roles().stream().map(NamedRole::key).toList());
        }
    }

    record GroupPage(
            List<GroupView> groups,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    /** The group as a person recognises it. */
    static String described(Group group) {
        return Printable.line(group.path(), 200);
    }

    /** The keys of the administrative roles that members have from the group and from every group above it. */
    static List<String> administrativeRoles(ToolContext context, GroupId id) {
        List<String> keys = new ArrayList<>();
        for (GroupId next = id; next != null; ) {
            Group group = read(context, next);
            if (group.roles() != null) {
                group.roles().stream()
                        .map(role -> context.role(role.id().value()))
                        .filter(role -> role.administrative())
                        .forEach(role -> keys.add(role.key()));
            }
            next = group.parent();
        }
        return keys;
    }

    private static Group read(ToolContext context, GroupId id) {
        return context.directory()
                .groups()
                .find(id)
                .orElseThrow(() -> new NotFoundException(GET_GROUP, "group", id.value()));
    }

    private static GroupPatch patch(ToolContext context, UpdateGroup in) {
        String parent = in.parent().valueOrNull();
        Change<GroupId> newParent = parent == null
                ? Change.keep()
                : Change.set(context.group(parent).id());
        return GroupPatch.builder()
                .name(in.name() == null ? Change.keep() : Change.set(in.name()))
                .description(in.description())
                .parent(in.parent() instanceof Change.Clear ? Change.clear() : newParent)
                .build();
    }

    private static @Nullable Plan planUpdate(ToolContext context, UpdateGroup in) {
        String parent = in.parent().valueOrNull();
        if (parent == null) {
            return null;
        }
        Group group = context.group(in.group());
        Group target = context.group(parent);
        List<String> gained = administrativeRoles(context, target.id());
        return gained.isEmpty() || target.id().equals(group.parent())
                ? null
                : Plan.of(
                        "move the group " + described(group) + " into the group " + described(target),
                        group.name(),
                        members(context, group) + " users in it gain power over the identity system.",
                        "Administrative roles: " + Naming.all(gained));
    }

    private static Plan planDelete(ToolContext context, TheGroup in) {
        Group group = context.group(in.group());
        String below =
                ToolContext.counted(page -> context.directory().groups().list(new GroupQuery(null, group.id()), page));
        return Plan.of(
                "delete the group " + described(group) + " for good",
                group.name(),
                below + " groups are directly in it and go too, with everything in them.",
                members(context, group) + " users in them lose what their roles allow.",
                "It cannot be undone.");
    }

    static String members(ToolContext context, Group group) {
        return ToolContext.counted(page -> context.directory().groups().members(group.id(), true, page));
    }
}
