package io.ostiary.keycloak;

import io.ostiary.role.RoleId;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;
import java.util.Optional;

/**
 * What was learnt about ids and need not be asked again: that a user is a person rather than the account of a client,
 * which never changes, and the name of a role, which the server compares with the id wherever it is used.
 */
final class Known {
    private static final int MOST = 10_000;

    private final BoundedMap<Id, Boolean> people = new BoundedMap<>(MOST);
    private final BoundedMap<Id, String> roles = new BoundedMap<>(MOST);

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
}
