package io.ostiary.permission;

import io.ostiary.role.Role;
import io.ostiary.role.RoleScope;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's roles allow, all of it at one moment; of users it tells nothing.
 *
 * @param resources the resources with their actions, by key
 * @param roles the roles with their permissions, by key
 */
public record RbacState(List<PermissionResource> resources, List<Role> roles) {
    /** Sorts what was read. */
    public RbacState {
        resources = resources.stream()
                .sorted(Comparator.comparing(PermissionResource::key))
                .toList();
        roles = roles.stream().sorted(Comparator.comparing(Role::key)).toList();
    }

    /** The state of what was defined and of those roles. */
    public static RbacState of(List<PermissionResource> defined, List<Role> roles) {
        return new RbacState(PermissionResource.all(defined, roles), roles);
    }

    /** The role that every new user gets; empty also where a provider has several. */
    public Optional<Role> defaultRole() {
        List<Role> defaults = roles.stream().filter(Role::isDefault).toList();
        return defaults.size() == 1 ? Optional.of(defaults.get(0)) : Optional.empty();
    }

    /** The state as the JSON document that {@link NewRbacState#parse} reads. */
    public Map<String, Object> toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(RbacDocument.SCHEMA_VERSION, RbacDocument.VERSION);
        document.put(
                RbacDocument.RESOURCES,
                resources.stream()
                        .map(resource -> Map.of(
                                RbacDocument.KEY, resource.key(),
                                RbacDocument.ACTIONS, List.copyOf(resource.actions())))
                        .toList());
        document.put(RbacDocument.ROLES, roles.stream().map(RbacState::json).toList());
        defaultRole().ifPresent(role -> document.put(RbacDocument.DEFAULT_ROLE, role.key()));
        return document;
    }

    private static Map<String, Object> json(Role role) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(RbacDocument.KEY, role.key());
        put(object, RbacDocument.NAME, role.name());
        put(object, RbacDocument.DESCRIPTION, role.description());
        object.put(RbacDocument.PERMISSIONS, List.copyOf(role.permissions()));
        if (role.scope() != RoleScope.TENANT) {
            object.put(RbacDocument.SCOPE, RbacDocument.text(role.scope()));
        }
        return object;
    }

    private static void put(Map<String, Object> object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }
}
