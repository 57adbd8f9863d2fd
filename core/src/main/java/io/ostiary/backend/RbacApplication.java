package io.ostiary.backend;

import io.ostiary.IdentityException;
import io.ostiary.permission.RbacChange;
import io.ostiary.permission.RbacOutcome;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes changes one after the other at a provider that knows no transaction. What fails before anything was written is
 * thrown; later, the outcome tells it, with what is still to be done.
 */
public final class RbacApplication {
    private RbacApplication() {}

    /**
     * Makes the changes in their order, up to the first that fails.
     *
     * @throws IdentityException when the first change of all fails
     */
    public static RbacOutcome make(List<RbacChange> changes, Consumer<RbacChange> change) {
        for (int done = 0; done < changes.size(); done++) {
            try {
                change.accept(changes.get(done));
            } catch (IdentityException e) {
                if (done == 0) {
                    throw e;
                }
                return new RbacOutcome(
                        changes, changes.subList(done, changes.size()), e.code().id() + ": " + e.detail());
            }
        }
        return RbacOutcome.of(changes);
    }
}
