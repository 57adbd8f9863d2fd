package io.ostiary.permission;

import io.ostiary.role.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A kind of thing that permissions are about, with the actions that there are on it.
 *
 * @param key its unique name
 * @param actions the actions, sorted; with the key they make the permissions {@code key:action}
 */
public record PermissionResource(String key, SortedSet<String> actions) {
    /** Copies the actions. */
    public PermissionResource {
        actions = Collections.unmodifiableSortedSet(new TreeSet<>(actions));
    }

    /**
     * The resources that there are, by key: those that were defined, and what permissions of roles name besides. So
     * nothing that a role allows is missing, however the role came by it.
     */
    public static List<PermissionResource> all(Collection<PermissionResource> defined, Collection<Role> roles) {
        Map<String, SortedSet<String>> actions = new TreeMap<>();
        defined.forEach(resource -> actions.computeIfAbsent(resource.key(), unused -> new TreeSet<>())
                .addAll(resource.actions()));
        roles.stream()
                .flatMap(role -> role.permissions().stream())
                .flatMap(text -> PermissionName.of(text).stream())
                .forEach(name -> actions.computeIfAbsent(name.resource(), unused -> new TreeSet<>())
                        .add(name.action()));
        return actions.entrySet().stream()
                .map(each -> new PermissionResource(each.getKey(), each.getValue()))
                .toList();
    }
}
