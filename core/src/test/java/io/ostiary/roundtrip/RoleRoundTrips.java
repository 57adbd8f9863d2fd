package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Set;

/** What is counted of {@link io.ostiary.role.Roles}. */
final class RoleRoundTrips {
    private static final PageRequest PAGE = PageRequest.first(50);

    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(LIST_ROLES, directory -> directory.roles().list(null, PAGE)),
            RoundTrip.of(LIST_ROLES, directory -> directory.roles().list("filling-0", PAGE))
                    .when("with a text"),
            RoundTrip.on(
                    tenant -> NewRole.of(tenant.name()),
                    CREATE_ROLE,
                    (directory, role) -> directory.roles().create(role, IfExists.FAIL)),
            RoundTrip.on(
                            RoleRoundTrips::newRoleWithPermission,
                            CREATE_ROLE,
                            (directory, role) -> directory.roles().create(role, IfExists.FAIL))
                    .when("with permissions"),
            RoundTrip.on(
                    RoundTripTenant::role,
                    UPDATE_ROLE,
                    (directory, role) -> directory.roles().update(role.id(), describedAsEditing())),
            RoundTrip.on(
                    RoundTripTenant::role,
                    DELETE_ROLE,
                    (directory, role) -> directory.roles().delete(role.id(), false)),
            RoundTrip.prepared(ASSIGN_ROLE, RoleRoundTrips::assign),
            RoundTrip.prepared(ASSIGN_ROLE, RoleRoundTrips::assignWithoutResolution)
                    .when("of ids that were not resolved before"),
            RoundTrip.prepared(UNASSIGN_ROLE, RoleRoundTrips::unassign),
            RoundTrip.on(
                    RoundTripTenant::userWithRole,
                    LIST_USER_ROLES,
                    (directory, user) -> directory.roles().of(user.id(), false)),
            RoundTrip.on(
                            RoundTripTenant::userWithRole,
                            LIST_USER_ROLES,
                            (directory, user) -> directory.roles().of(user.id(), true))
                    .when("effective"),
            RoundTrip.on(
                    RoundTripTenant::crowd,
                    LIST_ROLE_MEMBERS,
                    (directory, role) -> directory.roles().members(role.id(), PAGE)));

    private RoleRoundTrips() {}

    private static NewRole newRoleWithPermission(RoundTripTenant tenant) {
        return NewRole.builder(tenant.name())
                .permissions(Set.of(RoundTripTenant.PERMISSION))
                .build();
    }

    private static RolePatch describedAsEditing() {
        return RolePatch.builder().description(Change.set("Edits.")).build();
    }

    private static Runnable assign(RoundTripTenant tenant) {
        UserId user = tenant.user().id();
        Role role = tenant.role();
        return () -> tenant.directory().roles().assign(user, role.id(), null);
    }

    private static Runnable assignWithoutResolution(RoundTripTenant tenant) {
        UserId user = tenant.user().id();
        Role role = tenant.role();
        return tenant.afresh(directory -> directory.roles().assign(user, role.id(), null));
    }

    private static Runnable unassign(RoundTripTenant tenant) {
        UserId user = tenant.user().id();
        Role role = tenant.role();
        tenant.directory().roles().assign(user, role.id(), null);
        return () -> tenant.directory().roles().unassign(user, role.id(), null);
    }
}
