package io.ostiary.keycloak;

import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.tenant.TenantId;

/** Which names can be a realm's in reach. */
final class RealmNames {
    /** The realm that administers the others. */
    private static final String MASTER = "master";

    private RealmNames() {}

    /** Whether there can be a tenant of that id: not the hidden realm, and nothing that a path could take apart. */
    static boolean canBe(TenantId id) {
        return !id.value().equals(MASTER) && Paths.isSegment(id.value());
    }

    /** Checks the id of a tenant that is to be there. */
    static void require(Operation operation, TenantId id) {
        if (!canBe(id)) {
            throw new NotFoundException(operation, "tenant", id.value());
        }
    }

    /** Checks the id of a tenant that is to be created. */
    static void requireNew(TenantId id) {
        if (!canBe(id)) {
            throw new InvalidArgumentException("tenant", "must not be the realm that administers the others");
        }
    }
}
