package io.ostiary.memory;

import io.ostiary.CaseFold;
import io.ostiary.backend.Creation;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.user.IdentityId;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one user. Linking keeps the other user's whole account, so that unlinking brings it back.
 *
 * @param profile who it is; active or disabled, and without identities, because those and a lock are derived
 * @param credential the password, or null
 * @param metadata administrator-only data
 * @param failures wrong passwords in a row, of all identities together
 * @param factors the second factors
 * @param mailed the mails that wait to be redeemed, by kind
 * @param linked the accounts that sign in as this one; none of them has linked ones itself
 */
record Account(
        User profile,
        @Nullable Credential credential,
        Map<String, @Nullable Object> metadata,
        SignInFailures failures,
        List<EnrolledFactor> factors,
        Map<EmailTemplateType, MailedTokens> mailed,
        List<Account> linked) {

    /** A new account. */
    static Account of(UserId id, NewUser user, @Nullable Credential credential, Instant now) {
        User profile = User.builder(id, UserStatus.ACTIVE, now)
                .email(user.email())
                .emailVerified(user.emailVerified())
                .username(user.username())
                .phone(user.phone())
                .givenName(user.givenName())
                .familyName(user.familyName())
                .name(user.name())
                .updatedAt(now)
                .build();
        return new Account(profile, credential, user.metadata(), SignInFailures.NONE, List.of(), Map.of(), List.of());
    }

    /** The addresses that sign in as the account; none of no account. */
    static List<String> emails(@Nullable Account account) {
        return names(account, User::email);
    }

    /** The usernames that sign in as the account; none of no account. */
    static List<String> usernames(@Nullable Account account) {
        return names(account, User::username);
    }

    UserId id() {
        return profile.id();
    }

    Creation creation() {
        return new Creation(profile.createdAt(), profile.id().value());
    }

    @Nullable
    String foldedEmail() {
        String email = profile.email();
        return email == null ? null : CaseFold.fold(email);
    }

    boolean isDisabled() {
        return profile.status() == UserStatus.DISABLED;
    }

    /** The user's status; a lock is derived from the time, so that it ends by itself. */
    UserStatus status(Instant now) {
        return isDisabled() || !failures.locks(now) ? profile.status() : UserStatus.LOCKED;
    }

    /** The user as callers see it. */
    User toUser(Instant now) {
        return profile.toBuilder()
                .status(status(now))
                .identities(identities().map(this::identity).toList())
                .build();
    }

    /** The accounts that sign in as this one: itself, then the linked ones. */
    Stream<Account> identities() {
        return Stream.concat(Stream.of(this), linked.stream());
    }

    /** The one of the {@linkplain #identities() identities} that has that address or, failing that, username. */
    Optional<Account> identifiedBy(String identifier) {
        return identities()
                .filter(identity -> isCalled(identifier, identity.profile.email()))
                .findFirst()
                .or(() -> identities()
                        .filter(identity -> isCalled(identifier, identity.profile.username()))
                        .findFirst());
    }

    /** The identity's account, itself or a linked one. */
    Optional<Account> identity(IdentityId identity) {
        return identities()
                .filter(account -> account.identityId().equals(identity))
                .findFirst();
    }

    IdentityId identityId() {
        return IdentityId.of("password|" + id());
    }

    /** The second factors of all identities: whichever one signs in with, all are due. */
    List<EnrolledFactor> allFactors() {
        return identities().flatMap(account -> account.factors.stream()).toList();
    }

    List<MfaFactor> mfaFactors() {
        return allFactors().stream().map(EnrolledFactor::factor).toList();
    }

    /**
     * This account with the other one, and all that is linked to that, among its identities. A lock of either holds for
     * all of them.
     */
    Account linking(Account other, Instant now) {
        List<Account> identities = new ArrayList<>(linked);
        identities.add(other.withLinked(List.of()).withFailures(SignInFailures.NONE));
        identities.addAll(other.linked);
        return withLinked(identities).withFailures(failures.stricter(other.failures, now));
    }

    /** This account without the linked one. */
    Account unlinking(Account other) {
        return withLinked(linked.stream()
                .filter(account -> !account.id().equals(other.id()))
                .toList());
    }

    /** This account with every identity changed alike. */
    Account mapIdentities(Function<Account, Account> change) {
        Account changed = change.apply(this);
        return changed.withLinked(changed.linked.stream().map(change).toList());
    }

    /** This account with one of its identities replaced by what it became. */
    Account withIdentity(Account identity) {
        return identity.id().equals(id())
                ? identity
                : withLinked(linked.stream()
                        .map(account -> account.id().equals(identity.id()) ? identity : account)
                        .toList());
    }

    Account withProfile(User value) {
        return new Account(value, credential, metadata, failures, factors, mailed, linked);
    }

    Account withCredential(@Nullable Credential value) {
        return new Account(profile, value, metadata, failures, factors, mailed, linked);
    }

    Account withMetadata(Map<String, @Nullable Object> value) {
        return new Account(profile, credential, value, failures, factors, mailed, linked);
    }

    Account withFailures(SignInFailures value) {
        return new Account(profile, credential, metadata, value, factors, mailed, linked);
    }

    Account withFactors(List<EnrolledFactor> value) {
        return new Account(profile, credential, metadata, failures, List.copyOf(value), mailed, linked);
    }

    /** The mails of that kind that wait to be redeemed. */
    MailedTokens mailed(EmailTemplateType kind) {
        return mailed.getOrDefault(kind, MailedTokens.NONE);
    }

    Account withMailed(EmailTemplateType kind, MailedTokens value) {
        Map<EmailTemplateType, MailedTokens> tokens = new EnumMap<>(EmailTemplateType.class);
        tokens.putAll(mailed);
        tokens.put(kind, value);
        return new Account(profile, credential, metadata, failures, factors, Map.copyOf(tokens), linked);
    }

    Account withoutMailed(EmailTemplateType kind) {
        return withMailed(kind, MailedTokens.NONE);
    }

    private Account withLinked(List<Account> value) {
        return new Account(profile, credential, metadata, failures, factors, mailed, List.copyOf(value));
    }

    private LinkedIdentity identity(Account account) {
        User user = account.profile;
        return new LinkedIdentity(
                account.identityId(),
                "password",
                user.email(),
                user.username(),
                user.id().equals(id()));
    }

    private static boolean isCalled(String identifier, @Nullable String name) {
        return CaseFold.same(identifier, name);
    }

    private static List<String> names(@Nullable Account account, Function<User, @Nullable String> name) {
        return account == null
                ? List.of()
                : account.identities()
                        .map(identity -> name.apply(identity.profile))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }
}
