package io.ostiary.fault;

import static io.ostiary.Operation.*;

import io.ostiary.permission.NewPermissionResource;
import java.util.List;
import java.util.Set;

/** The acts on {@link io.ostiary.permission.Permissions}. */
final class PermissionActs {
    static final List<Act<?>> ALL = List.of(Act.write(
            CREATE_PERMISSION_RESOURCE,
            Subjects::name,
            (client, key) -> client.permissions().create(NewPermissionResource.of(key, Set.of("read"))),
            (client, key) -> client.permissions().resources().stream()
                    .anyMatch(resource -> resource.key().equals(key))));

    private PermissionActs() {}
}
