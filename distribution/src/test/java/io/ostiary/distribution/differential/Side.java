package io.ostiary.distribution.differential;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.Change;
import io.ostiary.Secret;
import io.ostiary.action.ActionId;
import io.ostiary.api.ApiId;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.application.ApplicationId;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.Harness;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.form.FormId;
import io.ostiary.group.GroupId;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.OrganizationId;
import io.ostiary.role.RoleId;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.IdentityId;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One backend, and by which ids it knows what commands have names for. */
final class Side implements AutoCloseable {
    /** The tenant that everything happens in. */
    static final String OWN_TENANT = "own";

    private static final Call CALL = Call.system("differential");
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final Secret NO_TOKEN = Secret.of("no-token");

    private final Harness harness;
    private final IdentityBackend backend;
    private final String mark = "d" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Secret> tokens = new HashMap<>();
    private final Map<String, UserId> starters = new HashMap<>();

    Side(Harness harness) {
        this.harness = harness;
        this.backend = harness.open();
        harness.definePermissions(AccessCommands.PERMISSIONS);
        Tenant unused = tenants()
                .update(
                        harness.tenant(),
                        new TenantPatch(Change.set("Differential"), Change.set(false), Change.keep()));
    }

    String backend() {
        return backend.name();
    }

    Capabilities capabilities() {
        return backend.capabilities();
    }

    Harness harness() {
        return harness;
    }

    Directory directory() {
        return backend.directory(harness.tenant(), CALL);
    }

    Tenants tenants() {
        return backend.tenants(CALL);
    }

    /** Lets a second pass, where time can be moved. */
    void tick() {
        harness.clock().ifPresent(clock -> clock.accept(Duration.ofSeconds(1)));
    }

    /** Gives what was just made its name. What had one keeps it. */
    void name(String name, String id) {
        ids.put(name, id);
        names.putIfAbsent(id, name);
    }

    /** Notes a session and its tokens, if there is one, which the harness finds where signing in does not tell. */
    SignIn signedIn(String name, SignIn outcome) {
        if (outcome instanceof SignIn.SignedIn in) {
            Session session = harness.session(directory(), in);
            name(name, session.id().value());
            starters.put(name, in.user());
            Secret old = tokens.get(name + " refresh");
            if (old != null) {
                tokens.put(name + " used", old);
            }
            tokens.put(name + " access", in.tokens().accessToken());
            if (in.tokens().refreshToken() != null) {
                tokens.put(name + " refresh", in.tokens().refreshToken());
            }
            return new SignIn.SignedIn(in.user(), session, in.tokens());
        }
        return outcome;
    }

    /** The name of what has that id; the id itself, where nothing of that id was ever named. */
    String nameOf(String id) {
        return names.getOrDefault(id, id);
    }

    boolean hasNamed(String id) {
        return names.containsKey(id);
    }

    UserId user(String name) {
        return UserId.of(ids.getOrDefault(name, NOBODY));
    }

    RoleId role(String name) {
        return RoleId.of(ids.getOrDefault(name, NOBODY));
    }

    /** Whose session it is, as far as it was begun. */
    Optional<UserId> starter(String session) {
        return Optional.ofNullable(starters.get(session));
    }

    OrganizationId organization(String name) {
        return OrganizationId.of(ids.getOrDefault(name, NOBODY));
    }

    ApplicationId application(String name) {
        return ApplicationId.of(ids.getOrDefault(name, NOBODY));
    }

    CustomDomainId customDomain(String name) {
        return CustomDomainId.of(ids.getOrDefault(name, NOBODY));
    }

    ApiKeyId apiKey(String name) {
        return ApiKeyId.of(ids.getOrDefault(name, NOBODY));
    }

    ApiId api(String name) {
        return ApiId.of(ids.getOrDefault(name, NOBODY));
    }

    ActionId action(String name) {
        return ActionId.of(ids.getOrDefault(name, NOBODY));
    }

    FormId form(String name) {
        return FormId.of(ids.getOrDefault(name, NOBODY));
    }

    GroupId group(String name) {
        return GroupId.of(ids.getOrDefault(name, NOBODY));
    }

    InvitationId invitation(String name) {
        return InvitationId.of(ids.getOrDefault(name, NOBODY));
    }

    SessionId session(String name) {
        return SessionId.of(ids.getOrDefault(name, NOBODY));
    }

    IdentityId identity(String name) {
        return IdentityId.of(ids.getOrDefault(name, NOBODY));
    }

    /** The id of the tenant at hand, or of one that commands make; no two sides on one server share one. */
    TenantId tenant(String name) {
        TenantId id = name.equals(OWN_TENANT) ? harness.tenant() : TenantId.of(mark + name);
        name(name, id.value());
        return id;
    }

    /** A token of a session: {@code access}, {@code refresh}, or the {@code used} refresh token before that. */
    Secret token(String session, String which) {
        return tokens.getOrDefault(session + " " + which, NO_TOKEN);
    }

    /** Keeps the key that was issued under that name. */
    void keep(String key, Secret credential) {
        tokens.put(key, credential);
    }

    /** The key that was issued under that name, if one was. */
    Optional<ApiKeyCredential> credential(String key) {
        return Optional.ofNullable(tokens.get(key)).flatMap(ApiKeyCredential::parse);
    }

    @Override
    public void close() {
        try (harness;
                backend) {
            names.keySet().stream()
                    .filter(id -> id.startsWith(mark))
                    .map(TenantId::of)
                    .filter(id -> tenants().find(id).isPresent())
                    .forEach(tenants()::delete);
        }
    }
}
