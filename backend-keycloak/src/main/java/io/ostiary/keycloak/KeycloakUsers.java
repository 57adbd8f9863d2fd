package io.ostiary.keycloak;

import static io.ostiary.Operation.COUNT_USERS;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_USER;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.ENABLE_USER;
import static io.ostiary.Operation.GET_USER;
import static io.ostiary.Operation.LIST_MFA_FACTORS;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.RESET_MFA;
import static io.ostiary.Operation.SET_EMAIL_VERIFIED;
import static io.ostiary.Operation.SET_PASSWORD;
import static io.ostiary.Operation.UNLOCK_USER;
import static io.ostiary.Operation.UPDATE_USER;

import io.ostiary.ConflictException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserExport;
import io.ostiary.user.UserId;
import io.ostiary.user.UserMatch;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserStatus;
import io.ostiary.user.Users;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The users of a realm. */
final class KeycloakUsers implements Users {
    /** What Keycloak gives as the reason when its brute-force protection blocks somebody for good. */
    private static final String LOCKED_FOR_GOOD = "permanentLockout";

    private final Realm realm;

    KeycloakUsers(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Page<User> list(UserQuery query, PageRequest page) {
        var filter = new UserFilter(realm, LIST_USERS, query);
        OffsetList<UserRepresentation, User> byUsername =
                UserLists.of((offset, max) -> filter.read(offset, max, false), filter::matches, false);
        Object bound = List.of(realm.tenant(), query);
        return query.sort() == null
                ? byUsername.page(LIST_USERS, bound, page)
                : UserScan.page(LIST_USERS, bound, query.sort(), byUsername, page);
    }

    @Override
    public long count(UserQuery query) {
        var filter = new UserFilter(realm, COUNT_USERS, query);
        return query.text() == null
                ? filter.count()
                : UserLists.of((offset, max) -> filter.read(offset, max, true), filter::matches, true)
                        .all()
                        .size();
    }

    @Override
    public Optional<User> find(UserId id) {
        return realm.find(GET_USER, id);
    }

    @Override
    public User create(NewUser user) {
        if (UserMapping.needsAttributes(user)) {
            realm.expectAttributes(CREATE_USER);
        }
        UserRepresentation wanted = UserMapping.toRepresentation(user);
        UserId id = new UserCreation(realm, CREATE_USER).create(wanted);
        UserRepresentation created = Requests.readBack(CREATE_USER, () -> realm.read(CREATE_USER, id));
        try {
            realm.requireKept(CREATE_USER, wanted, created);
        } catch (NotConfiguredException e) {
            UserResource incomplete = realm.user(CREATE_USER, id);
            realm.requests().delete(CREATE_USER, Subject.user(id), incomplete::remove);
            throw e;
        }
        return UserMapping.toUser(created, false);
    }

    @Override
    public User update(UserId id, UserPatch patch) {
        if (patch.name().valueOrNull() != null || patch.phone().valueOrNull() != null) {
            realm.expectAttributes(UPDATE_USER);
        }
        return change(UPDATE_USER, id, patch::applyTo);
    }

    @Override
    public User disable(UserId id, Disablement disablement) {
        if (disablement.reason() != null) {
            realm.expectAttributes(DISABLE_USER);
        }
        User disabled = change(
                DISABLE_USER,
                id,
                user -> user.toBuilder()
                        .status(UserStatus.DISABLED)
                        .disabledReason(disablement.reason())
                        .build());
        if (disablement.revokeSessions()) {
            UserResource user = realm.user(DISABLE_USER, id);
            realm.requests().perform(DISABLE_USER, Subject.user(id), user::logout);
        }
        return disabled;
    }

    @Override
    public User enable(UserId id) {
        return change(ENABLE_USER, id, KeycloakUsers::enabled);
    }

    @Override
    public void delete(UserId id) {
        realm.delete(DELETE_USER, id);
    }

    @Override
    public ImportReport importAll(List<ImportedUser> rows, ImportMode mode, ImportProgress progress) {
        return new UserImport(realm, mode).run(List.copyOf(rows), progress);
    }

    @Override
    public UserExport export(UserId id) {
        return new UserDataExport(realm).of(id);
    }

    @Override
    public User setEmailVerified(UserId id, boolean verified) {
        return change(SET_EMAIL_VERIFIED, id, user -> {
            if (user.email() == null) {
                throw new ConflictException(SET_EMAIL_VERIFIED, "user " + id + " has no e-mail address");
            }
            return user.toBuilder().emailVerified(verified).build();
        });
    }

    @Override
    public void setPassword(UserId id, NewPassword password) {
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password.value().reveal());
        credential.setTemporary(password.temporary());
        UserResource user = realm.person(SET_PASSWORD, id);
        realm.exclusively(SET_PASSWORD, id, () -> {
            realm.requests().perform(SET_PASSWORD, Subject.user(id), () -> user.resetPassword(credential));
            return id;
        });
    }

    @Override
    public User unlock(UserId id) {
        realm.read(UNLOCK_USER, id);
        realm.requests()
                .perform(
                        UNLOCK_USER,
                        Subject.user(id),
                        () -> realm.resource(UNLOCK_USER).attackDetection().clearBruteForceForUser(id.value()));
        return change(UNLOCK_USER, id, user -> LOCKED_FOR_GOOD.equals(user.disabledReason()) ? enabled(user) : user);
    }

    @Override
    public void sendPasswordReset(UserId id, @Nullable URI redirect) {
        new UserMails(realm).sendPasswordReset(id, redirect);
    }

    @Override
    public void sendEmailVerification(UserId id) {
        new UserMails(realm).sendEmailVerification(id);
    }

    @Override
    public List<MfaFactor> mfaFactors(UserId id) {
        return new SecondFactors(realm).of(LIST_MFA_FACTORS, id);
    }

    @Override
    public List<MfaFactor> resetMfa(UserId id, Set<String> factors) {
        return new SecondFactors(realm).remove(RESET_MFA, id, factors);
    }

    @Override
    public User link(UserId primary, UserId secondary) {
        return new AccountLinks(realm).link(primary, secondary);
    }

    @Override
    public User unlink(UserId id, IdentityId identity) {
        return new AccountLinks(realm).unlink(id, identity);
    }

    @Override
    public UserMatch resolve(UserRef ref) {
        return new KeycloakUserLookup(realm).resolve(ref);
    }

    private User change(Operation operation, UserId id, UnaryOperator<User> change) {
        UserRepresentation changed = realm.change(operation, id, before -> {
            User user = UserMapping.toUser(before, false);
            User after = change.apply(user);
            return after.equals(user) ? before : UserMapping.toChange(before, after);
        });
        return Requests.readBack(operation, () -> realm.toUser(operation, changed));
    }

    private static User enabled(User user) {
        return user.status() == UserStatus.DISABLED
                ? user.toBuilder()
                        .status(UserStatus.ACTIVE)
                        .disabledReason(null)
                        .build()
                : user;
    }
}
