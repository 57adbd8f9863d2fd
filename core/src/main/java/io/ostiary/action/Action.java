package io.ostiary.action;

import io.ostiary.ConflictException;
import io.ostiary.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Code that runs when something happens. It is a draft until it is deployed, and what was deployed runs until the next
 * deployment, whatever the draft says.
 *
 * @param id identifies it in the tenant
 * @param name what people call it, unique
 * @param triggers when it runs; empty when at something that has no name here
 * @param draft what it does when it is deployed next
 * @param live what it does now, or null when it was never deployed
 * @param changed whether the draft was changed since it was deployed, be it the value of a secret
 * @param updatedAt when the draft was changed last, be it the value of a secret; whatever else the provider counts as a
 *     change of the action may move it too
 * @param managed whether the claim mappers are kept in it, so that nothing else may change it
 */
public record Action(
        ActionId id,
        String name,
        List<ActionTrigger> triggers,
        ActionContent draft,
        @Nullable ActionVersion live,
        boolean changed,
        Instant updatedAt,
        boolean managed) {

    /** Copies the triggers. */
    public Action {
        triggers = List.copyOf(triggers);
    }

    /** The draft that was asked for, under that id. */
    public static Action of(ActionId id, NewAction asked, Instant now) {
        return new Action(id, asked.name(), asked.triggers(), asked.content(), null, false, now, false);
    }

    /** How far it is. */
    public ActionStatus status() {
        if (live == null) {
            return ActionStatus.DRAFT;
        }
        return changed ? ActionStatus.CHANGED : ActionStatus.DEPLOYED;
    }

    /**
     * The action with its draft after the patch.
     *
     * @throws ConflictException when it was deployed and would get other triggers
     * @throws io.ostiary.InvalidArgumentException when it would have too many secrets
     */
    public Action patched(ActionPatch patch, Instant now) {
        List<ActionTrigger> wanted = patch.triggers().valueOrNull();
        if (wanted != null && live != null && !wanted.equals(triggers)) {
            throw new ConflictException(
                    Operation.UPDATE_ACTION,
                    "action " + id + " was deployed and keeps its triggers; create_action makes another one");
        }
        ActionContent content = draft.patched(patch);
        return new Action(
                id,
                patch.name().keeps() ? name : String.valueOf(patch.name().valueOrNull()),
                wanted == null ? triggers : wanted,
                content,
                live,
                live != null && (changed || !content.equals(draft) || patch.setsSecrets()),
                now,
                managed);
    }

    /** The action with its draft deployed, as the next version. */
    public Action deployed() {
        return deployed(live == null ? 1 : live.number() + 1);
    }

    /** The action with its draft deployed, as the version of that number. */
    public Action deployed(int number) {
        return new Action(id, name, triggers, draft, new ActionVersion(number, draft), false, updatedAt, managed);
    }

    /**
     * Refuses to change what the claim mappers are kept in.
     *
     * @throws ConflictException when it is that
     */
    public void requireUnmanaged(Operation operation) {
        if (managed) {
            throw new ConflictException(
                    operation,
                    "action " + id + " holds the claim mappers; set_claim_mapper and delete_claim_mapper change it");
        }
    }

    /** What to say when it would be deleted while it runs. */
    public ConflictException inUse() {
        return new ConflictException(
                Operation.DELETE_ACTION, "action " + id + " was deployed and runs; delete it with force");
    }
}
