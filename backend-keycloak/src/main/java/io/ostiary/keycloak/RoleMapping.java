package io.ostiary.keycloak;

import io.ostiary.Violations;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.RoleScope;
import io.ostiary.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * A role as Keycloak says it: the key is the realm role's name; what people call it is in the attribute
 * {@code ostiary.name}, what it allows in the attribute {@code permissions}. That it can be given inside organizations only
 * is in the attribute {@code ostiary.scope}, which other roles do not have.
 */
final class RoleMapping {
    private static final String NAME = "ostiary.name";
    private static final String PERMISSIONS = "permissions";
    private static final String SCOPE = "ostiary.scope";
    private static final List<String> ORGANIZATION = List.of("organization");

    /** The server answers 500 to more, in a description and in a value of a role's attribute. */
    private static final int MAX = 255;

    private RoleMapping() {}

    /** Whether Keycloak made the role for itself. */
    static boolean isBuiltIn(TenantId tenant, @Nullable String key) {
        return key == null
                || key.equals("offline_access")
                || key.equals("uma_authorization")
                || key.equals(defaultRole(tenant));
    }

    /** The role that every user has, and through it the roles in it. */
    static String defaultRole(TenantId tenant) {
        return "default-roles-" + tenant.value().toLowerCase(Locale.ROOT);
    }

    static Role toRole(RoleRepresentation role, boolean isDefault) {
        Map<String, List<String>> attributes = attributes(role);
        var permissions = new TreeSet<>(attributes.getOrDefault(PERMISSIONS, List.of()));
        List<String> name = attributes.getOrDefault(NAME, List.of());
        String description = role.getDescription();
        // A composite may hold the roles of the client realm-management.
        boolean administrative = role.isComposite() || Role.looksAdministrative(role.getName(), permissions);
        return new Role(
                RoleId.of(role.getId()),
                role.getName(),
                name.isEmpty() ? null : name.get(0),
                description == null || description.isEmpty() ? null : description,
                permissions,
                scope(role),
                isDefault,
                administrative);
    }

    /** Where the role can be given. */
    static RoleScope scope(RoleRepresentation role) {
        return ORGANIZATION.equals(attributes(role).get(SCOPE)) ? RoleScope.ORGANIZATION : RoleScope.TENANT;
    }

    static RoleRepresentation toRepresentation(NewRole role) {
        Map<String, List<String>> attributes = new HashMap<>();
        put(attributes, SCOPE, role.scope() == RoleScope.ORGANIZATION ? ORGANIZATION : List.of());
        return write(attributes, role.key(), role.name(), role.description(), role.permissions());
    }

    /** What to write so that the role is as given and every other attribute stays. */
    static RoleRepresentation toChange(
            RoleRepresentation before, @Nullable String name, @Nullable String description, Set<String> permissions) {
        return write(attributes(before), before.getName(), name, description, permissions);
    }

    private static RoleRepresentation write(
            Map<String, List<String>> attributes,
            String key,
            @Nullable String name,
            @Nullable String description,
            Set<String> permissions) {
        new Violations()
                .require(
                        description == null || description.length() <= MAX,
                        "description",
                        "must be at most " + MAX + " characters long on Keycloak")
                .require(
                        permissions.stream().allMatch(permission -> permission.length() <= MAX),
                        "permissions",
                        "must be at most " + MAX + " UTF-16 characters long on Keycloak")
                .throwIfAny();
        put(attributes, NAME, name == null ? List.of() : List.of(name));
        put(attributes, PERMISSIONS, List.copyOf(new TreeSet<>(permissions)));
        var role = new RoleRepresentation();
        role.setName(key);
        role.setDescription(description);
        role.setAttributes(attributes);
        return role;
    }

    private static void put(Map<String, List<String>> attributes, String name, List<String> values) {
        if (values.isEmpty()) {
            attributes.remove(name);
        } else {
            attributes.put(name, values);
        }
    }

    private static Map<String, List<String>> attributes(RoleRepresentation role) {
        return role.getAttributes() == null ? new HashMap<>() : new HashMap<>(role.getAttributes());
    }
}
