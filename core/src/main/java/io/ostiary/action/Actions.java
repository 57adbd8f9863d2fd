package io.ostiary.action;

import static io.ostiary.Operation.CREATE_ACTION;
import static io.ostiary.Operation.DELETE_ACTION;
import static io.ostiary.Operation.DEPLOY_ACTION;
import static io.ostiary.Operation.GET_ACTION;
import static io.ostiary.Operation.LIST_ACTIONS;
import static io.ostiary.Operation.UPDATE_ACTION;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one tenant. The one that holds the claim mappers is told of and not changed: what would change it is
 * refused with {@link io.ostiary.ConflictException}.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names an action
 * throws {@link io.ostiary.NotFoundException} when there is no such one.
 */
public interface Actions {
    /**
     * The actions, page by page.
     *
     * @param trigger when they run, or null for all
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_ACTIONS)
    default Page<Action> list(@Nullable ActionTrigger trigger, PageRequest page) {
        throw new UnsupportedException(LIST_ACTIONS);
    }

    /** The action, or empty when there is none of that id. */
    @Performs(GET_ACTION)
    default Optional<Action> find(ActionId id) {
        throw new UnsupportedException(GET_ACTION);
    }

    /**
     * Drafts an action, which does not run before it is deployed.
     *
     * @throws io.ostiary.AlreadyExistsException when another has that name
     */
    @Performs(CREATE_ACTION)
    default Action create(NewAction action) {
        throw new UnsupportedException(CREATE_ACTION);
    }

    /**
     * Changes of the draft what the patch names, and returns the action as it is then. What was deployed runs on.
     *
     * @throws io.ostiary.AlreadyExistsException when another has that name
     * @throws io.ostiary.ConflictException when it was deployed and would get other triggers
     */
    @Performs(UPDATE_ACTION)
    default Action update(ActionId id, ActionPatch patch) {
        throw new UnsupportedException(UPDATE_ACTION);
    }

    /**
     * Lets the draft run, as the next version, after the actions that run at its triggers already. Changes no version when
     * the draft is what runs.
     *
     * @throws io.ostiary.ConflictException when the draft cannot be built
     */
    @Performs(DEPLOY_ACTION)
    default Action deploy(ActionId id) {
        throw new UnsupportedException(DEPLOY_ACTION);
    }

    /**
     * Deletes an action with all its versions and secrets.
     *
     * @param force also when it runs
     * @throws io.ostiary.ConflictException when it runs, unless it is forced
     */
    @Performs(DELETE_ACTION)
    default void delete(ActionId id, boolean force) {
        throw new UnsupportedException(DELETE_ACTION);
    }

    /**
     * The action that a reference means: tried as id, then as name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     */
    default Action resolve(String reference) {
        throw new UnsupportedException(LIST_ACTIONS);
    }
}
