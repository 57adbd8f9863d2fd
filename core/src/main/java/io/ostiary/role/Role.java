package io.ostiary.role;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A named set of permissions that users are given.
 *
 * @param id identifies it in the tenant
 * @param key its unique name, which never changes
 * @param name what people call it, or null
 * @param description what it is for, or null
 * @param permissions what it allows, sorted
 * @param scope where it can be given
 * @param isDefault whether every new user gets it
 * @param administrative whether it gives power over the identity system itself, so that granting it needs a person
 */
public record Role(
        RoleId id,
        String key,
        @Nullable String name,
        @Nullable String description,
        SortedSet<String> permissions,
        RoleScope scope,
        boolean isDefault,
        boolean administrative) {

    private static final Set<String> ADMINISTRATIVE_WORDS = Set.of(
            "admin",
            "admins",
            "administrator",
            "administrators",
            "sysadmin",
            "sysadmins",
            "superadmin",
            "superadmins",
            "owner",
            "owners",
            "root",
            "superuser",
            "superusers");
    private static final Pattern ADMINISTRATIVE_PERMISSION = Pattern.compile(
            "(?i).*\\*.*|(users?|roles?|sessions?|tenants?|realms?|permissions?|api_keys|applications|identity_providers)"
                    + "[:./](write|create|update|delete|manage|admin|impersonate|all)");

    /** Copies the permissions. */
    public Role {
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
    }

    /**
     * Whether a role of that key and those permissions counts as administrative where the provider has no notion of it:
     * a part of the key is a word such as {@code admin} or {@code owner}, or a permission holds a wildcard, or changes
     * users, roles, sessions, tenants or how they sign in ({@code users:write}). A guess that errs towards asking; what a
     * permission means, only the applications know.
     */
    public static boolean looksAdministrative(String key, Set<String> permissions) {
        for (String word : key.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
            if (ADMINISTRATIVE_WORDS.contains(word)) {
                return true;
            }
        }
        return permissions.stream()
                .anyMatch(permission ->
                        ADMINISTRATIVE_PERMISSION.matcher(permission).matches());
    }
}
