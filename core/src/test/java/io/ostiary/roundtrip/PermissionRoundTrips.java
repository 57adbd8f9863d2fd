package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.IfExists;
import io.ostiary.organization.Organization;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.util.List;
import java.util.Set;

/** What is counted of {@link io.ostiary.permission.Permissions}. */
final class PermissionRoundTrips {
    private static final PermissionName PERMISSION =
            PermissionName.of(RoundTripTenant.PERMISSION).orElseThrow();

    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(
                    LIST_PERMISSION_RESOURCES,
                    directory -> directory.permissions().resources()),
            RoundTrip.on(
                    RoundTripTenant::name,
                    CREATE_PERMISSION_RESOURCE,
                    (directory, name) ->
                            directory.permissions().create(NewPermissionResource.of(name, Set.of("read")))),
            RoundTrip.on(
                    PermissionRoundTrips::reader,
                    CHECK_PERMISSION,
                    (directory, user) -> directory.permissions().check(user.id(), PERMISSION, null)),
            RoundTrip.prepared(CHECK_PERMISSION, tenant -> {
                        Organization organization = tenant.organization();
                        User member = tenant.member(organization);
                        return () -> tenant.directory().permissions().check(member.id(), PERMISSION, organization.id());
                    })
                    .when("inside an organization"),
            RoundTrip.on(
                    PermissionRoundTrips::reader,
                    EXPLAIN_ACCESS,
                    (directory, user) -> directory.permissions().explain(user.id(), PERMISSION, null)),
            RoundTrip.on(
                            RoundTripTenant::user,
                            EXPLAIN_ACCESS,
                            (directory, user) -> directory.permissions().explain(user.id(), PERMISSION, null))
                    .when("that is denied"),
            RoundTrip.of(GET_RBAC_STATE, directory -> directory.permissions().state()),
            RoundTrip.on(
                    RoundTripTenant::name,
                    APPLY_RBAC_STATE,
                    (directory, name) -> directory
                            .permissions()
                            .apply(
                                    new NewRbacState(
                                            List.of(NewPermissionResource.of(name, Set.of("read"))),
                                            List.of(NewRole.builder(name)
                                                    .permissions(Set.of(name + ":read"))
                                                    .build())),
                                    false,
                                    false)));

    private PermissionRoundTrips() {}

    private static User reader(RoundTripTenant tenant) {
        Role role = tenant.directory()
                .roles()
                .create(
                        NewRole.builder(tenant.name())
                                .permissions(Set.of(RoundTripTenant.PERMISSION))
                                .build(),
                        IfExists.FAIL)
                .value();
        User user = tenant.user();
        tenant.directory().roles().assign(user.id(), role.id(), null);
        return user;
    }
}
