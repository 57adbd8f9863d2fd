package io.ostiary.auth0;

import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.backend.EntityLocks;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The tenant for one call: what every port of it needs. */
final class ManagedTenant {
    private final TenantId tenant;
    private final Requests requests;
    private final EntityLocks locks;

    ManagedTenant(TenantId tenant, Requests requests, EntityLocks locks) {
        this.tenant = tenant;
        this.requests = requests;
        this.locks = locks;
    }

    TenantId id() {
        return tenant;
    }

    Auth0Settings settings() {
        return requests.settings();
    }

    /**
     * Makes a change of an entity while nobody else in this process changes it.
     *
     * @throws io.ostiary.UnavailableException when others are still at it at the call's deadline
     */
    <T> T exclusively(Operation operation, Object entity, Supplier<T> change) {
        return locks.exclusively(requests.call(), operation, entity, change);
    }

    /**
     * The way to the tenant.
     *
     * @throws NotFoundException when it is not the one that the backend is connected to
     */
    Requests requests(Operation operation) {
        if (!tenant.value().equals(settings().domain())) {
            throw new NotFoundException(operation, "tenant", tenant.value());
        }
        return requests;
    }

    /**
     * The way to what is about one user; no request is made.
     *
     * @throws NotFoundException when nobody can have the id, because as part of a path it means another place
     */
    Requests requests(Operation operation, UserId id) {
        Requests checked = requests(operation);
        if (id.value().equals(".") || id.value().equals("..")) {
            throw new NotFoundException(operation, "user", id.value());
        }
        return checked;
    }

    /**
     * The user as the tenant has it.
     *
     * @throws NotFoundException when there is none
     */
    UserResponseSchema read(Operation operation, UserId id) {
        return requests(operation, id)
                .repeatable(
                        operation,
                        Subject.user(id),
                        attempt -> UserMapping.user(attempt.api().users().get(id.value())));
    }

    /** The user as the tenant has it, or empty when there is none. */
    Optional<UserResponseSchema> lookUp(Operation operation, UserId id) {
        try {
            return Optional.of(read(operation, id));
        } catch (NotFoundException e) {
            if (e.kind().equals("user")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Changes what the request names, to values that do not depend on how often it is sent. */
    UserResponseSchema patch(Operation operation, UserId id, Subject subject, UpdateUserRequestContent change) {
        return requests(operation, id)
                .repeatable(
                        operation,
                        subject,
                        attempt -> UserMapping.user(attempt.api().users().update(id.value(), change)));
    }

    /** The user in the vocabulary. That wrong passwords locked somebody is a second question to the tenant. */
    User toUser(Operation operation, UserResponseSchema user) {
        if (user.getBlocked().orElse(false)) {
            return UserMapping.toUser(user, false);
        }
        UserId id = UserId.of(user.getUserId().orElseThrow());
        boolean locked = requests(operation)
                .repeatable(
                        operation,
                        Subject.user(id),
                        attempt -> !attempt.api()
                                .userBlocks()
                                .list(id.value())
                                .getBlockedFor()
                                .orElse(List.of())
                                .isEmpty());
        return UserMapping.toUser(user, locked);
    }
}
