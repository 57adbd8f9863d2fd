package io.ostiary.memory;

import static io.ostiary.Operation.SEND_EMAIL_VERIFICATION;
import static io.ostiary.Operation.SEND_PASSWORD_RESET;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.Violations;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.memory.token.OpaqueTokens;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mails links that work once. A newer mail of a kind makes the older ones of the same user worthless, once it is handed over. */
final class MailedLinks {
    private static final Duration PASSWORD_RESET_LIFETIME = Duration.ofHours(1);
    private static final Duration VERIFICATION_LIFETIME = Duration.ofHours(24);

    private final MemorySettings settings;
    private final OpaqueTokens tokens;
    private final MailHandover handover;

    MailedLinks(MemorySettings settings, OpaqueTokens tokens, MailHandover handover) {
        this.settings = settings;
        this.tokens = tokens;
        this.handover = handover;
    }

    /** Mails a link for choosing a password. */
    void sendPasswordReset(TenantView view, UserId user, @Nullable URI redirect) {
        new Violations().secureUrl("redirect_uri", redirect).throwIfAny();
        URI page = redirect == null ? page(view.tenant(), "reset-password") : redirect;
        send(view, SEND_PASSWORD_RESET, EmailTemplateType.PASSWORD_RESET, user, page, PASSWORD_RESET_LIFETIME);
    }

    /** Mails a link for proving to own the address. */
    void sendVerification(TenantView view, UserId user) {
        URI page = page(view.tenant(), "verify-email");
        send(view, SEND_EMAIL_VERIFICATION, EmailTemplateType.EMAIL_VERIFICATION, user, page, VERIFICATION_LIFETIME);
    }

    /**
     * Whose token it is.
     *
     * @throws InvalidArgumentException when it is no token of a mail
     */
    static Addressee addressee(Secret token) {
        List<String> names = AddressedToken.names(token, 2);
        try {
            return new Addressee(TenantId.of(names.get(0)), UserId.of(names.get(1)));
        } catch (InvalidArgumentException e) {
            throw AddressedToken.worthless();
        }
    }

    private void send(
            TenantView view, Operation operation, EmailTemplateType type, UserId id, URI page, Duration lifetime) {
        Secret token = new Addressee(view.tenant(), id).token(tokens.next());
        Published published = view.write(operation, (state, now) -> {
            Account account = state.account(operation, id);
            String email = address(operation, type, account.profile());
            Instant expiresAt = now.plus(lifetime);
            var pending = new MailedToken(OpaqueTokens.digest(token), email, expiresAt);
            var draft = new MailDraft(
                    state.tenant(),
                    type,
                    EmailTexts.text(state, type),
                    state.mailsFrom(),
                    email,
                    account.profile().name(),
                    page,
                    token,
                    now,
                    expiresAt);
            return new Written<>(
                    state.with(
                            operation,
                            account.withMailed(type, account.mailed(type).with(pending, now))),
                    new Published(draft, pending));
        });
        MailedToken pending = published.pending;
        handover.send(
                operation,
                view.call(),
                published.draft,
                () -> settle(view, operation, id, type, mailed -> mailed.without(pending)));
        settle(view, operation, id, type, mailed -> mailed.delivered(pending));
    }

    /** Writes what became of a mail, for which it is never too late. */
    private static void settle(
            TenantView view,
            Operation operation,
            UserId id,
            EmailTemplateType type,
            UnaryOperator<MailedTokens> outcome) {
        view.withoutDeadline()
                .update(
                        operation,
                        (state, now) -> state.accounts()
                                .find(id)
                                .map(account -> state.with(
                                        operation, account.withMailed(type, outcome.apply(account.mailed(type)))))
                                .orElse(state));
    }

    private URI page(TenantId tenant, String name) {
        return URI.create(settings.issuerOf(tenant) + "/" + name);
    }

    private static String address(Operation operation, EmailTemplateType type, User user) {
        String email = user.email();
        if (email == null) {
            throw new ConflictException(operation, "user " + user.id() + " has no e-mail address");
        }
        if (type == EmailTemplateType.EMAIL_VERIFICATION && user.emailVerified()) {
            throw new ConflictException(operation, "the e-mail address of user " + user.id() + " is verified already");
        }
        return email;
    }

    private record Published(MailDraft draft, MailedToken pending) {}

    /**
     * Whom a mailed token concerns.
     *
     * @param tenant the tenant
     * @param user the user
     */
    record Addressee(TenantId tenant, UserId user) {
        Secret token(Secret proof) {
            return AddressedToken.of(proof, tenant.value(), user.value());
        }
    }
}
