package io.ostiary.user;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The three look-ups that a backend supplies, and the one rule by which every backend resolves a reference with them.
 */
public interface UserLookup {
    /** The user of that id. The text may be anything; what cannot be an id matches nobody. */
    Optional<User> byId(String id);

    /** Every user with that e-mail address; some providers let several share one. */
    List<User> byEmail(String email);

    /** The user with that username. */
    Optional<User> byUsername(String username);

    /**
     * Whom the reference means. A bare value is tried as id, as e-mail address (when it holds an {@code @}) and as
     * username; it never guesses between two.
     *
     * @throws NotFoundException when nobody matches
     * @throws ConflictException when two different users match; the message lists their ids
     */
    default UserMatch resolve(UserRef ref) {
        Map<UserId, UserMatch> matches = new LinkedHashMap<>();
        if (ref instanceof UserRef.ById || ref instanceof UserRef.Bare) {
            byId(ref.value()).ifPresent(user -> matches.putIfAbsent(user.id(), new UserMatch(user, UserMatch.By.ID)));
        }
        if (ref instanceof UserRef.ByEmail
                || ref instanceof UserRef.Bare && ref.value().indexOf('@') > 0) {
            byEmail(ref.value()).forEach(user -> matches.putIfAbsent(user.id(), UserMatch.byEmail(user, ref.value())));
        }
        if (ref instanceof UserRef.ByUsername || ref instanceof UserRef.Bare) {
            byUsername(ref.value())
                    .ifPresent(user -> matches.merge(
                            user.id(),
                            new UserMatch(user, UserMatch.By.USERNAME),
                            (first, second) -> first.byUnverifiedEmail() ? second : first));
        }
        return new Reference(Operation.GET_USER, "user", ref.value())
                .only(matches.values(), "id", match -> "id:" + match.user().id());
    }
}
