package io.ostiary.user;

/**
 * Whom a reference meant, and how sure that is.
 *
 * @param user the user
 * @param by which of the user's names matched
 */
public record UserMatch(User user, By by) {
    /** Which of a user's names matched a reference. */
    public enum By {
        ID,
        EMAIL,
        USERNAME
    }

    /**
     * Whether somebody else could have made this user match: an address that nobody proved to own. A call that cannot
     * be undone must not act on such a match.
     */
    public boolean byUnverifiedEmail() {
        return by == By.EMAIL && !user.emailVerified();
    }
}
