package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_ACTION;
import static io.ostiary.Operation.DELETE_ACTION;
import static io.ostiary.Operation.DEPLOY_ACTION;
import static io.ostiary.Operation.GET_ACTION;
import static io.ostiary.Operation.LIST_ACTIONS;
import static io.ostiary.Operation.UPDATE_ACTION;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.action.Action;
import io.ostiary.action.ActionId;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.Actions;
import io.ostiary.action.NewAction;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Paging;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The actions of a tenant in memory, where nothing runs them. */
final class MemoryActions implements Actions {
    private final TenantView view;
    private final IdSource ids;

    MemoryActions(TenantView view, IdSource ids) {
        this.view = view;
        this.ids = ids;
    }

    @Override
    public Page<Action> list(@Nullable ActionTrigger trigger, PageRequest page) {
        return view.read(
                LIST_ACTIONS,
                (state, now) -> Paging.seeking(
                        LIST_ACTIONS,
                        Arrays.asList(view.tenant(), trigger),
                        page,
                        after -> state.actions()
                                .after(after)
                                .filter(action ->
                                        trigger == null || action.triggers().contains(trigger)),
                        action -> action.id().value(),
                        state.actions()
                                .after("")
                                .filter(action ->
                                        trigger == null || action.triggers().contains(trigger))
                                .count()));
    }

    @Override
    public Optional<Action> find(ActionId id) {
        return view.read(GET_ACTION, (state, now) -> state.actions().find(id.value()));
    }

    @Override
    public Action create(NewAction action) {
        return view.write(
                CREATE_ACTION,
                (state, now) -> written(
                        CREATE_ACTION,
                        state,
                        StoredAction.of(Action.of(ActionId.of(ids.next()), action, now), action)));
    }

    @Override
    public Action update(ActionId id, ActionPatch patch) {
        return view.write(
                UPDATE_ACTION,
                (state, now) -> written(
                        UPDATE_ACTION,
                        state,
                        state.actions().get(UPDATE_ACTION, id).patched(patch, now)));
    }

    @Override
    public Action deploy(ActionId id) {
        return view.write(
                DEPLOY_ACTION,
                (state, now) -> written(
                        DEPLOY_ACTION,
                        state,
                        state.actions().get(DEPLOY_ACTION, id).deployed()));
    }

    @Override
    public void delete(ActionId id, boolean force) {
        view.update(DELETE_ACTION, (state, now) -> {
            Action action = state.actions().get(DELETE_ACTION, id).action();
            if (action.live() != null && !force) {
                throw action.inUse();
            }
            return state.withActions(state.actions().without(action));
        });
    }

    @Override
    public Action resolve(String reference) {
        return view.read(
                LIST_ACTIONS,
                (state, now) -> state.actions()
                        .find(reference)
                        .or(() -> state.actions().byName(reference))
                        .orElseThrow(() -> new NotFoundException(LIST_ACTIONS, "action", reference)));
    }

    private static Written<Action> written(Operation operation, TenantState state, StoredAction action) {
        return new Written<>(state.withActions(state.actions().with(operation, action)), action.action());
    }
}
