package io.ostiary.distribution.differential;

import static io.ostiary.Operation.APPLY_RBAC_STATE;
import static io.ostiary.Operation.CHECK_PERMISSION;
import static io.ostiary.Operation.CREATE_PERMISSION_RESOURCE;
import static io.ostiary.Operation.EXPLAIN_ACCESS;
import static io.ostiary.Operation.LIST_PERMISSION_RESOURCES;

import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.RbacChange;
import io.ostiary.permission.RbacOutcome;
import io.ostiary.role.NewRole;
import io.ostiary.role.RoleScope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands on permissions. Their resources are their own: of others a provider may know more than memory does. */
final class PermissionCommands {
    private static final String PREFIX = "thing";
    private static final List<Set<String>> ACTIONS = List.of(Set.of("read"), Set.of("read", "write"), Set.of("own"));

    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_PERMISSION_RESOURCE, 3, draw -> {
                NewPermissionResource resource = resource(draw);
                return new Command(
                        CREATE_PERMISSION_RESOURCE,
                        resource.toString(),
                        side -> side.directory().permissions().create(resource));
            }),
            Kind.of(
                    LIST_PERMISSION_RESOURCES,
                    2,
                    draw -> new Command(
                            LIST_PERMISSION_RESOURCES,
                            "",
                            side -> side.directory().permissions().resources().stream()
                                    .filter(resource -> resource.key().startsWith(PREFIX))
                                    .toList())),
            Kind.of(CHECK_PERMISSION, 6, draw -> {
                String user = draw.user();
                PermissionName permission = permission(draw);
                String organization = draw.maybe(draw.organization());
                return new Command(
                        CHECK_PERMISSION,
                        user + " " + permission + " in " + organization,
                        side -> side.directory()
                                .permissions()
                                .check(
                                        side.user(user),
                                        permission,
                                        organization == null ? null : side.organization(organization)));
            }),
            Kind.of(EXPLAIN_ACCESS, 4, draw -> {
                String user = draw.user();
                PermissionName permission = permission(draw);
                String organization = draw.maybe(draw.organization());
                return new Command(
                        EXPLAIN_ACCESS,
                        user + " " + permission + " in " + organization,
                        side -> side.directory()
                                .permissions()
                                .explain(
                                        side.user(user),
                                        permission,
                                        organization == null ? null : side.organization(organization)));
            }),
            Kind.of(APPLY_RBAC_STATE, 4, PermissionCommands::apply));

    private PermissionCommands() {}

    private static Command apply(Draw draw) {
        NewPermissionResource resource = resource(draw);
        String name = draw.fresh("role");
        @Nullable String description = draw.maybe(draw.word());
        NewRole role = NewRole.builder("applied" + draw.number(3))
                .description(description)
                .permissions(
                        draw.rarely(3)
                                ? Set.of()
                                : Set.of(new PermissionName(
                                                resource.key(),
                                                resource.actions().first())
                                        .text()))
                .scope(
                        draw.supports(APPLY_RBAC_STATE, "state.roles.scope.organization") && draw.rarely(3)
                                ? RoleScope.ORGANIZATION
                                : RoleScope.TENANT)
                .build();
        var wanted = new NewRbacState(List.of(resource), List.of(role));
        boolean dryRun = draw.rarely(3);
        return new Command(APPLY_RBAC_STATE, name + ": " + wanted + (dryRun ? ", dry" : ""), side -> {
            RbacOutcome outcome = side.directory().permissions().apply(wanted, false, dryRun);
            boolean made = outcome.changes().stream().anyMatch(change -> change.kind() == RbacChange.Kind.CREATE_ROLE);
            if (made && !dryRun) {
                side.name(
                        name, side.directory().roles().resolve(role.key()).id().value());
            }
            return outcome;
        });
    }

    private static NewPermissionResource resource(Draw draw) {
        return NewPermissionResource.of(PREFIX + draw.number(3), draw.one(ACTIONS));
    }

    private static PermissionName permission(Draw draw) {
        return draw.rarely(3)
                ? new PermissionName("posts", "write")
                : new PermissionName(PREFIX + draw.number(3), draw.rarely(2) ? "read" : "own");
    }
}
