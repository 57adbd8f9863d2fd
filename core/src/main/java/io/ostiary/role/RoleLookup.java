package io.ostiary.role;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Reference;
import java.util.List;
import java.util.Optional;

/**
 * The three look-ups that a backend supplies, and the one rule by which every backend resolves a reference with them.
 */
public interface RoleLookup {
    /** The role of that id. The text may be anything; what cannot be an id matches none. */
    Optional<Role> byId(String id);

    /** The role of that key. */
    Optional<Role> byKey(String key);

    /** Every role of that name, which several may share. */
    List<Role> byName(String name);

    /**
     * The role that the reference means: tried as id, then as key, then as name.
     *
     * @throws NotFoundException when none matches
     * @throws ConflictException when several roles have that name; the message lists their keys
     */
    default Role resolve(String reference) {
        return byId(reference)
                .or(() -> byKey(reference))
                .orElseGet(() -> new Reference(Operation.LIST_ROLES, "role", reference)
                        .only(byName(reference), "key", Role::key));
    }
}
