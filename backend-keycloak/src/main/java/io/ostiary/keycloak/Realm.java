package io.ostiary.keycloak;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.backend.EntityLocks;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import jakarta.ws.rs.InternalServerErrorException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/** One realm for one call: what every port of it needs. */
final class Realm {
    private final TenantId tenant;
    private final Requests requests;
    private final EntityLocks locks;

    Realm(TenantId tenant, Requests requests, EntityLocks locks) {
        this.tenant = tenant;
        this.requests = requests;
        this.locks = locks;
    }

    TenantId tenant() {
        return tenant;
    }

    Requests requests() {
        return requests;
    }

    /**
     * Does something about an entity while nobody else in this process does.
     *
     * @throws io.ostiary.UnavailableException when others are still at it at the call's deadline
     */
    <T> T exclusively(Operation operation, Object entity, Supplier<T> change) {
        return locks.exclusively(requests.call(), operation, entity, change);
    }

    /** The same for two entities at once. The change may begin another of either. */
    <T> T exclusively(Operation operation, Object one, Object other, Supplier<T> change) {
        return locks.exclusively(requests.call(), operation, one, other, change);
    }

    /** The realm of the operation's requests; no request is made. */
    RealmResource resource(Operation operation) {
        RealmNames.require(operation, tenant);
        return requests.client().realm(tenant);
    }

    /** The queries of the operation, which name the realm themselves; no request is made. */
    AdminQueries queries(Operation operation) {
        RealmNames.require(operation, tenant);
        return requests.client().queries();
    }

    /**
     * Checks that the realm is there, where nothing else would be asked of it.
     *
     * @throws NotFoundException when it is not
     */
    void requireThere(Operation operation) {
        requests.perform(
                operation, Subject.tenant(tenant), () -> resource(operation).toRepresentation());
    }

    /**
     * Whom the requests of the operation are about; no request is made.
     *
     * @throws NotFoundException when nobody can have the id
     */
    UserResource user(Operation operation, UserId id) {
        RealmResource realm = resource(operation);
        if (!Paths.isSegment(id.value())) {
            throw new NotFoundException(operation, "user", id.value());
        }
        return realm.users().get(id.value());
    }

    /**
     * The user as the server has it.
     *
     * @throws NotFoundException when there is none, or it is the account of a client
     */
    UserRepresentation read(Operation operation, UserId id) {
        Subject subject = Subject.user(id);
        UserResource user = user(operation, id);
        UserRepresentation found = requests.repeatable(operation, subject, user::toRepresentation);
        if (!requests.client().known().isPerson(tenant, id) && new ServiceAccounts(this, operation).hold(found)) {
            throw subject.missing(operation);
        }
        requests.client().known().person(tenant, id);
        return found;
    }

    /**
     * Whom the requests of the operation are about; a request is made only when it is not known yet that the id is not
     * that of a client's account. Whether the user is still there, the operation's own requests tell.
     *
     * @throws NotFoundException when there is none, or it is the account of a client
     */
    UserResource person(Operation operation, UserId id) {
        if (!requests.client().known().isPerson(tenant, id)) {
            read(operation, id);
        }
        return user(operation, id);
    }

    /** The user in the vocabulary. That wrong passwords locked somebody is a second question to the server. */
    User toUser(Operation operation, UserRepresentation user) {
        if (!Boolean.TRUE.equals(user.isEnabled())) {
            return UserMapping.toUser(user, false);
        }
        UserId id = UserId.of(user.getId());
        return UserMapping.toUser(user, bruteForceStatus(operation, id).isLocked());
    }

    /** What brute-force protection says of the user, locked or not. */
    BruteForceStatus bruteForceStatus(Operation operation, UserId id) {
        return new BruteForceStatus(requests.repeatable(
                operation,
                Subject.user(id),
                () -> resource(operation).attackDetection().bruteForceUserStatus(id.value())));
    }

    Optional<User> find(Operation operation, UserId id) {
        try {
            return Optional.of(toUser(operation, read(operation, id)));
        } catch (NotFoundException e) {
            if (e.kind().equals("user")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Reads the user, changes what was read and writes it back, while nobody else in this process does. */
    UserRepresentation change(Operation operation, UserId id, UnaryOperator<UserRepresentation> change) {
        return exclusively(operation, id, () -> {
            UserRepresentation before = read(operation, id);
            UserRepresentation changed = change.apply(before);
            if (changed == before) {
                return before;
            }
            UserResource user = user(operation, id);
            requests.perform(
                    operation,
                    Subject.user(id.value(), changed.getEmail(), UserMapping.username(changed)),
                    () -> user.update(changed));
            UserRepresentation after = Requests.readBack(operation, () -> read(operation, id));
            requireKept(operation, changed, after);
            return after;
        });
    }

    /** Whether the user has a password, a second factor or a passkey at Keycloak itself. */
    boolean hasCredentials(Operation operation, UserRepresentation user) {
        UserId id = UserId.of(user.getId());
        UserResource resource = user(operation, id);
        return !requests.repeatable(operation, Subject.user(id), resource::credentials)
                .isEmpty();
    }

    /** Deletes the user, with everything that is the user's, while nobody else in this process changes them. */
    void delete(Operation operation, UserId id) {
        UserResource user = person(operation, id);
        exclusively(operation, id, () -> {
            requests.delete(operation, Subject.user(id), () -> {
                try {
                    user.remove();
                } catch (InternalServerErrorException e) {
                    // Of two deletions at the same time Keycloak answers one with 204 and the other with 500.
                    UserRepresentation unused = user.toRepresentation();
                    throw e;
                }
            });
            return id;
        });
    }

    /**
     * Checks that the realm keeps the attributes that are about to be written, rather than dropping them without a word.
     *
     * @throws io.ostiary.NotConfiguredException when it does not, or lets users edit them
     */
    void requireAttributes(Operation operation) {
        Known known = requests.client().known();
        known.forgetAttributes(tenant);
        UPConfig profile = requests.repeatable(
                operation,
                Subject.tenant(tenant),
                () -> resource(operation).users().userProfile().getConfiguration());
        if (!Requirements.ATTRIBUTES.met().test(profile)) {
            throw Requirements.ATTRIBUTES.refusal(operation, tenant);
        }
        known.attributesKept(tenant, requests.now());
    }

    /**
     * Checks the same, but believes for a few seconds what it found: before a write after which {@link #requireKept}
     * looks.
     *
     * @throws io.ostiary.NotConfiguredException when the realm does not keep attributes, or lets users edit them
     */
    void expectAttributes(Operation operation) {
        if (!requests.client().known().keepsAttributes(tenant, requests.now())) {
            requireAttributes(operation);
        }
    }

    /**
     * Checks that the attributes that were written are there.
     *
     * @throws io.ostiary.NotConfiguredException when they are not because the realm does not keep them
     */
    void requireKept(Operation operation, UserRepresentation written, UserRepresentation found) {
        if (!UserMapping.attributes(found)
                .keySet()
                .containsAll(UserMapping.attributes(written).keySet())) {
            requireAttributes(operation);
        }
    }
}
