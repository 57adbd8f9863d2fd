package io.ostiary.distribution.differential;

import static io.ostiary.Operation.ADD_GROUP_MEMBER;
import static io.ostiary.Operation.ASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.CREATE_GROUP;
import static io.ostiary.Operation.DELETE_GROUP;
import static io.ostiary.Operation.GET_GROUP;
import static io.ostiary.Operation.LIST_GROUPS;
import static io.ostiary.Operation.LIST_GROUP_MEMBERS;
import static io.ostiary.Operation.LIST_USER_GROUPS;
import static io.ostiary.Operation.REMOVE_GROUP_MEMBER;
import static io.ostiary.Operation.UNASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.UPDATE_GROUP;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import io.ostiary.group.Group;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import io.ostiary.user.User;
import java.util.List;

/** Commands on groups, their members and roles. */
final class GroupCommands {
    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_GROUP, 8, GroupCommands::create),
            Kind.of(UPDATE_GROUP, 6, GroupCommands::update),
            Kind.of(GET_GROUP, 4, draw -> {
                String group = draw.group();
                return new Command(
                        GET_GROUP, group, side -> side.directory().groups().find(side.group(group)));
            }),
            Kind.of(DELETE_GROUP, 1, draw -> {
                String group = draw.group();
                return new Command(DELETE_GROUP, group, side -> {
                    side.directory().groups().delete(side.group(group));
                    return null;
                });
            }),
            Kind.of(LIST_GROUPS, 4, draw -> {
                String text = draw.maybe("GROUP1");
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_GROUPS,
                        text + " by " + size,
                        side -> Listed.of(
                                Order.WHOLE,
                                size,
                                page -> side.directory().groups().list(new GroupQuery(text, null), page)));
            }),
            Kind.of(LIST_GROUP_MEMBERS, 4, draw -> {
                String group = draw.group();
                boolean recursive = draw.supports(LIST_GROUP_MEMBERS, "recursive") && draw.rarely(2);
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_GROUP_MEMBERS,
                        group + (recursive ? " and below" : "") + " by " + size,
                        side -> Listed.of(Order.NONE, size, page -> {
                            Page<User> users = side.directory().groups().members(side.group(group), recursive, page);
                            return new Page<>(
                                    users.items().stream().map(User::id).toList(), users.next(), users.total());
                        }));
            }),
            member(ADD_GROUP_MEMBER, 10),
            member(REMOVE_GROUP_MEMBER, 3),
            Kind.of(LIST_USER_GROUPS, 4, draw -> {
                String user = draw.user();
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_USER_GROUPS,
                        user + " by " + size,
                        side -> Listed.of(
                                Order.WHOLE,
                                size,
                                page -> side.directory().groups().of(side.user(user), page)));
            }),
            role(ASSIGN_GROUP_ROLE, 6),
            role(UNASSIGN_GROUP_ROLE, 2));

    private GroupCommands() {}

    private static Command create(Draw draw) {
        String name = draw.fresh("group");
        String parent = draw.maybe(draw.group());
        String called = "Group" + draw.number(6);
        return new Command(CREATE_GROUP, name + ": " + called + " in " + parent, side -> {
            Group made = side.directory()
                    .groups()
                    .create(new NewGroup(called, "Of " + name, parent == null ? null : side.group(parent)));
            side.name(name, made.id().value());
            return made;
        });
    }

    private static Command update(Draw draw) {
        String group = draw.group();
        String called = draw.maybe("Group" + draw.number(6));
        String wanted = draw.maybe(draw.group());
        boolean stays = called != null && draw.isDeclared(Caveat.MOVED_BEFORE_RENAMED);
        String parent = stays ? null : wanted;
        boolean up = !stays && draw.rarely(4);
        return new Command(UPDATE_GROUP, group + ": " + called + " in " + (up ? "none" : parent), side -> {
            GroupPatch.Builder patch = GroupPatch.builder();
            if (called != null) {
                patch.name(Change.set(called));
            }
            if (up) {
                patch.parent(Change.clear());
            } else if (parent != null) {
                patch.parent(Change.set(side.group(parent)));
            }
            return side.directory().groups().update(side.group(group), patch.build());
        });
    }

    private static Kind member(Operation operation, int weight) {
        return Kind.of(operation, weight, draw -> {
            String group = draw.group();
            String user = draw.user();
            return new Command(operation, user + " and " + group, side -> {
                if (operation == ADD_GROUP_MEMBER) {
                    side.directory().groups().addMember(side.group(group), side.user(user));
                } else {
                    side.directory().groups().removeMember(side.group(group), side.user(user));
                }
                return null;
            });
        });
    }

    private static Kind role(Operation operation, int weight) {
        return Kind.of(operation, weight, draw -> {
            String group = draw.group();
            String role = draw.role();
            return new Command(operation, role + " and " + group, side -> {
                if (operation == ASSIGN_GROUP_ROLE) {
                    side.directory().groups().assignRole(side.group(group), side.role(role));
                } else {
                    side.directory().groups().unassignRole(side.group(group), side.role(role));
                }
                return null;
            });
        });
    }
}
