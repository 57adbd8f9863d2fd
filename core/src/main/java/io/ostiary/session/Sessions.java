package io.ostiary.session;

import static io.ostiary.Operation.*;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.user.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one tenant. A method that the backend did not write refuses with {@link UnsupportedException}.
 */
public interface Sessions {
    /**
     * The active sessions, of one user or of the whole tenant.
     *
     * @param user whose sessions, or null for everybody's
     * @throws io.ostiary.NotFoundException when there is no such user
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_SESSIONS)
    default Page<Session> list(@Nullable UserId user, PageRequest page) {
        throw new UnsupportedException(LIST_SESSIONS);
    }

    /** The session, or empty when no active one has that id. */
    @Performs(GET_SESSION)
    default Optional<Session> find(SessionId id) {
        throw new UnsupportedException(GET_SESSION);
    }

    /**
     * Starts a session for a user without credentials.
     *
     * @throws io.ostiary.NotFoundException when there is no such user
     * @throws io.ostiary.ConflictException when the user is disabled
     * @throws io.ostiary.InvalidArgumentException when the provider cannot put the claims into a token
     */
    @Performs(CREATE_SESSION)
    default SignIn.SignedIn create(NewSession session) {
        throw new UnsupportedException(CREATE_SESSION);
    }

    /**
     * Checks a password and starts a session.
     *
     * <p>An unknown user costs the same as a wrong password. Too many wrong passwords lock the user for a while.
     *
     * @param identifier e-mail address or username, in whatever case
     * @param password the password
     */
    @Performs(AUTHENTICATE_USER)
    default SignIn authenticate(String identifier, Secret password) {
        throw new UnsupportedException(AUTHENTICATE_USER);
    }

    /**
     * Exchanges a refresh token for new tokens of the same session. The old refresh token is used up: presenting it
     * again revokes the session, because one of its two holders stole it (RFC 9700 §4.14.2).
     *
     * @return {@link SignIn.SignedIn} or {@link SignIn.Rejected}
     */
    @Performs(REFRESH_SESSION)
    default SignIn refresh(Secret refreshToken) {
        throw new UnsupportedException(REFRESH_SESSION);
    }

    /**
     * Ends a session: its refresh token is worth nothing from now on, and so is its access token wherever
     * {@link TokenVerification.Checked#SESSION} is checked.
     *
     * @throws io.ostiary.NotFoundException when no active session has that id
     */
    @Performs(REVOKE_SESSION)
    default void revoke(SessionId id) {
        throw new UnsupportedException(REVOKE_SESSION);
    }

    /**
     * Ends every session of a user, except one where asked.
     *
     * @param except the session to keep, or null for none
     * @return how many sessions ended
     * @throws io.ostiary.NotFoundException when there is no such user, or the session to keep is not an active one of theirs
     */
    @Performs(REVOKE_USER_SESSIONS)
    default int revokeAll(UserId user, @Nullable SessionId except) {
        throw new UnsupportedException(REVOKE_USER_SESSIONS);
    }

    /**
     * Checks an access token of this tenant.
     *
     * @param token the token
     * @param audience the audience that the token must be meant for, or null to accept any
     */
    @Performs(VERIFY_TOKEN)
    default TokenVerification verify(Secret token, @Nullable String audience) {
        throw new UnsupportedException(VERIFY_TOKEN);
    }
}
