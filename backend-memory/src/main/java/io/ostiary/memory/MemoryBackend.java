package io.ostiary.memory;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.action.ActionId;
import io.ostiary.application.ApplicationId;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Ports;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Settings;
import io.ostiary.billing.BillingPlanId;
import io.ostiary.billing.Price;
import io.ostiary.billing.Subscription;
import io.ostiary.memory.dns.DnsResolver;
import io.ostiary.memory.dns.StubResolver;
import io.ostiary.memory.mail.MailSender;
import io.ostiary.memory.mail.Outbox;
import io.ostiary.memory.password.Argon2Cost;
import io.ostiary.memory.password.Argon2idHashing;
import io.ostiary.memory.password.PasswordHashing;
import io.ostiary.memory.token.OpaqueTokens;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.NewPassword;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider in the memory of this process: users, roles, real sessions with signed tokens, real password
 * hashes. Everything is lost when the process ends, or when the backend is closed.
 *
 * <p>Every write is atomic and visible to every read that begins after it. Reads never wait.
 *
 * <p>A rejected sign-in tells who does not know the password one thing at most: that a user is locked, and so exists.
 * Everything else about a user is told only to who gives the right password.
 *
 * <p>Beyond the ports it offers, by {@code backend.unwrap(MemoryBackend.class)}, what an end user would do with a
 * browser: following mailed links, enrolling a second factor, subscribing to a plan, fetching the public keys; and what an authorization server
 * would ask: whether a secret is that of an application.
 */
public final class MemoryBackend implements IdentityBackend {
    static final Capabilities CAPABILITIES = capabilitiesOfMemory();

    private static final Call INTERNAL = Call.system(MemoryProvider.NAME);

    private final Runtime runtime;
    private final MemorySettings settings;
    private final TenantRegistry tenants;
    private final BoundedHashing hashing;
    private final OpaqueTokens tokens;
    private final SessionIssuer sessionIssuer;
    private final MailedLinks links;
    private final InvitationMails invitations;
    private final DomainChecks domainChecks;
    private final Outbox outbox = new Outbox();

    private MemoryBackend(Builder builder) {
        this.runtime = new Runtime(builder.clock, builder.ids, builder.random);
        this.settings = builder.settings;
        this.tenants = new TenantRegistry(runtime.clock(), settings);
        PasswordHashing passwords =
                builder.hashing == null ? new Argon2idHashing(Argon2Cost.STANDARD, runtime.random()) : builder.hashing;
        this.hashing = new BoundedHashing(passwords, runtime.clock(), settings.passwordConcurrency());
        this.tokens = new OpaqueTokens(runtime.random());
        this.sessionIssuer = new SessionIssuer(settings, runtime.ids(), tokens);
        this.domainChecks = new DomainChecks(builder.resolver(), settings.domains(), runtime);
        MailSender sender = builder.mailSender == null ? settings.mail().sender(outbox) : builder.mailSender;
        var handover = new MailHandover(sender, runtime.clock());
        this.links = new MailedLinks(settings, tokens, handover);
        this.invitations = new InvitationMails(settings, runtime.ids(), tokens, handover);
        tenants.add(
                new NewTenant(settings.tenant(), settings.tenant().value(), TenantSettings.DEFAULT),
                runtime.clock().instant());
    }

    /** Starts a backend with the default settings, the system clock, random ids and strong randomness. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return MemoryProvider.NAME;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Tenants tenants(Call call) {
        return Ports.intercept(
                Tenants.class, new MemoryTenants(tenants, call), new AuditRecorder(tenants, settings, call, null));
    }

    @Override
    public Directory directory(TenantId tenant, Call call) {
        TenantView view = view(tenant, call);
        var passwordSignIn = new PasswordSignIn(view, hashing, sessionIssuer, settings);
        Directory directory = new MemoryDirectory(
                view,
                new MemoryUsers(view, runtime.ids(), hashing, links),
                new MemorySessions(view, sessionIssuer, passwordSignIn),
                new MemoryOrganizations(view, runtime.ids(), invitations),
                new MemoryRoles(view, runtime.ids()),
                new MemoryPermissions(view, runtime.ids()),
                new MemoryApplications(view, runtime.ids(), tokens),
                new MemoryApis(view, runtime.ids()),
                new MemoryGroups(view, runtime.ids()),
                new MemoryApiKeys(view, runtime.ids(), tokens),
                new MemoryActions(view, runtime.ids()),
                new MemoryForms(view, runtime.ids()),
                new MemoryBilling(view, runtime.ids()),
                domainChecks);
        return Ports.intercept(directory, new AuditRecorder(tenants, settings, call, tenant));
    }

    /** The tenant that is there from the start. */
    public TenantId mainTenant() {
        return settings.tenant();
    }

    /** The mails that were sent, unless settings name a place for them or a {@link Builder#mailSender} was given. */
    public Outbox outbox() {
        return outbox;
    }

    /**
     * The public keys that the tenant's access tokens are signed with, as a JSON Web Key Set (RFC 7517 §5).
     *
     * @throws NotFoundException when there is no such tenant
     */
    public String jwks(TenantId tenant) {
        return view(tenant, INTERNAL).jwks(Operation.VERIFY_TOKEN);
    }

    /**
     * Redeems a mailed password reset: sets the password, verifies the address that the mail went to, lifts a lock and
     * ends every session. Works once.
     *
     * @throws InvalidArgumentException when the token is unknown, used, expired or replaced by a newer one, or when the
     *     password is too short or too long
     */
    public User redeemPasswordReset(Secret token, Secret newPassword) {
        NewPassword password = NewPassword.of(newPassword);
        return redeem(token, redemption -> redemption.choosePassword(password, hashing));
    }

    /**
     * Redeems a mailed e-mail verification: marks the address that the mail went to as verified. Works once.
     *
     * @throws InvalidArgumentException when the token is unknown, used, expired or replaced by a newer one
     */
    public User redeemEmailVerification(Secret token) {
        return redeem(token, MailRedemption::verifyEmail);
    }

    /**
     * Accepts a mailed invitation: whoever has the address that the mail went to is a member then, with the roles that
     * came with it, and the address is verified. Works once.
     *
     * @throws InvalidArgumentException when the token is unknown, used or expired
     * @throws NotFoundException when nobody has the address yet; the token stays good
     * @throws io.ostiary.AlreadyExistsException when the user is a member already
     * @throws io.ostiary.ConflictException when the organization has as many members as it may; the token stays good
     */
    public OrganizationMember acceptInvitation(Secret token) {
        InvitationMails.Addressee addressee = InvitationMails.addressee(token);
        return new AuditRecorder(tenants, settings, INTERNAL, addressee.tenant())
                .recorded(
                        Operation.ADD_ORGANIZATION_MEMBER,
                        List.of(addressee.organization(), addressee.invitation()),
                        () -> InvitationMails.accept(view(addressee.tenant(), INTERNAL), addressee, token));
    }

    /**
     * Enrols a time-based one-time password (RFC 6238) as a second factor, which is due at every sign-in from now on.
     *
     * @param name what the user calls it, or null
     * @return the {@code otpauth} URI that an authenticator app scans; it holds the shared key
     * @throws NotFoundException when there is no such tenant or user
     */
    public Secret enrolTotp(TenantId tenant, UserId user, @Nullable String name) {
        return new TotpEnrolment(view(tenant, INTERNAL), runtime, settings.issuerOf(tenant)).enrol(user, name);
    }

    /**
     * Puts a user on a plan, in the place of the one before, as a shop would.
     *
     * @param price one of the plan's; null when it is free
     * @throws NotFoundException when there is no such tenant, user or plan
     * @throws io.ostiary.ConflictException when the plan is archived
     * @throws InvalidArgumentException when the price is not one of the plan's
     */
    public Subscription subscribe(TenantId tenant, UserId user, BillingPlanId plan, @Nullable Price price) {
        return new MemoryBilling(view(tenant, INTERNAL), runtime.ids()).subscribe(user, plan, price);
    }

    /**
     * Archives a plan: who is on it stays, and nobody else comes to it.
     *
     * @throws NotFoundException when there is no such tenant or plan
     */
    public void archivePlan(TenantId tenant, BillingPlanId plan) {
        new MemoryBilling(view(tenant, INTERNAL), runtime.ids()).archive(plan);
    }

    /**
     * Whether that is the secret of the application, as an authorization server would ask. Takes as long whatever is wrong.
     *
     * @throws NotFoundException when there is no such tenant
     */
    public boolean isSecretOf(TenantId tenant, ApplicationId application, Secret secret) {
        return view(tenant, INTERNAL)
                .read(
                        Operation.GET_APPLICATION,
                        (state, now) -> OpaqueTokens.isDigestOf(
                                String.valueOf(state.applications().secretDigest(application)), secret));
    }

    /**
     * Whether that is the secret with which the identity provider knows the tenant. Takes as long whatever is wrong.
     *
     * @throws NotFoundException when there is no such tenant
     */
    public boolean isSecretOf(TenantId tenant, IdentityProviderId provider, Secret secret) {
        return view(tenant, INTERNAL)
                .read(
                        Operation.GET_IDENTITY_PROVIDER,
                        (state, now) -> OpaqueTokens.isDigestOf(
                                String.valueOf(state.identityProviders().secretDigest(provider)), secret));
    }

    /**
     * Whether that is what the action's draft would read under that name. Takes as long whatever is wrong.
     *
     * @throws NotFoundException when there is no such tenant
     */
    public boolean isSecretOf(TenantId tenant, ActionId action, String name, Secret secret) {
        return view(tenant, INTERNAL)
                .read(
                        Operation.GET_ACTION,
                        (state, now) -> OpaqueTokens.isDigestOf(
                                String.valueOf(state.actions().secretDigest(action, name)), secret));
    }

    @Override
    public void close() {
        tenants.close();
    }

    /** Every tenant as it is now; for {@link #restore}. */
    Object snapshot() {
        return tenants.snapshot();
    }

    /** Makes every tenant what it was when the snapshot was taken. */
    void restore(Object snapshot) {
        tenants.restore((TenantRegistry.Snapshot) snapshot);
    }

    /** Whether every index of every tenant agrees with what it indexes. Expensive; for tests. */
    boolean isConsistent() {
        return tenants.snapshot().states().values().stream()
                .allMatch(state -> state.accounts().isConsistent()
                        && state.sessions().isConsistent()
                        && state.roles().isConsistent()
                        && state.organizations().isConsistent()
                        && state.audit().isConsistent()
                        && state.alerts().isConsistent()
                        && state.failedSignIns().isConsistent()
                        && state.applications().isConsistent()
                        && state.identityProviders().isConsistent()
                        && state.apis().isConsistent()
                        && state.actions().isConsistent()
                        && state.groups().isConsistent()
                        && state.billing().isConsistent());
    }

    private static Capabilities capabilitiesOfMemory() {
        String mail =
                "The mail goes to the configured mail server; without one, to an outbox that only a person at the machine sees.";
        String show = "Nobody signs in here with a browser, so nothing runs or shows what is kept.";
        Map<Operation, String> caveats = new EnumMap<>(Map.of(
                Operation.DEPLOY_ACTION,
                show,
                Operation.PUBLISH_FORM,
                show,
                Operation.SEND_PASSWORD_RESET,
                mail,
                Operation.SEND_EMAIL_VERIFICATION,
                mail,
                Operation.CREATE_INVITATION,
                mail,
                Operation.LIST_SECURITY_ALERTS,
                "No password is known here from a leak elsewhere, so no alert tells of one.",
                Operation.UPDATE_BRANDING,
                "Nobody signs in here with a browser, so no page shows it.",
                Operation.CREATE_CUSTOM_DOMAIN,
                "Nobody signs in here with a browser, so nothing answers under the domain.",
                Operation.VERIFY_EMAIL_DOMAIN,
                "A TXT record proves whose domain it is; SPF and DKIM are up to whoever runs the mail server.",
                Operation.GET_SDK_SETUP,
                "Nobody signs in here with a browser, so what is set up works with a provider only; here"
                        + " authenticate_user and create_session give tokens."));
        Capabilities.Builder builder = Capabilities.builder();
        for (Operation operation : Operation.values()) {
            String caveat = caveats.get(operation);
            if (caveat == null) {
                builder.supports(operation);
            } else {
                builder.supports(operation, caveat);
            }
        }
        return builder.build();
    }

    private User redeem(Secret token, Function<MailRedemption, User> redemption) {
        MailedLinks.Addressee addressee = MailedLinks.addressee(token);
        try {
            return redemption.apply(new MailRedemption(view(addressee.tenant(), INTERNAL), addressee.user(), token));
        } catch (NotFoundException e) {
            throw AddressedToken.worthless();
        }
    }

    private TenantView view(TenantId tenant, Call call) {
        return new TenantView(tenants, tenant, call, settings.sessionLifetime());
    }

    /** Collects what a backend takes from its surroundings. */
    public static final class Builder {
        private MemorySettings settings = MemorySettings.DEFAULT;
        private Clock clock = Runtime.SYSTEM.clock();
        private IdSource ids = Runtime.SYSTEM.ids();
        private RandomSource random = Runtime.SYSTEM.random();
        private @Nullable PasswordHashing hashing;
        private @Nullable MailSender mailSender;
        private @Nullable DnsResolver dnsResolver;

        private Builder() {}

        /**
         * Sets some of {@link MemoryProvider#settings()}; the others keep their defaults.
         *
         * @throws InvalidArgumentException with every setting that is unknown, malformed or out of bounds
         */
        public Builder settings(Map<String, String> values) {
            return settings(Settings.check(MemorySettings.DECLARATION, values));
        }

        Builder settings(Settings values) {
            this.settings = MemorySettings.of(values);
            return this;
        }

        Builder runtime(Runtime runtime) {
            return clock(runtime.clock()).ids(runtime.ids()).random(runtime.random());
        }

        /** Sets the time. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** Sets where ids come from. */
        public Builder ids(IdSource value) {
            this.ids = value;
            return this;
        }

        /** Sets where salts and tokens come from. Signing keys always come from the platform. */
        public Builder random(RandomSource value) {
            this.random = value;
            return this;
        }

        /**
         * Sets how passwords are hashed, {@link Argon2idHashing} with {@link Argon2Cost#STANDARD} by default. Tests that
         * have no time for that use {@link Argon2Cost#MINIMAL}.
         */
        public Builder passwordHashing(PasswordHashing value) {
            this.hashing = value;
            return this;
        }

        /** Sets where mails go, in place of {@link MemoryBackend#outbox()}. */
        public Builder mailSender(MailSender value) {
            this.mailSender = value;
            return this;
        }

        /** Sets who is asked about domains, in place of the name server that is configured. */
        public Builder dnsResolver(DnsResolver value) {
            this.dnsResolver = value;
            return this;
        }

        private DnsResolver resolver() {
            if (dnsResolver != null) {
                return dnsResolver;
            }
            InetSocketAddress server = settings.domains().dnsServer();
            return server == null ? StubResolver.ofSystem() : StubResolver.of(server);
        }

        /** Opens the backend. */
        public MemoryBackend open() {
            return new MemoryBackend(this);
        }
    }
}
