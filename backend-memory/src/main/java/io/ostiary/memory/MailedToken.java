package io.ostiary.memory;

import io.ostiary.CaseFold;
import io.ostiary.Secret;
import io.ostiary.memory.token.OpaqueTokens;
import io.ostiary.user.User;
import java.time.Instant;

/**
 * The token of a mail that was sent and not yet redeemed.
 *
 * @param digest the token's digest
 * @param email the address that the mail went to; the token is worth nothing once it is another
 * @param expiresAt when it stops working
 */
record MailedToken(String digest, String email, Instant expiresAt) {
    /** Whether that token redeems the mail now. */
    boolean isRedeemedBy(Secret token, User user, Instant now) {
        return now.isBefore(expiresAt) && CaseFold.same(email, user.email()) && OpaqueTokens.isDigestOf(digest, token);
    }
}
