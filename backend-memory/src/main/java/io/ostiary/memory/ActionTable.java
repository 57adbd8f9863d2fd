package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.action.Action;
import io.ostiary.action.ActionId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** A tenant's actions. Immutable. */
final class ActionTable {
    static final ActionTable NONE = new ActionTable(TreePMap.empty(), TreePMap.empty());

    private final TreePMap<String, StoredAction> byId;
    private final TreePMap<String, String> idsByName;

    private ActionTable(TreePMap<String, StoredAction> byId, TreePMap<String, String> idsByName) {
        this.byId = byId;
        this.idsByName = idsByName;
    }

    Optional<Action> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(StoredAction::action);
    }

    Optional<Action> byName(String name) {
        return Optional.ofNullable(idsByName.get(name)).flatMap(this::find);
    }

    /**
     * The action.
     *
     * @throws NotFoundException when there is no such action
     */
    StoredAction get(Operation operation, ActionId id) {
        StoredAction found = byId.get(id.value());
        if (found == null) {
            throw new NotFoundException(operation, "action", id.value());
        }
        return found;
    }

    /** The actions whose id comes after that one, by id. */
    Stream<Action> after(String id) {
        return byId.tailMap(id, false).values().stream().map(StoredAction::action);
    }

    /** What is kept of a secret of the action's draft, or null when it has none of that name. */
    @Nullable
    String secretDigest(ActionId id, String name) {
        StoredAction stored = byId.get(id.value());
        return stored == null ? null : stored.secretDigests().get(name);
    }

    /**
     * The table with that action, new or in the place of what it was.
     *
     * @throws AlreadyExistsException when another has its name
     */
    ActionTable with(Operation operation, StoredAction stored) {
        Action action = stored.action();
        String id = action.id().value();
        String owner = idsByName.get(action.name());
        if (owner != null && !owner.equals(id)) {
            throw new AlreadyExistsException(operation, "action", "name", action.name());
        }
        TreePMap<String, String> names =
                find(id).map(before -> idsByName.minus(before.name())).orElse(idsByName);
        return new ActionTable(byId.plus(id, stored), names.plus(action.name(), id));
    }

    ActionTable without(Action action) {
        return new ActionTable(byId.minus(action.id().value()), idsByName.minus(action.name()));
    }

    /** Whether both indexes tell the same, and each action has the secrets that it tells of. Expensive; for tests. */
    boolean isConsistent() {
        return byId.size() == idsByName.size()
                && byId.values().stream()
                        .allMatch(stored -> byName(stored.action().name())
                                        .filter(stored.action()::equals)
                                        .isPresent()
                                && stored.action()
                                        .draft()
                                        .secrets()
                                        .equals(stored.secretDigests().keySet()));
    }
}
