package io.ostiary.auth0.emulator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The organizations of the tenant. */
final class Organizations {
    private final Map<String, Organization> byId = new LinkedHashMap<>();

    Organizations(Users users) {
        users.onRemoval(user -> all().forEach(organization -> organization.removeUser(user.id())));
    }

    Collection<Organization> all() {
        return byId.values();
    }

    Optional<Organization> named(String name) {
        return all().stream()
                .filter(organization -> organization.name().equals(name))
                .findFirst();
    }

    /** The one that a path means, by id or by name. */
    Organization get(String idOrName) {
        return Optional.ofNullable(byId.get(idOrName))
                .or(() -> named(idOrName))
                .orElseThrow(() -> Problem.notFound("No organization found by that id or name"));
    }

    void add(Organization organization) {
        byId.put(organization.id(), organization);
    }

    void remove(Organization organization) {
        byId.remove(organization.id());
    }

    /** Takes a role that is deleted away from every member. */
    void removeRole(String role) {
        all().forEach(organization -> organization.removeRole(role));
    }
}
