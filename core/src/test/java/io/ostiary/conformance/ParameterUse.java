package io.ostiary.conformance;

import io.ostiary.Operation;
import io.ostiary.backend.Invocation;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which optional parameters calls use, and which single values of them. That a user to be linked has a password, only the
 * call that created them told.
 */
public final class ParameterUse {
    private final Set<UserId> withPassword = ConcurrentHashMap.newKeySet();

    /** The parameters that a call uses, as {@code operation.parameter}, and the single values of choices. */
    public Set<String> of(Invocation invocation) {
        Set<String> parameters = Parameters.used(invocation.operation(), invocation.arguments());
        parameters.addAll(Parameters.values(invocation.operation(), invocation.arguments()));
        if (invocation.operation() == Operation.LINK_ACCOUNTS
                && withPassword.contains(invocation.arguments().get(1))) {
            parameters.add("link_accounts.secondary_user.password");
        }
        return parameters;
    }

    /** Notes what a call returned. */
    public void answered(Invocation invocation, @Nullable Object result) {
        if (invocation.operation() == Operation.CREATE_USER
                && result instanceof User created
                && invocation.arguments().get(0) instanceof NewUser user
                && user.password() != null) {
            withPassword.add(created.id());
        }
    }
}
