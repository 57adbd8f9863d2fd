package io.ostiary.auth0;

import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.AlreadyExistsException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes users. Auth0 takes a username in a request of its own; when the second of two requests is refused, what the first
 * one did is undone.
 */
final class UserUpdate {
    private final ManagedTenant tenant;
    private final Operation operation;

    UserUpdate(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    User update(UserId id, UserPatch patch) {
        return tenant.exclusively(operation, id, () -> {
            UserResponseSchema present = tenant.read(operation, id);
            User after = patch.applyTo(UserMapping.toUser(present, false));
            return tenant.toUser(operation, change(id, present, after, changed -> changed));
        });
    }

    /**
     * Changes a user to be so; the caller holds the lock.
     *
     * @param present the user as it was read under the lock
     * @param rest does what else belongs to the change; when that is refused, the change is undone
     */
    UserResponseSchema change(
            UserId id, UserResponseSchema present, User after, UnaryOperator<UserResponseSchema> rest) {
        List<Step> steps = steps(UserMapping.toUser(present, false), after, UserMapping.connection(present));
        UserResponseSchema changed = present;
        int done = 0;
        try {
            for (Step step : steps) {
                changed = send(id, step);
                done++;
            }
            return rest.apply(changed);
        } catch (AlreadyExistsException | InvalidArgumentException e) {
            undo(id, steps.subList(0, done));
            throw e;
        }
    }

    /**
     * The requests in an order that leaves the user a name to sign in with at every moment, the address first where it can
     * be: of two names that are taken, that is the one to tell.
     */
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
                after.email() != null || before.username() != null ? 0 : steps.size(),
                new Step(
                        change,
                        UserMapping.profileChange(after, before, connection).orElseThrow(),
                        "email",
                        String.valueOf(after.email()))));
        return steps;
    }

    private UserResponseSchema send(UserId id, Step step) {
        return tenant.patch(operation, id, Subject.naming(id, step.field, step.name), step.change);
    }

    private void undo(UserId id, List<Step> done) {
        for (Step step : done) {
            UserResponseSchema unused = tenant.patch(operation, id, Subject.user(id), step.undoing);
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
