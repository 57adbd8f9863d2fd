package io.ostiary.provider;

import org.jspecify.annotations.Nullable;

/**
 * Which identity providers to list.
 *
 * @param enabled only those that are enabled, or only those that are not; null for all
 */
public record IdentityProviderQuery(@Nullable Boolean enabled) {
    /** All identity providers. */
    public static final IdentityProviderQuery ALL = new IdentityProviderQuery(null);

    /** Whether the provider is one of them. */
    public boolean matches(IdentityProvider provider) {
        return enabled == null || enabled == provider.enabled();
    }
}
