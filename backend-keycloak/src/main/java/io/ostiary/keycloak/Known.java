package io.ostiary.keycloak;

import io.ostiary.role.RoleId;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was learnt and need not be asked again: that a user is a person rather than the account of a client, which never
 * changes; the name of a role, which the server compares with the id wherever it is used; and, for a moment, that a realm
 * keeps attributes.
 */
final class Known {
    private static final int MOST = 10_000;

    /** How long a realm is believed to keep attributes as it did. */
    private static final Duration BELIEF = Duration.ofSeconds(10);

    private final BoundedMap<Id, Boolean> people = new BoundedMap<>(MOST);
    private final BoundedMap<Id, String> roles = new BoundedMap<>(MOST);

    private final BoundedMap<TenantId, Instant> keepers = new BoundedMap<>(MOST);

    private record Id(TenantId tenant, String id) {}

    boolean isPerson(TenantId tenant, UserId user) {
        return people.get(new Id(tenant, user.value())).isPresent();
    }

    void person(TenantId tenant, UserId user) {
        people.put(new Id(tenant, user.value()), true);
    }

    Optional<String> roleName(TenantId tenant, RoleId role) {
        return roles.get(new Id(tenant, role.value()));
    }

    void role(TenantId tenant, RoleId role, String name) {
        roles.put(new Id(tenant, role.value()), name);
    }

    void forgetRole(TenantId tenant, RoleId role) {
        roles.remove(new Id(tenant, role.value()));
    }

    /** Whether the realm was seen to keep attributes a moment ago. */
    boolean keepsAttributes(TenantId tenant, Instant now) {
        return keepers.get(tenant)
                .filter(seen -> now.isBefore(seen.plus(BELIEF)))
                .isPresent();
    }

    void attributesKept(TenantId tenant, Instant now) {
        keepers.put(tenant, now);
    }

    void forgetAttributes(TenantId tenant) {
        keepers.remove(tenant);
    }
}
