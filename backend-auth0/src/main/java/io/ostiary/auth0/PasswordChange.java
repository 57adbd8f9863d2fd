package io.ostiary.auth0;

import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.user.UserId;
import java.util.Optional;

/** Sets passwords. Auth0 lifts an administrator's block with the password, so it is put back. */
record PasswordChange(ManagedTenant tenant, Operation operation) {
    /**
     * Sets a password; the caller holds the lock of the user.
     *
     * @param before the user as it was read under the lock
     */
    void set(UserId id, UserResponseSchema before, Secret password) {
        var change = UpdateUserRequestContent.builder()
                .password(password.reveal())
                .connection(Optional.ofNullable(UserMapping.connection(before)))
                .build();
        try {
            UserResponseSchema unused = tenant.requests(operation, id)
                    .once(
                            operation,
                            Subject.user(id),
                            attempt -> UserMapping.user(attempt.api().users().update(id.value(), change)));
        } catch (UnavailableException e) {
            keepBlock(id, before);
            throw e;
        }
        keepBlock(id, before);
    }

    private void keepBlock(UserId id, UserResponseSchema before) {
        if (before.getBlocked().orElse(false)) {
            UserResponseSchema unused = tenant.patch(
                    operation,
                    id,
                    Subject.user(id),
                    UpdateUserRequestContent.builder().blocked(true).build());
        }
    }
}
