package io.ostiary.memory;

import static io.ostiary.Operation.SET_EMAIL_VERIFIED;
import static io.ostiary.Operation.SET_PASSWORD;

import io.ostiary.Secret;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.user.NewPassword;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.time.Instant;

/** What happens when somebody follows a mailed link. */
final class MailRedemption {
    private final TenantView view;
    private final UserId user;
    private final Secret token;

    MailRedemption(TenantView view, UserId user, Secret token) {
        this.view = view;
        this.user = user;
        this.token = token;
    }

    /** Gives the user the password, verifies the address that the mail went to, lifts a lock and ends every session. */
    User choosePassword(NewPassword password, BoundedHashing hashing) {
        view.check(SET_PASSWORD, (state, now) -> {
            Account unused = redeemable(EmailTemplateType.PASSWORD_RESET, state, now);
        });
        PasswordHash hash = hashing.hash(view.call(), SET_PASSWORD, password.value());
        return view.write(SET_PASSWORD, (state, now) -> {
            Account account = redeemable(EmailTemplateType.PASSWORD_RESET, state, now);
            User verified = account.profile().toBuilder()
                    .emailVerified(true)
                    .updatedAt(now)
                    .build();
            Account changed = account.withProfile(verified)
                    .withCredential(Credential.replacing(account.credential(), hash, password.temporary()))
                    .withFailures(SignInFailures.NONE)
                    .withoutMailed(EmailTemplateType.PASSWORD_RESET);
            TenantState next = state.with(SET_PASSWORD, changed)
                    .withSessions(state.sessions().endAll(user, view.rememberUntil(now)));
            return new Written<>(next, changed.toUser(now));
        });
    }

    /** Marks the address that the mail went to as verified. */
    User verifyEmail() {
        return view.write(SET_EMAIL_VERIFIED, (state, now) -> {
            Account account = redeemable(EmailTemplateType.EMAIL_VERIFICATION, state, now);
            User verified = account.profile().toBuilder()
                    .emailVerified(true)
                    .updatedAt(now)
                    .build();
            Account changed = account.withProfile(verified).withoutMailed(EmailTemplateType.EMAIL_VERIFICATION);
            return new Written<>(state.with(SET_EMAIL_VERIFIED, changed), changed.toUser(now));
        });
    }

    private Account redeemable(EmailTemplateType kind, TenantState state, Instant now) {
        return state.accounts()
                .find(user)
                .filter(account -> account.mailed(kind).areRedeemedBy(token, account.profile(), now))
                .orElseThrow(AddressedToken::worthless);
    }
}
