package io.ostiary.action;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.Violations;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bounds of an action's fields, in one place for creation and change. */
final class ActionText {
    private static final int MAX_CODE = 100_000;
    private static final int MAX_DEPENDENCIES = 30;
    private static final int MAX_SECRETS = 30;
    private static final int MAX_SECRET = 4096;
    private static final String SECRETS = "secrets";
    private static final String TOO_MANY_SECRETS = "must be at most " + MAX_SECRETS;
    private static final Pattern RUNTIME = Pattern.compile("[a-z][a-z0-9.-]{0,31}");

    /** A package name of npm, without the old ones in capitals. */
    private static final Pattern PACKAGE =
            Pattern.compile("(?=.{1,214}$)(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*");

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9^~<>=*.+-]{1,64}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private ActionText() {}

    /** Checks what holds of the fields; null passes. */
    static Violations check(
            @Nullable String name,
            @Nullable List<ActionTrigger> triggers,
            @Nullable String code,
            @Nullable String runtime,
            @Nullable List<ActionDependency> dependencies) {
        var violations = new Violations()
                .line("name", name, 1, 100)
                .withoutMarkup("name", name)
                .lines("code", code, 1, MAX_CODE)
                .require(
                        runtime == null || RUNTIME.matcher(runtime).matches(), "runtime", "must be one such as node22");
        if (triggers != null) {
            violations.require(
                    !triggers.isEmpty() && triggers.stream().distinct().count() == triggers.size(),
                    "triggers",
                    "must be at least one, and none twice");
        }
        if (dependencies != null) {
            checkDependencies(violations, dependencies);
        }
        return violations;
    }

    static void checkSecrets(Violations violations, Map<String, Change<Secret>> secrets) {
        violations.require(secrets.size() <= MAX_SECRETS, SECRETS, TOO_MANY_SECRETS);
        secrets.forEach((name, change) -> {
            Secret value = change.valueOrNull();
            violations
                    .require(
                            SECRET.matcher(name).matches(),
                            SECRETS,
                            "must have names of 1 to 64 letters, digits, _ or -")
                    .require(
                            value == null || value.length() >= 1 && value.length() <= MAX_SECRET,
                            SECRETS,
                            "must have values of 1 to " + MAX_SECRET + " characters");
        });
    }

    /**
     * Checks how many secrets a change leaves; who has more already can keep them or have fewer.
     *
     * @throws InvalidArgumentException when it adds one too many
     */
    static void requireRoom(int before, int after) {
        if (after > MAX_SECRETS && after > before) {
            throw new InvalidArgumentException(SECRETS, TOO_MANY_SECRETS);
        }
    }

    private static void checkDependencies(Violations violations, List<ActionDependency> dependencies) {
        violations
                .require(dependencies.size() <= MAX_DEPENDENCIES, "dependencies", "must be at most " + MAX_DEPENDENCIES)
                .require(
                        dependencies.stream()
                                        .map(ActionDependency::name)
                                        .distinct()
                                        .count()
                                == dependencies.size(),
                        "dependencies",
                        "must not name one twice");
        for (ActionDependency dependency : dependencies) {
            violations
                    .require(
                            PACKAGE.matcher(dependency.name()).matches(),
                            "dependencies.name",
                            "must be the name of an npm package")
                    .require(
                            VERSION.matcher(dependency.version()).matches(),
                            "dependencies.version",
                            "must be a version such as 4.17.21");
        }
    }
}
