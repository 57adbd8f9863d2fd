package io.ostiary.user;

import static io.ostiary.Operation.*;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The users of one tenant.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names a user
 * throws {@link io.ostiary.NotFoundException} when there is no such user, unless it says otherwise. A partial change
 * touches only what it names.
 */
public interface Users {
    /**
     * The users that match, page by page.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this query
     */
    @Performs(LIST_USERS)
    default Page<User> list(UserQuery query, PageRequest page) {
        throw new UnsupportedException(LIST_USERS);
    }

    /** How many users match; the order of the query is ignored. */
    @Performs(COUNT_USERS)
    default long count(UserQuery query) {
        throw new UnsupportedException(COUNT_USERS);
    }

    /** The user, or empty when there is none of that id. */
    @Performs(GET_USER)
    default Optional<User> find(UserId id) {
        throw new UnsupportedException(GET_USER);
    }

    /**
     * Creates a user, who gets the tenant's default role where there is one.
     *
     * @throws io.ostiary.AlreadyExistsException when the e-mail address or the username is taken, in whatever case
     * @throws io.ostiary.InvalidArgumentException when the password does not satisfy the provider's policy
     */
    @Performs(CREATE_USER)
    default User create(NewUser user) {
        throw new UnsupportedException(CREATE_USER);
    }

    /**
     * Changes what the patch names, and returns the user as it is then.
     *
     * @throws io.ostiary.AlreadyExistsException when the new e-mail address or username is taken
     * @throws io.ostiary.InvalidArgumentException when neither e-mail, username nor phone would remain
     */
    @Performs(UPDATE_USER)
    default User update(UserId id, UserPatch patch) {
        throw new UnsupportedException(UPDATE_USER);
    }

    /** Blocks sign-in and refresh, and keeps the data. Disabling a disabled user replaces the reason. */
    @Performs(DISABLE_USER)
    default User disable(UserId id, Disablement disablement) {
        throw new UnsupportedException(DISABLE_USER);
    }

    /** Undoes {@link #disable}. Enabling an enabled user changes nothing. */
    @Performs(ENABLE_USER)
    default User enable(UserId id) {
        throw new UnsupportedException(ENABLE_USER);
    }

    /** Deletes the user for good, with sessions, role assignments, metadata and linked identities. */
    @Performs(DELETE_USER)
    default void delete(UserId id) {
        throw new UnsupportedException(DELETE_USER);
    }

    /**
     * Creates, or in {@link ImportMode#UPSERT} updates, many users. Each row is written whole or not at all, and a row
     * that fails stops no other. Password hashes are taken over as they are; a hash of a format that the backend lacks is
     * an {@link io.ostiary.IdentityException.Code#UNSUPPORTED} failure of its row. A password or hash replaces the one that the
     * user has, and makes a mailed password reset worthless, as {@link #setPassword} does.
     *
     * <p>A row that is found by the address or username of a {@linkplain User#identities linked identity} is a failure:
     * whom it describes is not the user that it would change.
     *
     * <p>When time runs out midway, what was written stays, and every row that was not reached is an
     * {@link io.ostiary.IdentityException.Code#UNAVAILABLE} failure of the report.
     *
     * @param rows the rows; of two rows with the same e-mail address or username, the first wins
     * @param progress hears how far it is
     */
    @Performs(IMPORT_USERS)
    default ImportReport importAll(List<ImportedUser> rows, ImportMode mode, ImportProgress progress) {
        throw new UnsupportedException(IMPORT_USERS);
    }

    /** Everything that is kept about the user. */
    @Performs(EXPORT_USER_DATA)
    default UserExport export(UserId id) {
        throw new UnsupportedException(EXPORT_USER_DATA);
    }

    /**
     * Mails the user a link with which to choose a new password.
     *
     * @param redirect where the link leads, an https or loopback URL without a fragment, or null for the provider's page
     * @throws io.ostiary.ConflictException when the user has no e-mail address
     * @throws io.ostiary.InvalidArgumentException when the redirect is not acceptable
     */
    @Performs(SEND_PASSWORD_RESET)
    default void sendPasswordReset(UserId id, @Nullable URI redirect) {
        throw new UnsupportedException(SEND_PASSWORD_RESET);
    }

    /**
     * Marks the user's e-mail address as verified or not.
     *
     * @throws io.ostiary.ConflictException when the user has no e-mail address
     */
    @Performs(SET_EMAIL_VERIFIED)
    default User setEmailVerified(UserId id, boolean verified) {
        throw new UnsupportedException(SET_EMAIL_VERIFIED);
    }

    /**
     * Mails the user a link that verifies the e-mail address.
     *
     * @throws io.ostiary.ConflictException when the user has no e-mail address, or it is verified already
     */
    @Performs(SEND_EMAIL_VERIFICATION)
    default void sendEmailVerification(UserId id) {
        throw new UnsupportedException(SEND_EMAIL_VERIFICATION);
    }

    /**
     * Sets or replaces the password. Existing sessions go on.
     *
     * @throws io.ostiary.InvalidArgumentException when it does not satisfy the provider's policy
     */
    @Performs(SET_PASSWORD)
    default void setPassword(UserId id, NewPassword password) {
        throw new UnsupportedException(SET_PASSWORD);
    }

    /** Clears a lock that wrong passwords caused. Unlocking a user who is not locked changes nothing. */
    @Performs(UNLOCK_USER)
    default User unlock(UserId id) {
        throw new UnsupportedException(UNLOCK_USER);
    }

    /** The second factors that the user enrolled, without their secrets. */
    @Performs(LIST_MFA_FACTORS)
    default List<MfaFactor> mfaFactors(UserId id) {
        throw new UnsupportedException(LIST_MFA_FACTORS);
    }

    /**
     * Removes second factors, so that the next sign-in asks to enrol again.
     *
     * @param factors the ids to remove; all when empty
     * @return the factors that were removed
     * @throws io.ostiary.NotFoundException when the user has no factor of one of the ids; then none is removed
     */
    @Performs(RESET_MFA)
    default List<MfaFactor> resetMfa(UserId id, Set<String> factors) {
        throw new UnsupportedException(RESET_MFA);
    }

    /**
     * Merges the secondary user into the primary: its sign-in identities become the primary's, its sessions end, and it
     * is no longer a user. Profile, metadata and roles of the primary stay as they are; those of the secondary are not
     * merged. Linking lifts no lock: where wrong passwords locked one of the two, the primary is locked then.
     *
     * @return the primary as it is then
     * @throws io.ostiary.InvalidArgumentException when both are the same user
     * @throws io.ostiary.ConflictException when the secondary is disabled, because its credentials would let it in again;
     *     when the provider cannot give the primary all of its identities, or cannot keep its lock
     */
    @Performs(LINK_ACCOUNTS)
    default User link(UserId primary, UserId secondary) {
        throw new UnsupportedException(LINK_ACCOUNTS);
    }

    /**
     * Splits a linked identity off again into a user of its own, under the id that it had before where the provider
     * allows it. The primary's sessions end, because any of them may have come from the identity. A lock of the primary
     * stays on both.
     *
     * @return the user that was split off
     * @throws io.ostiary.NotFoundException when the user has no such identity
     * @throws io.ostiary.ConflictException when it is the user's primary identity, or all that the user signs in with; when
     *     the provider did not keep its names free, and another user has one now, or cannot keep the lock
     */
    @Performs(UNLINK_ACCOUNTS)
    default User unlink(UserId id, IdentityId identity) {
        throw new UnsupportedException(UNLINK_ACCOUNTS);
    }

    /**
     * Whom a reference means. No operation of its own: see {@link Performs}.
     *
     * @throws io.ostiary.NotFoundException when nobody matches
     * @throws io.ostiary.ConflictException when two different users match; the message lists their ids
     */
    default UserMatch resolve(UserRef ref) {
        throw new UnsupportedException(GET_USER);
    }
}
