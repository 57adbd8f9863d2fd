package io.ostiary.user;

import io.ostiary.CaseFold;

/**
 * Whom a reference meant, and how sure that is.
 *
 * @param user the user
 * @param by which of the user's names matched
 * @param byUnverifiedEmail whether somebody else could have made this user match: by an address that nobody proved to
 *     own. A call that cannot be undone must not act on such a match
 */
public record UserMatch(User user, By by, boolean byUnverifiedEmail) {
    /** Which of a user's names matched a reference. */
    public enum By {
        ID,
        EMAIL,
        USERNAME
    }

    /** A match by the user's own name of that kind. */
    public UserMatch(User user, By by) {
        this(user, by, by == By.EMAIL && !user.emailVerified());
    }

    /**
     * A match by an address that signs in as the user. That of a {@linkplain User#identities linked identity} counts as
     * unverified, because {@link User#emailVerified} speaks of the user's own address only.
     */
    static UserMatch byEmail(User user, String email) {
        return new UserMatch(user, By.EMAIL, !user.emailVerified() || !CaseFold.same(email, user.email()));
    }
}
