package io.ostiary.fault;

import static io.ostiary.Operation.*;

import io.ostiary.IdentityException.Code;
import io.ostiary.IfExists;
import io.ostiary.role.NewRole;
import java.util.List;

/** The acts on {@link io.ostiary.role.Roles}. */
final class RoleActs {
    static final List<Act<?>> ALL = List.of(
            Act.write(
                            CREATE_ROLE,
                            Subjects::name,
                            (client, key) -> client.roles().create(NewRole.of(key), IfExists.FAIL),
                            Subjects::isThere)
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                            DELETE_ROLE,
                            Subjects::role,
                            (client, role) -> client.roles().delete(role.id(), false),
                            (client, role) -> !Subjects.isThere(client, role.key()))
                    .onlyOnce(Code.NOT_FOUND),
            Act.write(
                    ASSIGN_ROLE,
                    Subjects::userAndRole,
                    (client, pair) ->
                            client.roles().assign(pair.user().id(), pair.role().id(), null),
                    Subjects::hasRole),
            Act.write(
                            UNASSIGN_ROLE,
                            Subjects::userWithRole,
                            (client, pair) -> client.roles()
                                    .unassign(pair.user().id(), pair.role().id(), null),
                            (client, pair) -> !Subjects.hasRole(client, pair))
                    .onlyOnce(Code.NOT_FOUND));

    private RoleActs() {}
}
