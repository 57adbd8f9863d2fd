package io.ostiary.keycloak;

import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;

import io.ostiary.CaseFold;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.user.IdentityId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserStatus;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Links users by moving identities at outside identity providers, and makes users of them again. Nothing else can be
 * moved: Keycloak shows no password, second factor or passkey, and so takes none.
 *
 * <p>Neither is one request. Both give an identity to its new user before they take it from the old one: with an identity
 * that nobody has the server makes a user, but with one that two have it lets nobody in, or whom it remembers to have had
 * it first. A call that broke off between is completed by making it again, and undone by the opposite one.
 *
 * <p>What another process or the users themselves do between the look and the last step is not seen: what is added to the
 * secondary then, a password for example, is deleted with it, and of two processes that link the same user with two others
 * each may give them the identity, which then lets nobody in until it is removed from one of the two. The tokens of a
 * provider that a realm stores do not move.
 */
final class AccountLinks {
    private final Realm realm;

    AccountLinks(Realm realm) {
        this.realm = realm;
    }

    /** Makes the secondary's identities the primary's, and deletes the secondary, with which its sessions end. */
    User link(UserId primary, UserId secondary) {
        // A database may find an id in whatever case.
        if (CaseFold.same(primary.value(), secondary.value())) {
            throw new InvalidArgumentException("secondary_user", "must be another user than the primary");
        }
        realm.expectAttributes(LINK_ACCOUNTS);
        return realm.exclusively(LINK_ACCOUNTS, primary, secondary, () -> {
            UserRepresentation from = realm.read(LINK_ACCOUNTS, secondary);
            var secondaryUser = new SecondaryUser(realm, from);
            UserRepresentation prepared = realm.change(LINK_ACCOUNTS, primary, into -> {
                secondaryUser.requireMovable();
                secondaryUser.requireRoomAt(into);
                return FormerUsers.remembering(into, from);
            });
            var identities = new OutsideIdentities(realm, LINK_ACCOUNTS);
            OutsideIdentities.of(from).stream()
                    .filter(identity -> !OutsideIdentities.has(prepared, identity))
                    .forEach(identity -> identities.add(primary, identity));
            UserRepresentation merged = realm.read(LINK_ACCOUNTS, primary);
            secondaryUser.requireTakenBy(merged);
            realm.delete(LINK_ACCOUNTS, secondary);
            return Requests.readBack(LINK_ACCOUNTS, () -> realm.toUser(LINK_ACCOUNTS, merged));
        });
    }

    /** Makes a linked identity a user of its own, and returns that. */
    User unlink(UserId id, IdentityId identity) {
        realm.expectAttributes(UNLINK_ACCOUNTS);
        return realm.exclusively(UNLINK_ACCOUNTS, id, () -> {
            UserRepresentation user = realm.read(UNLINK_ACCOUNTS, id);
            FederatedIdentityRepresentation split = linked(user, identity);
            requireUnlocked(realm, UNLINK_ACCOUNTS, user);
            UserId apart = new SplitOffUser(realm, user, split).get();
            // Before as well, because after a call that broke off the next one does not find the identity.
            endSessions(id);
            new OutsideIdentities(realm, UNLINK_ACCOUNTS).remove(id, split);
            endSessions(id);
            UserRepresentation unused =
                    realm.change(UNLINK_ACCOUNTS, id, before -> FormerUsers.forgetting(before, split));
            return Requests.readBack(
                    UNLINK_ACCOUNTS, () -> realm.toUser(UNLINK_ACCOUNTS, realm.read(UNLINK_ACCOUNTS, apart)));
        });
    }

    /** Keycloak locks nobody by request, so a lock would not go along with an identity. */
    static void requireUnlocked(Realm realm, Operation operation, UserRepresentation user) {
        if (realm.toUser(operation, user).status() == UserStatus.LOCKED) {
            throw new ConflictException(
                    operation, "user " + user.getId() + " is locked; unlock them first, or wait until the lock ends");
        }
    }

    /** That somebody else has the identity too, so that it is not clear whose it is. */
    static ConflictException shared(
            Operation operation, FederatedIdentityRepresentation identity, UserRepresentation other) {
        return new ConflictException(
                operation,
                OutsideIdentities.id(identity) + " is also an identity of user " + other.getId()
                        + "; remove it from one of the two in the Admin Console");
    }

    private static FederatedIdentityRepresentation linked(UserRepresentation user, IdentityId identity) {
        if (identity.value().equals(user.getId())) {
            throw new ConflictException(
                    UNLINK_ACCOUNTS, identity + " is the primary identity of user " + user.getId() + ", which stays");
        }
        return OutsideIdentities.of(user).stream()
                .filter(candidate -> OutsideIdentities.id(candidate).equals(identity))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(UNLINK_ACCOUNTS, "identity", identity.value()));
    }

    private void endSessions(UserId id) {
        UserResource user = realm.user(UNLINK_ACCOUNTS, id);
        realm.requests().perform(UNLINK_ACCOUNTS, Subject.user(id), user::logout);
    }
}
