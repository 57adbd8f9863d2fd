package io.ostiary.memory;

import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** A tenant's outside identity providers and the digests of their secrets. Immutable. */
final class IdentityProviderTable {
    static final IdentityProviderTable NONE = new IdentityProviderTable(TreePMap.empty(), TreePMap.empty());

    private final TreePMap<String, IdentityProvider> byId;
    private final TreePMap<String, String> secretDigests;

    private IdentityProviderTable(TreePMap<String, IdentityProvider> byId, TreePMap<String, String> secretDigests) {
        this.byId = byId;
        this.secretDigests = secretDigests;
    }

    Collection<IdentityProvider> all() {
        return byId.values();
    }

    Optional<IdentityProvider> find(IdentityProviderId id) {
        return Optional.ofNullable(byId.get(id.value()));
    }

    /** What is kept of the provider's secret, or null when it has none. */
    @Nullable
    String secretDigest(IdentityProviderId id) {
        return secretDigests.get(id.value());
    }

    /** The table with that provider as it is given, new or not. */
    IdentityProviderTable with(IdentityProvider provider) {
        return new IdentityProviderTable(byId.plus(provider.id().value(), provider), secretDigests);
    }

    /** The table with that digest of the provider's secret, in the place of an earlier one. */
    IdentityProviderTable withSecret(IdentityProviderId id, String digest) {
        return new IdentityProviderTable(byId, secretDigests.plus(id.value(), digest));
    }

    IdentityProviderTable without(IdentityProviderId id) {
        return new IdentityProviderTable(byId.minus(id.value()), secretDigests.minus(id.value()));
    }

    /** Whether exactly the providers that tell of a secret have one. Expensive; for tests. */
    boolean isConsistent() {
        return byId.values().stream()
                        .allMatch(provider -> provider.secretSet()
                                == secretDigests.containsKey(provider.id().value()))
                && byId.keySet().containsAll(secretDigests.keySet());
    }
}
