package io.ostiary.memory;

import static io.ostiary.Operation.COUNT_USERS;
import static io.ostiary.Operation.CREATE_USER;
import static io.ostiary.Operation.DELETE_USER;
import static io.ostiary.Operation.DISABLE_USER;
import static io.ostiary.Operation.ENABLE_USER;
import static io.ostiary.Operation.EXPORT_USER_DATA;
import static io.ostiary.Operation.GET_USER;
import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.LIST_MFA_FACTORS;
import static io.ostiary.Operation.LIST_USERS;
import static io.ostiary.Operation.RESET_MFA;
import static io.ostiary.Operation.SET_EMAIL_VERIFIED;
import static io.ostiary.Operation.SET_PASSWORD;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;
import static io.ostiary.Operation.UNLOCK_USER;
import static io.ostiary.Operation.UPDATE_USER;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.UserExports;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.group.Group;
import io.ostiary.organization.OrganizationMembership;
import io.ostiary.session.Session;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserExport;
import io.ostiary.user.UserId;
import io.ostiary.user.UserLookup;
import io.ostiary.user.UserMatch;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserStatus;
import io.ostiary.user.Users;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The users of a tenant in memory. */
final class MemoryUsers implements Users {
    private final TenantView view;
    private final IdSource ids;
    private final BoundedHashing hashing;
    private final MailedLinks links;

    MemoryUsers(TenantView view, IdSource ids, BoundedHashing hashing, MailedLinks links) {
        this.view = view;
        this.ids = ids;
        this.hashing = hashing;
        this.links = links;
    }

    @Override
    public Page<User> list(UserQuery query, PageRequest page) {
        return view.read(
                LIST_USERS, (state, now) -> new UserSelection(state.accounts(), query, now).page(view.tenant(), page));
    }

    @Override
    public long count(UserQuery query) {
        return view.read(COUNT_USERS, (state, now) -> new UserSelection(state.accounts(), query, now).count());
    }

    @Override
    public Optional<User> find(UserId id) {
        return view.read(GET_USER, (state, now) -> state.accounts().find(id).map(account -> account.toUser(now)));
    }

    @Override
    public User create(NewUser user) {
        Secret password = user.password();
        Credential credential = password == null ? null : credential(user, password);
        UserId id = UserId.of(ids.next());
        return view.write(CREATE_USER, (state, now) -> {
            Account account = Account.of(id, user, credential, now);
            return new Written<>(state.enrol(CREATE_USER, account), account.toUser(now));
        });
    }

    @Override
    public User update(UserId id, UserPatch patch) {
        return change(UPDATE_USER, id, (account, now) -> {
            User changed = patch.applyTo(account.profile());
            return changed.equals(account.profile()) ? account : account.withProfile(touched(changed, now));
        });
    }

    @Override
    public User disable(UserId id, Disablement disablement) {
        return view.write(DISABLE_USER, (state, now) -> {
            Account account = state.account(DISABLE_USER, id);
            Account disabled = account.withProfile(touched(
                    account.profile().toBuilder()
                            .status(UserStatus.DISABLED)
                            .disabledReason(disablement.reason())
                            .build(),
                    now));
            TenantState next = state.with(DISABLE_USER, disabled);
            return new Written<>(
                    disablement.revokeSessions()
                            ? next.withSessions(next.sessions().endAll(id, view.rememberUntil(now)))
                            : next,
                    disabled.toUser(now));
        });
    }

    @Override
    public User enable(UserId id) {
        return change(
                ENABLE_USER,
                id,
                (account, now) -> account.isDisabled()
                        ? account.withProfile(touched(
                                account.profile().toBuilder()
                                        .status(UserStatus.ACTIVE)
                                        .disabledReason(null)
                                        .build(),
                                now))
                        : account);
    }

    @Override
    public void delete(UserId id) {
        view.update(DELETE_USER, (state, now) -> {
            Account account = state.account(DELETE_USER, id);
            return state.without(account, view.rememberUntil(now));
        });
    }

    @Override
    public ImportReport importAll(List<ImportedUser> rows, ImportMode mode, ImportProgress progress) {
        return new UserImport(view, ids, hashing, mode).run(List.copyOf(rows), progress);
    }

    @Override
    public UserExport export(UserId id) {
        return view.read(EXPORT_USER_DATA, (state, now) -> {
            Account account = state.account(EXPORT_USER_DATA, id);
            List<Session> sessions = state.sessions()
                    .after(id, null, now)
                    .map(LiveSession::session)
                    .toList();
            Map<String, @Nullable Object> sections = UserExports.sections(
                    account.toUser(now),
                    account.metadata(),
                    state.roles().of(id).toList(),
                    sessions,
                    account.mfaFactors());
            sections.put(
                    "groups",
                    InheritedRoles.groups(state, id)
                            .filter(group -> state.groups().isMember(group.id(), id))
                            .map(Group::path)
                            .sorted()
                            .toList());
            sections.put("memberships", UserExports.memberships(memberships(state, id)));
            sections.put("audit_events", UserExports.auditEvents(events(state, id)));
            sections.put(
                    "billing",
                    UserExports.billing(
                            state.billing()
                                    .subscription(id)
                                    .map(each -> state.billing().plan(EXPORT_USER_DATA, each.plan()))
                                    .orElse(null),
                            state.billing().subscription(id).orElse(null),
                            state.billing().usage().all(id)));
            return new UserExport(UserExport.SCHEMA_VERSION, now, Collections.unmodifiableMap(sections));
        });
    }

    @Override
    public void sendPasswordReset(UserId id, @Nullable URI redirect) {
        links.sendPasswordReset(view, id, redirect);
    }

    @Override
    public User setEmailVerified(UserId id, boolean verified) {
        return change(SET_EMAIL_VERIFIED, id, (account, now) -> {
            User profile = account.profile();
            if (profile.email() == null) {
                throw new ConflictException(SET_EMAIL_VERIFIED, "user " + id + " has no e-mail address");
            }
            return profile.emailVerified() == verified
                    ? account
                    : account.withProfile(
                            touched(profile.toBuilder().emailVerified(verified).build(), now));
        });
    }

    @Override
    public void sendEmailVerification(UserId id) {
        links.sendVerification(view, id);
    }

    @Override
    public void setPassword(UserId id, NewPassword password) {
        view.check(SET_PASSWORD, (state, now) -> {
            Account unused = state.account(SET_PASSWORD, id);
        });
        PasswordHash hash = hashing.hash(view.call(), SET_PASSWORD, password.value());
        view.update(SET_PASSWORD, (state, now) -> {
            Account account = state.account(SET_PASSWORD, id);
            Account changed = account.withCredential(
                            Credential.replacing(account.credential(), hash, password.temporary()))
                    .withoutMailed(EmailTemplateType.PASSWORD_RESET);
            return state.with(SET_PASSWORD, changed);
        });
    }

    @Override
    public User unlock(UserId id) {
        return change(UNLOCK_USER, id, (account, now) -> account.withFailures(SignInFailures.NONE));
    }

    @Override
    public List<MfaFactor> mfaFactors(UserId id) {
        return view.read(
                LIST_MFA_FACTORS,
                (state, now) -> state.account(LIST_MFA_FACTORS, id).mfaFactors());
    }

    @Override
    public List<MfaFactor> resetMfa(UserId id, Set<String> factors) {
        return view.write(RESET_MFA, (state, now) -> {
            Account account = state.account(RESET_MFA, id);
            List<MfaFactor> enrolled = account.mfaFactors();
            for (String factor : factors) {
                if (enrolled.stream().noneMatch(present -> present.id().equals(factor))) {
                    throw new NotFoundException(RESET_MFA, "factor", factor);
                }
            }
            List<MfaFactor> removed = enrolled.stream()
                    .filter(factor -> factors.isEmpty() || factors.contains(factor.id()))
                    .toList();
            UnaryOperator<Account> reset = identity -> identity.withFactors(identity.factors().stream()
                    .filter(factor -> !removed.contains(factor.factor()))
                    .toList());
            return new Written<>(state.with(RESET_MFA, account.mapIdentities(reset)), removed);
        });
    }

    @Override
    public User link(UserId primary, UserId secondary) {
        if (primary.equals(secondary)) {
            throw new InvalidArgumentException("secondary_user", "must be another user than the primary");
        }
        return view.write(LINK_ACCOUNTS, (state, now) -> {
            Account into = state.account(LINK_ACCOUNTS, primary);
            Account from = state.account(LINK_ACCOUNTS, secondary);
            if (from.isDisabled()) {
                throw new ConflictException(LINK_ACCOUNTS, "user " + secondary + " is disabled; enable them first");
            }
            Account merged = into.linking(from, now);
            TenantState next = state.without(from, view.rememberUntil(now)).with(LINK_ACCOUNTS, merged);
            return new Written<>(next, merged.toUser(now));
        });
    }

    @Override
    public User unlink(UserId id, IdentityId identity) {
        return view.write(UNLINK_ACCOUNTS, (state, now) -> {
            Account account = state.account(UNLINK_ACCOUNTS, id);
            Account split = account.identity(identity)
                    .orElseThrow(() -> new NotFoundException(UNLINK_ACCOUNTS, "identity", identity.value()))
                    .withFailures(account.failures());
            if (split.id().equals(id)) {
                throw new ConflictException(
                        UNLINK_ACCOUNTS, identity + " is the primary identity of user " + id + ", which stays");
            }
            Account alone = account.isDisabled() ? split.withProfile(disabled(split, account)) : split;
            TenantState next = state.with(UNLINK_ACCOUNTS, account.unlinking(split))
                    .with(UNLINK_ACCOUNTS, alone)
                    .withSessions(state.sessions().endAll(id, view.rememberUntil(now)));
            return new Written<>(next, alone.toUser(now));
        });
    }

    @Override
    public UserMatch resolve(UserRef ref) {
        return view.read(GET_USER, (state, now) -> new Lookup(state.accounts(), now).resolve(ref));
    }

    private static List<OrganizationMembership> memberships(TenantState state, UserId id) {
        return state.organizations()
                .of(id, "")
                .map(organization ->
                        new OrganizationMembership(organization, Memberships.roles(state, organization.id(), id)))
                .toList();
    }

    private static List<AuditEvent> events(TenantState state, UserId id) {
        AuditQuery query = AuditQuery.builder().target(id.value()).build();
        return state.audit().select(query, null).limit(UserExports.AUDIT_EVENTS).toList();
    }

    private Credential credential(NewUser user, Secret password) {
        view.check(
                CREATE_USER, (state, now) -> state.accounts().requireFree(CREATE_USER, user.email(), user.username()));
        return Credential.replacing(null, hashing.hash(view.call(), CREATE_USER, password), false);
    }

    private User change(Operation operation, UserId id, AccountChange change) {
        return view.write(operation, (state, now) -> {
            Account changed = change.apply(state.account(operation, id), now);
            return new Written<>(state.with(operation, changed), changed.toUser(now));
        });
    }

    /** Who was blocked as part of an account stays blocked apart from it. */
    private static User disabled(Account split, Account from) {
        return split.profile().toBuilder()
                .status(UserStatus.DISABLED)
                .disabledReason(from.profile().disabledReason())
                .build();
    }

    private static User touched(User profile, Instant now) {
        return profile.toBuilder().updatedAt(now).build();
    }

    @FunctionalInterface
    private interface AccountChange {
        Account apply(Account account, Instant now);
    }

    private record Lookup(Accounts accounts, Instant now) implements UserLookup {
        @Override
        public Optional<User> byId(String id) {
            return accounts.find(id).map(account -> account.toUser(now));
        }

        @Override
        public List<User> byEmail(String email) {
            return accounts.byEmail(email).map(account -> account.toUser(now)).stream()
                    .toList();
        }

        @Override
        public Optional<User> byUsername(String username) {
            return accounts.byUsername(username).map(account -> account.toUser(now));
        }
    }
}
