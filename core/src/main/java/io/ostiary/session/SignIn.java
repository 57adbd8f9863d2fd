package io.ostiary.session;

import io.ostiary.Secret;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of somebody's trying to sign in. A wrong password is an outcome, not an exception. */
public sealed interface SignIn {
    /**
     * The user is signed in.
     *
     * @param user who it is
     * @param session the session that began, or goes on; null when the provider does not tell which of the user's it is
     * @param tokens its credentials
     */
    record SignedIn(UserId user, @Nullable Session session, Tokens tokens) implements SignIn {
        /** Signed in with that session. */
        public static SignedIn with(Session session, Tokens tokens) {
            return new SignedIn(session.user(), session, tokens);
        }
    }

    /**
     * The user is not signed in.
     *
     * @param reason why; {@link Reason#BAD_CREDENTIALS} does not tell an unknown user from a wrong password
     * @param retryAfter how long trying again is useless, or null
     */
    record Rejected(Reason reason, @Nullable Duration retryAfter) implements SignIn {}

    /**
     * The password is right, and a second factor is due. An administrator's tool cannot supply it.
     *
     * @param factors the kinds of factor that would do, for example {@code totp}
     * @param challenge what the provider wants back with the second factor, or null when it gives nothing
     */
    record MfaRequired(List<String> factors, @Nullable Secret challenge) implements SignIn {
        /** Copies the factors. */
        public MfaRequired {
            factors = List.copyOf(factors);
        }
    }

    /** Why somebody is not signed in. */
    enum Reason {
        /** No such user, no password, or a wrong one. */
        BAD_CREDENTIALS,
        /** Too many wrong passwords. */
        LOCKED,
        /** An administrator blocked the user. */
        DISABLED,
        /** The password is right but temporary: it has to be changed first. */
        PASSWORD_CHANGE_REQUIRED,
        /** The tenant does not allow signing in with a password. */
        METHOD_DISABLED,
        /** The refresh token is unknown, malformed or not of this tenant. */
        INVALID_TOKEN,
        /** The refresh token, or its session, expired or was revoked. */
        SESSION_ENDED,
        /** The refresh token was used before, so somebody stole it: the whole session has been revoked. */
        TOKEN_REUSED
    }
}
