package io.ostiary.group;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Reference;
import java.util.List;
import java.util.Optional;

/**
 * The three look-ups that a backend supplies, and the one rule by which every backend resolves a reference with them.
 */
public interface GroupLookup {
    /** The group of that id. The text may be anything; what cannot be an id matches none. */
    Optional<Group> byId(String id);

    /** Every group of that path, several only where a provider allows it. */
    List<Group> byPath(String path);

    /** Every group of that name, wherever it stands. */
    List<Group> byName(String name);

    /**
     * The group that the reference means: tried as id, then as path where it holds a {@code /}, else as name. A group that
     * stands in no other is not meant before one of that name further down: its path begins with {@code /} then.
     *
     * @throws NotFoundException when none matches
     * @throws ConflictException when several match; the message lists their ids
     */
    default Group resolve(String reference) {
        return byId(reference)
                .orElseGet(() -> new Reference(Operation.LIST_GROUPS, "group", reference)
                        .only(candidates(reference), "id", group -> group.id().value()));
    }

    private List<Group> candidates(String reference) {
        if (!reference.contains(Group.SEPARATOR)) {
            return byName(reference);
        }
        return byPath(reference.startsWith(Group.SEPARATOR) ? reference.substring(1) : reference);
    }
}
