package io.ostiary.provider;

import io.ostiary.Violations;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which identity providers people can sign in with from now on, and which no longer.
 *
 * @param providers whether each of them is enabled, at least one and at most {@value #MAX}; others stay as they are
 */
public record IdentityProviderStatus(Map<IdentityProviderId, Boolean> providers) {
    /** The most that can be named at once. */
    public static final int MAX = 100;

    /**
     * Copies the map, in its order.
     *
     * @throws io.ostiary.InvalidArgumentException when it names none or too many
     */
    public IdentityProviderStatus {
        new Violations()
                .require(!providers.isEmpty() && providers.size() <= MAX, "providers", "must name 1 to " + MAX)
                .throwIfAny();
        providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
    }

    /** The status of one. */
    public static IdentityProviderStatus of(IdentityProviderId id, boolean enabled) {
        return new IdentityProviderStatus(Map.of(id, enabled));
    }
}
