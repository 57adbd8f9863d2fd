package io.ostiary.permission;

import io.ostiary.Violations;
import io.ostiary.role.NewRole;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How resources and roles are to be.
 *
 * @param resources the resources with their actions, at most 500, no two of one key
 * @param roles the roles as they are to be, name and description and permissions whole, at most 500, no two of one key and
 *     at most one of them the default one; a permission of the form {@code resource:action} is one of the resources here
 */
public record NewRbacState(List<NewPermissionResource> resources, List<NewRole> roles) {
    private static final int MAX = 500;

    /**
     * Checks that the parts fit together.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewRbacState {
        resources = List.copyOf(resources);
        roles = List.copyOf(roles);
        var violations = new Violations();
        check(violations, resources, roles);
        violations.throwIfAny();
    }

    /**
     * Reads the JSON document that {@link RbacState#toJson} writes: {@code schema_version} 1, {@code resources} of
     * {@code key} and {@code actions}, {@code roles} of {@code key}, {@code name}, {@code description},
     * {@code permissions} and {@code scope}, which is {@code tenant} where it is left out or else {@code organization}, and
     * {@code default_role}, the key of one of them. Any other field is refused.
     *
     * @param document the document as plain Java, see {@link io.ostiary.Json}
     * @throws io.ostiary.InvalidArgumentException with the path of everything that is wrong, such as
     *     {@code state.roles[0].key}
     */
    public static NewRbacState parse(Map<String, ? extends @Nullable Object> document) {
        return new RbacDocument().read(document);
    }

    /** The role that every new user is to get; empty when none is named. */
    public Optional<NewRole> defaultRole() {
        return roles.stream().filter(NewRole::isDefault).findFirst();
    }

    /** Records what does not fit together. */
    static void check(Violations violations, List<NewPermissionResource> resources, List<NewRole> roles) {
        unique(violations, "state.resources", resources, NewPermissionResource::key);
        unique(violations, "state.roles", roles, NewRole::key);
        violations.require(
                roles.stream().filter(NewRole::isDefault).count() <= 1, "state.default_role", "must be a single role");
        Set<String> named = resources.stream()
                .flatMap(resource ->
                        resource.actions().stream().map(action -> new PermissionName(resource.key(), action).text()))
                .collect(Collectors.toSet());
        for (NewRole role : roles) {
            role.permissions().stream()
                    .filter(text -> PermissionName.of(text).isPresent() && !named.contains(text))
                    .forEach(text -> violations.require(
                            false,
                            "state.roles." + role.key() + ".permissions",
                            "must name actions of resources in the document; there is no " + text));
        }
    }

    private static <T> void unique(Violations violations, String field, Collection<T> things, Function<T, String> key) {
        violations.require(things.size() <= MAX, field, "must be at most " + MAX);
        Set<String> seen = new HashSet<>();
        things.stream()
                .map(key)
                .filter(each -> !seen.add(each))
                .distinct()
                .forEach(each -> violations.require(false, field, "must not name " + each + " twice"));
    }
}
