package io.ostiary.fault;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IdentityException.Code;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.role.NewRole;
import io.ostiary.role.RolePatch;
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
            Act.read(
                    LIST_ROLES,
                    Subjects::role,
                    (client, role) ->
                            assertThat(Subjects.isThere(client, role.key())).isTrue()),
            Act.read(
                    LIST_USER_ROLES,
                    Subjects::userWithRole,
                    (client, pair) -> assertThat(client.roles().of(pair.user().id(), false))
                            .isNotEmpty()),
            Act.read(
                    LIST_ROLE_MEMBERS,
                    Subjects::userWithRole,
                    (client, pair) -> assertThat(client.roles()
                                    .members(pair.role().id(), PageRequest.first())
                                    .items())
                            .hasSize(1)),
            Act.write(
                    UPDATE_ROLE,
                    Subjects::role,
                    (client, role) -> client.roles()
                            .update(
                                    role.id(),
                                    RolePatch.builder()
                                            .description(Change.set("Reads."))
                                            .build()),
                    (client, role) ->
                            "Reads.".equals(client.roles().resolve(role.key()).description())),
            Act.write(
                            DELETE_ROLE,
                            Subjects::role,
                            (client, role) -> client.roles().delete(role.id(), true),
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
