package io.ostiary.role;

import io.ostiary.Violations;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bounds of a role's fields, in one place for creation and change. */
final class RoleText {
    private static final int MAX_PERMISSIONS = 1000;

    private RoleText() {}

    static Violations check(@Nullable String name, @Nullable String description, @Nullable Set<String> permissions) {
        var violations = new Violations().line("name", name, 1, 150).lines("description", description, 1, 1000);
        if (permissions != null) {
            violations.require(
                    permissions.size() <= MAX_PERMISSIONS, "permissions", "must be at most " + MAX_PERMISSIONS);
            permissions.forEach(permission -> violations.line("permissions", permission, 1, 255));
        }
        return violations;
    }
}
