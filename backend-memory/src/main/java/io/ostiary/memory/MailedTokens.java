package io.ostiary.memory;

import io.ostiary.Secret;
import io.ostiary.user.User;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tokens of one kind that a user can redeem. Immutable. It is one, and more only until a newer mail is handed over: that
 * makes the older ones worthless.
 *
 * @param tokens the tokens, oldest first
 */
record MailedTokens(List<MailedToken> tokens) {
    static final MailedTokens NONE = new MailedTokens(List.of());

    /** These and one whose mail is to be handed over. */
    MailedTokens with(MailedToken token, Instant now) {
        return new MailedTokens(Stream.concat(
                        tokens.stream().filter(each -> now.isBefore(each.expiresAt())), Stream.of(token))
                .toList());
    }

    /** These without the one, whose mail did not go out. */
    MailedTokens without(MailedToken token) {
        return new MailedTokens(
                tokens.stream().filter(each -> !each.equals(token)).toList());
    }

    /** These without what is older than the one, whose mail went out. */
    MailedTokens delivered(MailedToken token) {
        return new MailedTokens(tokens.subList(Math.max(0, tokens.indexOf(token)), tokens.size()));
    }

    /** Whether that token redeems one of the mails now. */
    boolean areRedeemedBy(Secret token, User user, Instant now) {
        return tokens.stream().anyMatch(each -> each.isRedeemedBy(token, user, now));
    }
}
