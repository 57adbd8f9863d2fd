package io.ostiary.permission;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Json;
import io.ostiary.Violations;
import io.ostiary.role.NewRole;
import io.ostiary.role.RoleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one document, and collects everything that is wrong with it. */
final class RbacDocument {
    static final int VERSION = 1;
    static final String SCHEMA_VERSION = "schema_version";
    static final String RESOURCES = "resources";
    static final String ROLES = "roles";
    static final String DEFAULT_ROLE = "default_role";
    static final String KEY = "key";
    static final String ACTIONS = "actions";
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String PERMISSIONS = "permissions";
    static final String SCOPE = "scope";

    private static final String ROOT = "state";

    private final Violations violations = new Violations();

    NewRbacState read(Map<String, ? extends @Nullable Object> untrusted) {
        Map<String, @Nullable Object> document = Json.object(ROOT, untrusted);
        known(ROOT, document, Set.of(SCHEMA_VERSION, RESOURCES, ROLES, DEFAULT_ROLE));
        violations.require(
                document.get(SCHEMA_VERSION) instanceof Number number && number.doubleValue() == VERSION,
                path(ROOT, SCHEMA_VERSION),
                "must be " + VERSION);
        String defaultRole = text(ROOT, document, DEFAULT_ROLE, false);
        List<NewPermissionResource> resources = objects(document, RESOURCES, this::resource);
        List<NewRole> roles = objects(document, ROLES, (path, role) -> role(path, role, defaultRole));
        violations.require(
                defaultRole == null
                        || objects(document.get(ROLES)).stream().anyMatch(role -> defaultRole.equals(role.get(KEY))),
                path(ROOT, DEFAULT_ROLE),
                "must be the key of a role of the document");
        if (violations.found().isEmpty()) {
            NewRbacState.check(violations, resources, roles);
        }
        violations.throwIfAny();
        return new NewRbacState(resources, roles);
    }

    private Optional<NewPermissionResource> resource(String path, Map<String, @Nullable Object> object) {
        known(path, object, Set.of(KEY, ACTIONS));
        String key = text(path, object, KEY, true);
        List<String> actions = texts(path, object, ACTIONS);
        return key == null ? Optional.empty() : checked(path, () -> NewPermissionResource.of(key, actions));
    }

    private Optional<NewRole> role(String path, Map<String, @Nullable Object> object, @Nullable String defaultRole) {
        known(path, object, Set.of(KEY, NAME, DESCRIPTION, PERMISSIONS, SCOPE));
        String key = text(path, object, KEY, true);
        String name = text(path, object, NAME, false);
        String description = text(path, object, DESCRIPTION, false);
        List<String> permissions = texts(path, object, PERMISSIONS);
        RoleScope scope = scope(path, object);
        return key == null
                ? Optional.empty()
                : checked(
                        path,
                        () -> new NewRole(
                                key, name, description, new TreeSet<>(permissions), scope, key.equals(defaultRole)));
    }

    private RoleScope scope(String path, Map<String, @Nullable Object> object) {
        String text = text(path, object, SCOPE, false);
        if (text == null) {
            return RoleScope.TENANT;
        }
        Optional<RoleScope> named = Stream.of(RoleScope.values())
                .filter(scope -> text(scope).equals(text))
                .findFirst();
        violations.require(
                named.isPresent(),
                path(path, SCOPE),
                "must be " + text(RoleScope.TENANT) + " or " + text(RoleScope.ORGANIZATION));
        return named.orElse(RoleScope.TENANT);
    }

    /** A scope as documents write it. */
    static String text(RoleScope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    /** What the check of a part finds, under the part's path. */
    private <T> Optional<T> checked(String path, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (InvalidArgumentException e) {
            e.violations().forEach(found -> violations.require(false, path(path, found.field()), found.problem()));
            return Optional.empty();
        }
    }

    private void known(String path, Map<String, @Nullable Object> object, Set<String> fields) {
        object.keySet().stream()
                .filter(field -> !fields.contains(field))
                .forEach(field -> violations.require(
                        false,
                        path(path, field),
                        "is unknown here; there are " + String.join(", ", new TreeSet<>(fields))));
    }

    private <T> List<T> objects(
            Map<String, @Nullable Object> document,
            String field,
            BiFunction<String, Map<String, @Nullable Object>, Optional<T>> reader) {
        List<T> read = new ArrayList<>();
        List<@Nullable Object> items = list(ROOT, document, field);
        for (int index = 0; index < items.size(); index++) {
            String path = path(ROOT, field) + "[" + index + "]";
            Object item = items.get(index);
            violations.require(item instanceof Map, path, "must be an object");
            if (item instanceof Map<?, ?> object) {
                reader.apply(path, cast(object)).ifPresent(read::add);
            }
        }
        return read;
    }

    private static List<Map<String, @Nullable Object>> objects(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> cast((Map<?, ?>) item))
                        .toList()
                : List.of();
    }

    private List<String> texts(String path, Map<String, @Nullable Object> object, String field) {
        List<String> texts = new ArrayList<>();
        List<@Nullable Object> items = list(path, object, field);
        for (int index = 0; index < items.size(); index++) {
            Object item = items.get(index);
            violations.require(item instanceof String, path(path, field) + "[" + index + "]", "must be text");
            if (item instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    @SuppressWarnings("unchecked") // a list of whatever is a list of nullable objects
    private List<@Nullable Object> list(String path, Map<String, @Nullable Object> object, String field) {
        Object value = object.get(field);
        violations.require(value instanceof List, path(path, field), "must be a list");
        return value instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
    }

    private @Nullable String text(String path, Map<String, @Nullable Object> object, String field, boolean required) {
        Object value = object.get(field);
        violations.require(value instanceof String || value == null && !required, path(path, field), "must be text");
        return value instanceof String text ? text : null;
    }

    @SuppressWarnings("unchecked") // checked JSON objects have String keys
    private static Map<String, @Nullable Object> cast(Map<?, ?> object) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(object);
    }

    private static String path(String parent, String field) {
        return parent + "." + field;
    }
}
