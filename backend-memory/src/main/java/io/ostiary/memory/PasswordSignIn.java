package io.ostiary.memory;

import static io.ostiary.Operation.AUTHENTICATE_USER;

import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.memory.SessionIssuer.Grant;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.MfaRequired;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.session.SignIn.Rejected;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.user.IdentityId;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in with a password.
 *
 * <p>Exactly one hash is verified whoever is named: the user's, or a decoy when there is no such user or no password.
 * What the hash is worth is decided afterwards, against the state of that moment, so that passwords tried in parallel
 * count like passwords tried one after the other.
 *
 * <p>What an outcome reveals to who does not know the password: {@link Reason#LOCKED} says that the user exists, because
 * to answer differently for the right password would let guessing go on behind the lock, and to hide it would leave its
 * owner puzzled. Nothing else does: {@link Reason#DISABLED}, {@link Reason#PASSWORD_CHANGE_REQUIRED} and a due second
 * factor are told only to who gave the right password. The wrong password that locks is still
 * {@link Reason#BAD_CREDENTIALS}. Time tells as much: a hash that was imported takes its own time until the first
 * sign-in replaces it, so whoever watches the clock can tell its owner from a user who does not exist.
 */
final class PasswordSignIn {
    private final TenantView view;
    private final BoundedHashing hashing;
    private final SessionIssuer issuer;
    private final MemorySettings settings;

    PasswordSignIn(TenantView view, BoundedHashing hashing, SessionIssuer issuer, MemorySettings settings) {
        this.view = view;
        this.hashing = hashing;
        this.issuer = issuer;
        this.settings = settings;
    }

    /** Tries a password. An e-mail address goes before a username that looks like it. */
    SignIn attempt(String identifier, Secret password) {
        if (!view.read(AUTHENTICATE_USER, (state, now) -> allowsPasswords(state))) {
            return new Rejected(Reason.METHOD_DISABLED, null);
        }
        Claimed claimed = view.read(AUTHENTICATE_USER, (state, now) -> Claimed.by(identifier, state.accounts()));
        boolean matches = hashing.verify(
                view.call(),
                AUTHENTICATE_USER,
                claimed.credential == null ? hashing.decoy() : claimed.credential.hash(),
                password);
        Decision decision = view.write(AUTHENTICATE_USER, (state, now) -> decide(state, now, claimed, matches));
        if (decision instanceof Refused refused) {
            return refused.answer();
        }
        rehash(claimed, password);
        return SessionIssuer.sign(((Granted) decision).grant(), view.accessTokens(AUTHENTICATE_USER));
    }

    private Written<Decision> decide(TenantState state, Instant now, Claimed claimed, boolean matches) {
        Account account = claimed.user == null
                ? null
                : state.accounts().find(claimed.user).orElse(null);
        if (account == null) {
            return refused(state, Reason.BAD_CREDENTIALS);
        }
        if (account.failures().locks(now)) {
            var locked = new Rejected(Reason.LOCKED, account.failures().remaining(now));
            return new Written<>(state, new Refused(locked));
        }
        Account identity = claimed.identityIn(account);
        if (!matches || identity == null) {
            SignInFailures failures = account.failures().oneMore(now, settings.lockFailures(), settings.lockDuration());
            return refused(state.with(AUTHENTICATE_USER, account.withFailures(failures)), Reason.BAD_CREDENTIALS);
        }
        return admit(state, now, account.withFailures(SignInFailures.NONE), identity);
    }

    /** Decides about somebody who gave the right password. */
    private Written<Decision> admit(TenantState state, Instant now, Account account, Account identity) {
        if (account.isDisabled()) {
            return refused(state, Reason.DISABLED);
        }
        TenantState cleared = state.with(AUTHENTICATE_USER, account);
        if (identity.credential() != null && identity.credential().temporary()) {
            return refused(cleared, Reason.PASSWORD_CHANGE_REQUIRED);
        }
        List<MfaFactor> factors = account.mfaFactors();
        if (!factors.isEmpty()) {
            var required = new MfaRequired(
                    factors.stream().map(MfaFactor::type).distinct().toList(), null);
            return new Written<>(cleared, new Refused(required));
        }
        User signedIn = account.profile().toBuilder().lastSignInAt(now).build();
        TenantState next = state.with(AUTHENTICATE_USER, account.withProfile(signedIn));
        Written<Grant> started = issuer.start(AUTHENTICATE_USER, next, now, account.id(), null, Map.of());
        return new Written<>(started.state(), new Granted(started.result()));
    }

    /**
     * Hashes the password anew where its hash came from elsewhere or costs less than new ones do. Publishes the new hash
     * unless the password was changed meanwhile; who has no time for it keeps the old one.
     */
    private void rehash(Claimed claimed, Secret password) {
        if (claimed.user == null || claimed.credential == null || hashing.isCurrent(claimed.credential.hash())) {
            return;
        }
        try {
            PasswordHash hash = hashing.hash(view.call(), AUTHENTICATE_USER, password);
            view.write(AUTHENTICATE_USER, (state, now) -> new Written<>(rehashed(state, claimed, hash), true));
        } catch (UnavailableException e) {
            return;
        }
    }

    private static TenantState rehashed(TenantState state, Claimed claimed, PasswordHash hash) {
        Account account = claimed.user == null
                ? null
                : state.accounts().find(claimed.user).orElse(null);
        Account identity = account == null ? null : claimed.identityIn(account);
        if (account == null || identity == null || identity.credential() == null) {
            return state;
        }
        Account upgraded = identity.withCredential(identity.credential().rehashed(hash));
        return state.with(AUTHENTICATE_USER, account.withIdentity(upgraded));
    }

    private static boolean allowsPasswords(TenantState state) {
        return state.tenant().settings().authMethods().contains(AuthMethod.PASSWORD);
    }

    private static Written<Decision> refused(TenantState state, Reason reason) {
        return new Written<>(state, new Refused(new Rejected(reason, null)));
    }

    /**
     * Who somebody claims to be, and the password that they have to know.
     *
     * @param user the user, or null when there is no such one
     * @param identity the one of the user's identities that was named
     * @param credential its password, or null
     */
    private record Claimed(
            @Nullable UserId user,
            @Nullable IdentityId identity,
            @Nullable Credential credential) {
        static Claimed by(String identifier, Accounts accounts) {
            Account account = accounts.byEmail(identifier)
                    .or(() -> accounts.byUsername(identifier))
                    .orElse(null);
            Account identity =
                    account == null ? null : account.identifiedBy(identifier).orElse(account);
            return account == null || identity == null
                    ? new Claimed(null, null, null)
                    : new Claimed(account.id(), identity.identityId(), identity.credential());
        }

        /** The identity, provided that it is still there and the password is still the same. */
        @Nullable
        Account identityIn(Account account) {
            if (identity == null || credential == null) {
                return null;
            }
            return account.identity(identity)
                    .filter(found -> credential.isSamePassword(found.credential()))
                    .orElse(null);
        }
    }

    private sealed interface Decision {}

    private record Granted(Grant grant) implements Decision {}

    private record Refused(SignIn answer) implements Decision {}
}
