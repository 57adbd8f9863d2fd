package io.ostiary.application;

import io.ostiary.Violations;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bounds of an application's fields, in one place for creation and change. */
final class ApplicationText {
    static final int MAX_URIS = 100;

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private ApplicationText() {}

    /** Checks what holds of the fields by themselves; null passes. */
    static Violations check(@Nullable String name, @Nullable String description, @Nullable Duration tokenLifetime) {
        return new Violations()
                .line("name", name, 1, 255)
                .withoutMarkup("name", name)
                .line("description", description, 1, 140)
                .seconds("token_lifetime", tokenLifetime, SHORTEST, LONGEST);
    }

    /** Checks a list of addresses; null passes. */
    static void checkAll(Violations violations, String field, @Nullable Collection<?> values) {
        violations
                .require(values == null || values.size() <= MAX_URIS, field, "must be at most " + MAX_URIS)
                .require(
                        values == null || new HashSet<>(values).size() == values.size(),
                        field,
                        "must not name one twice");
    }

    /** Checks what an application of that type is given. */
    static void checkFor(
            Violations violations,
            ApplicationType type,
            @Nullable Collection<RedirectUri> redirectUris,
            @Nullable Collection<RedirectUri> logoutUris,
            @Nullable Set<GrantType> grantTypes) {
        checkUris(violations, type, "redirect_uris", redirectUris);
        checkUris(violations, type, "logout_uris", logoutUris);
        if (grantTypes == null) {
            return;
        }
        violations
                .require(!grantTypes.isEmpty(), "grant_types", "must not be empty")
                .require(
                        type.grantTypes().containsAll(grantTypes),
                        "grant_types",
                        "must be of those that an application of type " + name(type) + " can have: "
                                + String.join(
                                        ", ",
                                        type.grantTypes().stream()
                                                .map(ApplicationText::name)
                                                .toList()))
                .require(
                        !grantTypes.equals(Set.of(GrantType.REFRESH_TOKEN)),
                        "grant_types",
                        "must name what refresh_token refreshes");
    }

    private static void checkUris(
            Violations violations, ApplicationType type, String field, @Nullable Collection<RedirectUri> uris) {
        if (uris == null) {
            return;
        }
        violations
                .require(
                        type.interactive() || uris.isEmpty(),
                        field,
                        "must be empty for a machine, to which nobody signs in")
                .require(
                        type == ApplicationType.NATIVE || uris.stream().noneMatch(RedirectUri::privateUse),
                        field,
                        "can have a private-use scheme for a native application only");
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
