package io.ostiary.auth0;

import static io.ostiary.Operation.COUNT_USERS;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_USER;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.ENABLE_USER;
import static io.ostiary.Operation.GET_USER;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;
import static io.ostiary.Operation.SET_EMAIL_VERIFIED;
import static io.ostiary.Operation.SET_PASSWORD;
import static io.ostiary.Operation.UNLOCK_USER;
import static io.ostiary.Operation.UPDATE_USER;

import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.ConflictException;
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
import io.ostiary.user.Users;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The users of the tenant. New ones are created in one database connection. */
final class Auth0Users implements Users {
    private final ManagedTenant tenant;

    Auth0Users(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<User> list(UserQuery query, PageRequest page) {
        return new UserScan(tenant, LIST_USERS, query).page(page);
    }

    @Override
    public long count(UserQuery query) {
        return new UserScan(tenant, COUNT_USERS, query).count();
    }

    @Override
    public Optional<User> find(UserId id) {
        return tenant.lookUp(GET_USER, id).map(user -> tenant.toUser(GET_USER, user));
    }

    @Override
    public User create(NewUser user) {
        return new UserCreation(tenant, CREATE_USER).create(user);
    }

    @Override
    public User update(UserId id, UserPatch patch) {
        return new UserUpdate(tenant, UPDATE_USER).update(id, patch);
    }

    @Override
    public User disable(UserId id, Disablement disablement) {
        User disabled = tenant.exclusively(DISABLE_USER, id, () -> {
            UserResponseSchema unused = tenant.read(DISABLE_USER, id);
            var block = UpdateUserRequestContent.builder()
                    .blocked(true)
                    .appMetadata(AppMetadata.disabledReasonPatch(disablement.reason()))
                    .build();
            return tenant.toUser(DISABLE_USER, tenant.patch(DISABLE_USER, id, Subject.user(id), block));
        });
        if (disablement.revokeSessions()) {
            new Revocation(tenant, DISABLE_USER).ofEverything(id);
        }
        return disabled;
    }

    @Override
    public User enable(UserId id) {
        return tenant.exclusively(ENABLE_USER, id, () -> {
            UserResponseSchema user = tenant.read(ENABLE_USER, id);
            if (user.getBlocked().orElse(false)) {
                var unblock = UpdateUserRequestContent.builder()
                        .blocked(false)
                        .appMetadata(AppMetadata.disabledReasonPatch(null))
                        .build();
                user = tenant.patch(ENABLE_USER, id, Subject.user(id), unblock);
            }
            return tenant.toUser(ENABLE_USER, user);
        });
    }

    /** Auth0 answers the delete of nobody like any other, so the user is read before. */
    @Override
    public void delete(UserId id) {
        UserId unusedId = tenant.exclusively(DELETE_USER, id, () -> {
            UserResponseSchema unused = tenant.read(DELETE_USER, id);
            tenant.requests(DELETE_USER, id)
                    .delete(
                            DELETE_USER,
                            Subject.user(id),
                            attempt -> attempt.api().users().delete(id.value()));
            return id;
        });
    }

    @Override
    public ImportReport importAll(List<ImportedUser> rows, ImportMode mode, ImportProgress progress) {
        return new UserImport(tenant, rows, mode, progress).run();
    }

    @Override
    public UserExport export(UserId id) {
        return new UserDataExport(tenant).of(id);
    }

    @Override
    public void sendPasswordReset(UserId id, @Nullable URI redirect) {
        if (redirect != null) {
            Auth0Capabilities.WIDEST.require(SEND_PASSWORD_RESET, "redirect_uri");
        }
        new UserMail(tenant).passwordReset(id);
    }

    @Override
    public User setEmailVerified(UserId id, boolean verified) {
        return tenant.exclusively(SET_EMAIL_VERIFIED, id, () -> {
            if (tenant.read(SET_EMAIL_VERIFIED, id).getEmail().isEmpty()) {
                throw new ConflictException(SET_EMAIL_VERIFIED, "user " + id + " has no e-mail address");
            }
            var change =
                    UpdateUserRequestContent.builder().emailVerified(verified).build();
            return tenant.toUser(SET_EMAIL_VERIFIED, tenant.patch(SET_EMAIL_VERIFIED, id, Subject.user(id), change));
        });
    }

    @Override
    public void sendEmailVerification(UserId id) {
        new UserMail(tenant).verification(id);
    }

    /** Auth0 lifts an administrator's block with a new password; it is put back. */
    @Override
    public void setPassword(UserId id, NewPassword password) {
        if (password.temporary()) {
            Auth0Capabilities.WIDEST.require(SET_PASSWORD, "temporary");
        }
        UserId unusedId = tenant.exclusively(SET_PASSWORD, id, () -> {
            UserResponseSchema before = tenant.read(SET_PASSWORD, id);
            new PasswordChange(tenant, SET_PASSWORD).set(id, before, password.value());
            return id;
        });
    }

    @Override
    public User unlock(UserId id) {
        UserResponseSchema user = tenant.read(UNLOCK_USER, id);
        tenant.requests(UNLOCK_USER, id)
                .perform(
                        UNLOCK_USER,
                        Subject.user(id),
                        attempt -> attempt.api().userBlocks().delete(id.value()));
        return UserMapping.toUser(user, false);
    }

    @Override
    public List<MfaFactor> mfaFactors(UserId id) {
        return new SecondFactors(tenant).list(id);
    }

    @Override
    public List<MfaFactor> resetMfa(UserId id, Set<String> factors) {
        return new SecondFactors(tenant).reset(id, factors);
    }

    @Override
    public User link(UserId primary, UserId secondary) {
        return new AccountLinks(tenant).link(primary, secondary);
    }

    @Override
    public User unlink(UserId id, IdentityId identity) {
        return new AccountLinks(tenant).unlink(id, identity);
    }

    @Override
    public UserMatch resolve(UserRef ref) {
        return new NameLookup(tenant, GET_USER).resolve(ref);
    }
}
