package io.ostiary.memory;

import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.NewAction;
import io.ostiary.memory.token.OpaqueTokens;
import java.time.Instant;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * An action and the digests of its draft's secrets, by name. Nothing runs here, so a digest is all that is kept.
 */
record StoredAction(Action action, TreePMap<String, String> secretDigests) {
    static StoredAction of(Action action, NewAction asked) {
        TreePMap<String, String> digests = TreePMap.empty();
        for (Map.Entry<String, Secret> secret : asked.secrets().entrySet()) {
            digests = digests.plus(secret.getKey(), OpaqueTokens.digest(secret.getValue()));
        }
        return new StoredAction(action, digests);
    }

    /** The action after the patch; secrets that it does not name stay. */
    StoredAction patched(ActionPatch patch, Instant now) {
        TreePMap<String, String> digests = secretDigests;
        for (var change : patch.secrets().entrySet()) {
            Secret value = change.getValue().valueOrNull();
            digests = value == null
                    ? digests.minus(change.getKey())
                    : digests.plus(change.getKey(), OpaqueTokens.digest(value));
        }
        return new StoredAction(action.patched(patch, now), digests);
    }

    StoredAction deployed() {
        return action.live() != null && !action.changed() ? this : new StoredAction(action.deployed(), secretDigests);
    }
}
