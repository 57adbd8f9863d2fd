package io.ostiary.api;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Reference;
import java.util.List;
import java.util.Optional;

/** The look-ups that a backend supplies, and the one rule by which every backend resolves a reference with them. */
public interface ApiLookup {
    /** The API of that id. The text may be anything; what cannot be an id matches none. */
    Optional<Api> byId(String id);

    /** The API of that identifier. */
    Optional<Api> byIdentifier(String identifier);

    /** Every API of that name, which several may share. */
    List<Api> byName(String name);

    /**
     * The API that the reference means: tried as id, then as identifier, then as name.
     *
     * @throws NotFoundException when none matches
     * @throws ConflictException when several APIs have that name; the message lists their ids
     */
    default Api resolve(String reference) {
        return byId(reference)
                .or(() -> byIdentifier(reference))
                .orElseGet(() -> new Reference(Operation.LIST_APIS, "api", reference)
                        .only(byName(reference), "id", api -> api.id().value()));
    }
}
