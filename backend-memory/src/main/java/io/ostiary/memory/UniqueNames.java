package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.CaseFold;
import io.ostiary.Operation;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * Who owns each name of one kind, whatever its case. Sorted rather than hashed: half the memory, an order to page by,
 * and nothing to gain from names whose hash codes collide.
 */
final class UniqueNames {
    private final String field;
    private final TreePMap<String, UserId> owners;

    private UniqueNames(String field, TreePMap<String, UserId> owners) {
        this.field = field;
        this.owners = owners;
    }

    /** No names yet, of the kind that is called like this. */
    static UniqueNames of(String field) {
        return new UniqueNames(field, TreePMap.empty());
    }

    Optional<UserId> owner(String name) {
        return Optional.ofNullable(owners.get(CaseFold.fold(name)));
    }

    /** The folded names and their owners after that name, in order. */
    Stream<Map.Entry<String, UserId>> namesAfter(String folded) {
        return owners.tailMap(folded, false).entrySet().stream();
    }

    /**
     * The names after an owner gave some up and took others.
     *
     * @throws AlreadyExistsException when one of them is taken, be it by the owner
     */
    UniqueNames replace(Operation operation, UserId owner, List<String> before, List<String> after) {
        if (before.equals(after)) {
            return this;
        }
        TreePMap<String, UserId> changed = owners;
        for (String name : before) {
            changed = changed.minus(CaseFold.fold(name));
        }
        for (String name : after) {
            if (changed.containsKey(CaseFold.fold(name))) {
                throw new AlreadyExistsException(operation, "user", field, name);
            }
            changed = changed.plus(CaseFold.fold(name), owner);
        }
        return new UniqueNames(field, changed);
    }

    /** The names after an owner gave them up. */
    UniqueNames release(List<String> names) {
        return new UniqueNames(
                field, owners.minusAll(names.stream().map(CaseFold::fold).toList()));
    }

    int size() {
        return owners.size();
    }
}
