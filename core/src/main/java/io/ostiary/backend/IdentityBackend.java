package io.ostiary.backend;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import java.util.Optional;

/**
 * A live connection to one identity provider. Safe for use by several threads.
 *
 * <pre>{@code
 * try (IdentityBackend backend = Backends.open(Map.of())) {
 *     Directory directory = backend.as(Call.system("sync")).directory(TenantId.of("main"));
 *     User ada = directory.users().create(NewUser.withEmail("ada@example.com").build());
 * }
 * }</pre>
 */
public interface IdentityBackend extends AutoCloseable {
    /** The provider's name, for example {@code memory}. */
    String name();

    /** What this connection supports, configuration considered; never more than its provider declares. */
    Capabilities capabilities();

    /** The tenants in reach. A cheap view, like {@link #directory}. */
    Tenants tenants(Call call);

    /** One tenant's users, sessions and roles. A cheap view: no I/O, and no check that the tenant exists. */
    Directory directory(TenantId tenant, Call call);

    /** How the provider is set up for this backend. A cheap view; by default a tenant needs nothing but to be there. */
    default Setup setup(Call call) {
        return new NothingToSetUp(tenants(call));
    }

    /** This backend on behalf of a call, for programs that make one call object and keep it. */
    default BoundBackend as(Call call) {
        return new BoundBackend(this, call);
    }

    /**
     * The provider's own client or a backend's own richness, for what the ports do not offer.
     *
     * @return empty when there is nothing of that type
     */
    default <T> Optional<T> unwrap(Class<T> nativeType) {
        return nativeType.isInstance(this) ? Optional.of(nativeType.cast(this)) : Optional.empty();
    }

    /**
     * Releases connections and threads. Closing twice is harmless. Operations that are called later throw {@link
     * io.ostiary.UnavailableException}.
     */
    @Override
    void close();
}
