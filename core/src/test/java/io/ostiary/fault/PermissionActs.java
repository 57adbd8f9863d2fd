package io.ostiary.fault;

import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.CHECK_PERMISSION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.EXPLAIN_ACCESS;
import static io.ostiary.Operation.GET_RBAC_STATE;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.role.NewRole;
import java.util.List;
import java.util.Set;

/** The acts on {@link io.ostiary.permission.Permissions}. */
final class PermissionActs {
    private static final PermissionName NOTHING = new PermissionName("nothing", "read");

    static final List<Act<?>> ALL = List.of(
            Act.write(
                    CREATE_PERMISSION_RESOURCE,
                    Subjects::name,
                    (client, key) -> client.permissions().create(resource(key)),
                    PermissionActs::isThere),
            Act.read(
                    LIST_PERMISSION_RESOURCES,
                    PermissionActs::created,
                    (client, key) -> assertThat(isThere(client, key)).isTrue()),
            Act.read(
                    CHECK_PERMISSION,
                    Subjects::userWithRole,
                    (client, pair) -> assertThat(client.permissions()
                                    .check(pair.user().id(), NOTHING, null)
                                    .allowed())
                            .isFalse()),
            Act.read(
                    EXPLAIN_ACCESS,
                    Subjects::userWithRole,
                    (client, pair) -> assertThat(client.permissions()
                                    .explain(pair.user().id(), NOTHING, null)
                                    .decision()
                                    .allowed())
                            .isFalse()),
            Act.read(
                    GET_RBAC_STATE,
                    PermissionActs::created,
                    (client, key) ->
                            assertThat(client.permissions().state().resources()).isNotEmpty()),
            Act.write(
                    APPLY_RBAC_STATE,
                    Subjects::name,
                    (client, key) -> client.permissions().apply(state(key), false, false),
                    (client, key) -> isThere(client, key) && Subjects.isThere(client, key)));

    private PermissionActs() {}

    private static NewPermissionResource resource(String key) {
        return NewPermissionResource.of(key, Set.of("read"));
    }

    /** A resource, and a role that may read it. */
    private static NewRbacState state(String key) {
        return new NewRbacState(
                List.of(resource(key)),
                List.of(NewRole.builder(key).permissions(Set.of(key + ":read")).build()));
    }

    private static String created(TenantClient client) {
        String key = Subjects.name(client);
        var unused = client.permissions().create(resource(key));
        return key;
    }

    private static boolean isThere(TenantClient client, String key) {
        return client.permissions().resources().stream()
                .anyMatch(resource -> resource.key().equals(key));
    }
}
