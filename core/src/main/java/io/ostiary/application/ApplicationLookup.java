package io.ostiary.application;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Reference;
import java.util.List;
import java.util.Optional;

/** The two look-ups that a backend supplies, and the one rule by which every backend resolves a reference with them. */
public interface ApplicationLookup {
    /** The application of that id. The text may be anything; what cannot be an id matches none. */
    Optional<Application> byId(String id);

    /** Every application of that name, which several may share. */
    List<Application> byName(String name);

    /**
     * The application that the reference means: tried as id, then as name.
     *
     * @throws NotFoundException when none matches
     * @throws ConflictException when several applications have that name; the message lists their ids
     */
    default Application resolve(String reference) {
        return byId(reference)
                .orElseGet(() -> new Reference(Operation.LIST_APPLICATIONS, "application", reference)
                        .only(
                                byName(reference),
                                "id",
                                application -> application.id().value()));
    }
}
