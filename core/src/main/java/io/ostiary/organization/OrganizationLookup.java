package io.ostiary.organization;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Reference;
import java.util.List;
import java.util.Optional;

/**
 * The three look-ups that a backend supplies, and the one rule by which every backend resolves a reference with them.
 */
public interface OrganizationLookup {
    /** The organization of that id. The text may be anything; what cannot be an id matches none. */
    Optional<Organization> byId(String id);

    /** The organization of that slug. */
    Optional<Organization> bySlug(String slug);

    /** Every organization of that name, which several may share. */
    List<Organization> byName(String name);

    /**
     * The organization that the reference means: tried as id, then as slug, then as name.
     *
     * @throws NotFoundException when none matches
     * @throws ConflictException when several organizations have that name; the message lists their slugs
     */
    default Organization resolve(String reference) {
        return byId(reference)
                .or(() -> bySlug(reference))
                .orElseGet(() -> new Reference(Operation.LIST_ORGANIZATIONS, "organization", reference)
                        .only(byName(reference), "slug", Organization::slug));
    }
}
