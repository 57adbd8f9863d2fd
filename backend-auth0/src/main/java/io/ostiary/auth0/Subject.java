package io.ostiary.auth0;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.role.RoleId;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;
import org.jspecify.annotations.Nullable;

/** What a request is about: it says what the statuses 404 and 409 of the answer mean. */
interface Subject {
    /** What is missing when the tenant says that something is. */
    NotFoundException missing(Operation operation);

    /** What is taken when the tenant says that something exists already. */
    default IdentityException taken(Operation operation) {
        return new ConflictException(operation, "Auth0 says that it exists already");
    }

    /** The tenant itself, and lists of it. */
    static Subject tenant(TenantId id) {
        return operation -> new NotFoundException(operation, "tenant", id.value());
    }

    /** A user, by id. */
    static Subject user(UserId id) {
        return operation -> new NotFoundException(operation, "user", id.value());
    }

    /** A user, and the names that it is to have. */
    static Subject user(String id, @Nullable String email, @Nullable String username) {
        return new Subject() {
            @Override
            public NotFoundException missing(Operation operation) {
                return new NotFoundException(operation, "user", id);
            }

            @Override
            public IdentityException taken(Operation operation) {
                return email == null
                        ? new AlreadyExistsException(operation, "user", "username", String.valueOf(username))
                        : new AlreadyExistsException(operation, "user", "email", email);
            }
        };
    }

    /** A role, by id. */
    static Subject role(RoleId id) {
        return operation -> new NotFoundException(operation, "role", id.value());
    }
}
