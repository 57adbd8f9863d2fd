package io.ostiary.auth0;

import static io.ostiary.Operation.UPDATE_USER;

import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.AlreadyExistsException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes users. Auth0 takes a username in a request of its own; when the second of two requests is refused, what the first
 * one did is undone.
 */
final class UserUpdate {
    private final ManagedTenant tenant;

    UserUpdate(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    User update(UserId id, UserPatch patch) {
        return tenant.locks().exclusively(id, () -> {
            UserResponseSchema present = tenant.read(UPDATE_USER, id);
            User before = UserMapping.toUser(present, false);
            User after = patch.applyTo(before);
            List<Step> steps = steps(before, after, UserMapping.connection(present));
            for (int step = 0; step < steps.size(); step++) {
                try {
                    present = send(id, steps.get(step));
                } catch (AlreadyExistsException | InvalidArgumentException e) {
                    undo(id, steps.subList(0, step));
                    throw e;
                }
            }
            return tenant.toUser(UPDATE_USER, present);
        });
    }

    /** The requests in an order that leaves the user a name to sign in with at every moment. */
    private static List<Step> steps(User before, User after, @Nullable String connection) {
        List<Step> steps = new ArrayList<>();
        Optional<UpdateUserRequestContent> username = UserMapping.usernameChange(before, after, connection);
        Optional<UpdateUserRequestContent> profile = UserMapping.profileChange(before, after, connection);
        username.ifPresent(change -> steps.add(new Step(
                change,
                UserMapping.usernameChange(after, before, connection).orElseThrow(),
                "username",
                String.valueOf(after.username()))));
        profile.ifPresent(change -> steps.add(
                after.username() == null ? 0 : steps.size(),
                new Step(
                        change,
                        UserMapping.profileChange(after, before, connection).orElseThrow(),
                        "email",
                        String.valueOf(after.email()))));
        return steps;
    }

    private UserResponseSchema send(UserId id, Step step) {
        return tenant.patch(UPDATE_USER, id, Subject.naming(id, step.field, step.name), step.change);
    }

    private void undo(UserId id, List<Step> done) {
        for (Step step : done) {
            UserResponseSchema unused = tenant.patch(UPDATE_USER, id, Subject.user(id), step.undoing);
        }
    }

    /**
     * A request.
     *
     * @param undoing what takes it back
     * @param field the unique field that it sets
     * @param name what it sets that to
     */
    private record Step(UpdateUserRequestContent change, UpdateUserRequestContent undoing, String field, String name) {}
}
