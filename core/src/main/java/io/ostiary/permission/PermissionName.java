package io.ostiary.permission;

import io.ostiary.Violations;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The permission to do one action on one resource. Among the permissions of a role it is the text
 * {@code resource:action}; every other text there is a permission that belongs to no resource.
 *
 * @param resource the resource's key: 1 to 99 ASCII letters, digits or {@code . _ -}, beginning with a letter or digit
 * @param action the action, of the same form
 */
public record PermissionName(String resource, String action) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,98}");

    /**
     * Checks both parts.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public PermissionName {
        var violations = new Violations();
        check(violations, "resource", resource);
        check(violations, "action", action);
        violations.throwIfAny();
    }

    /** The name that the text is; empty when it belongs to no resource. */
    public static Optional<PermissionName> of(String text) {
        int colon = text.indexOf(':');
        return colon >= 0 && isWord(text.substring(0, colon)) && isWord(text.substring(colon + 1))
                ? Optional.of(new PermissionName(text.substring(0, colon), text.substring(colon + 1)))
                : Optional.empty();
    }

    /** How the permissions of a role say it. */
    public String text() {
        return resource + ":" + action;
    }

    @Override
    public String toString() {
        return text();
    }

    static void check(Violations violations, String field, String word) {
        violations.require(
                isWord(word), field, "must be 1 to 99 of A-Z a-z 0-9 . _ - and begin with a letter or a digit");
    }

    private static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }
}
