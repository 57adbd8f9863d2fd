package io.ostiary.memory;

import io.ostiary.Operation;
import io.ostiary.Upsert;
import io.ostiary.alert.AlertSubject;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.user.ImportReport;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That an operation gave somebody administrative roles, all of which it tells, whatever fits into the event. To find out
 * costs what the operation names, or the roles for an RBAC document, however many users and groups there are.
 *
 * @param to who has them now: a user, a group for its members, or a role itself for those who were imported, when it is the
 *     default role, or for those who had it before it became administrative
 * @param roles the roles; where it is a role itself that has them, what others there are
 */
record AdministrativeGrant(AlertSubject to, List<AlertSubject> roles) {

    /** What an operation that succeeded gave, if anything. */
    static Optional<AdministrativeGrant> of(
            Operation operation,
            List<@Nullable Object> arguments,
            @Nullable Object result,
            @Nullable TenantState before,
            @Nullable TenantState after) {
        if (before == null || after == null) {
            return Optional.empty();
        }
        return switch (operation) {
            case ASSIGN_ROLE -> to(user((UserId) arguments.get(0)), after, ids((RoleId) arguments.get(1)));
            case ASSIGN_GROUP_ROLE -> to(group((GroupId) arguments.get(0)), after, ids((RoleId) arguments.get(1)));
            case ADD_GROUP_MEMBER ->
                to(user((UserId) arguments.get(1)), after, given(after, (GroupId) arguments.get(0)).stream());
            case UPDATE_GROUP -> moved((GroupId) arguments.get(0), before, after);
            case ADD_ORGANIZATION_MEMBER, SET_ORGANIZATION_MEMBER_ROLE ->
                result instanceof OrganizationMember member
                        ? to(
                                user(member.user().id()),
                                after,
                                member.roles().stream().map(NamedRole::id).map(RoleId::value))
                        : Optional.empty();
            case CREATE_USER ->
                result instanceof User user
                        ? to(
                                user(user.id()),
                                after,
                                after.roles().defaultRole().stream().map(RoleId::value))
                        : Optional.empty();
            case IMPORT_USERS ->
                result instanceof ImportReport report && report.created() > 0 ? imported(after) : Optional.empty();
            case CREATE_ROLE ->
                result instanceof Upsert<?> made && made.value() instanceof Role role
                        ? risen(Stream.of(role), before, after)
                        : Optional.empty();
            case UPDATE_ROLE -> result instanceof Role role ? risen(Stream.of(role), before, after) : Optional.empty();
            case APPLY_RBAC_STATE -> risen(after.roles().after(""), before, after);
            default -> Optional.empty();
        };
    }

    /** Those of the roles that became administrative while somebody had them. */
    private static Optional<AdministrativeGrant> risen(Stream<Role> roles, TenantState before, TenantState after) {
        List<AlertSubject> risen = roles.filter(Role::administrative)
                .filter(role -> before.roles()
                        .find(role.id())
                        .filter(old -> !old.administrative())
                        .isPresent())
                .filter(role -> RoleHolders.any(after, role))
                .map(role -> AlertSubject.role(role.id().value()))
                .toList();
        return risen.isEmpty()
                ? Optional.empty()
                : Optional.of(new AdministrativeGrant(risen.get(0), risen.subList(1, risen.size())));
    }

    private static Optional<AdministrativeGrant> moved(GroupId id, TenantState before, TenantState after) {
        Set<String> had = given(before, id);
        return to(group(id), after, given(after, id).stream().filter(role -> !had.contains(role)));
    }

    private static Optional<AdministrativeGrant> imported(TenantState state) {
        return state.roles()
                .defaultRole()
                .flatMap(state.roles()::find)
                .filter(Role::administrative)
                .map(role -> new AdministrativeGrant(AlertSubject.role(role.id().value()), List.of()));
    }

    /** The roles that members have from the group and from those above it. */
    private static Set<String> given(TenantState state, GroupId id) {
        return state.groups().find(id).stream()
                .flatMap(group -> state.groups().upwards(group).stream())
                .map(Group::id)
                .flatMap(state.groups()::roles)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<AdministrativeGrant> to(AlertSubject subject, TenantState state, Stream<String> roles) {
        List<AlertSubject> administrative = roles.filter(id ->
                        state.roles().find(id).filter(Role::administrative).isPresent())
                .map(AlertSubject::role)
                .toList();
        return administrative.isEmpty()
                ? Optional.empty()
                : Optional.of(new AdministrativeGrant(subject, administrative));
    }

    private static Stream<String> ids(@Nullable RoleId role) {
        return role == null ? Stream.empty() : Stream.of(role.value());
    }

    private static AlertSubject user(UserId id) {
        return AlertSubject.user(id.value());
    }

    private static AlertSubject group(GroupId id) {
        return AlertSubject.group(id.value());
    }
}
