package io.ostiary.mcp;

import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.apikey.ApiKey;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.Harness;
import io.ostiary.form.Form;
import io.ostiary.group.Group;
import io.ostiary.memory.MemoryHarness;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.role.NamedRole;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.User;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@link Company} that tests look at through the Java API, whatever they do to it through tools. */
final class World extends Company implements AutoCloseable {
    final Path folder;

    /** In memory, whole. */
    World(Path folder) {
        this(new MemoryHarness(), folder);
        makeEverything();
    }

    /** In the tenant of a harness, where a part is made when a test first looks at it. */
    World(Harness harness, Path folder) {
        super(harness);
        this.folder = folder;
    }

    /** A tenant that a test made, as it is now; it is deleted with this world. */
    Tenant closing(TenantId id) {
        otherTenants.add(id);
        return tenant(id);
    }

    /** The tenant as it is now. */
    Tenant tenant(TenantId id) {
        return backend.tenants(CALL).find(id).orElseThrow();
    }

    /** The session that somebody was given. */
    Session session(SignIn.SignedIn signedIn) {
        return harness.session(main, signedIn);
    }

    /** A tool service on this world that offers everything; the main tenant is the default. */
    IdentityTools tools() {
        return tools(options -> {});
    }

    IdentityTools tools(Consumer<ServerOptions.Builder> adjustment) {
        return tools(backend, adjustment);
    }

    IdentityTools tools(IdentityBackend other, Consumer<ServerOptions.Builder> adjustment) {
        ServerOptions.Builder options = ServerOptions.builder()
                .toolsets(List.of("all"))
                .defaultTenant(main.tenant())
                .secretsFolder(folder.resolve("secrets"));
        adjustment.accept(options);
        return new IdentityTools(other, options.build(), inMemory() ? clock() : Clock.systemUTC());
    }

    /** The keys of the roles that the user has inside the harbour; none where the user is no member. */
    List<String> memberRoles(User user) {
        return main.organizations().members(harbour().id(), PageRequest.first()).items().stream()
                .filter(member -> member.user().id().equals(user.id()))
                .flatMap(member -> member.roles().stream())
                .map(NamedRole::key)
                .toList();
    }

    /** The shop as it is now. */
    Application shopNow() {
        return main.applications().find(shop().id()).orElseThrow();
    }

    /** The action that greets as it is now. */
    Action greetingNow() {
        return main.actions().find(greeting().id()).orElseThrow();
    }

    /** The code that runs of the action that greets. */
    String runs() {
        return Objects.requireNonNull(greetingNow().live()).content().code();
    }

    /** Whether the action has that secret; a provider tells its name alone. */
    boolean keeps(Action action, String name, Secret secret) {
        return inMemory()
                ? memory().isSecretOf(MAIN, action.id(), name, secret)
                : action.draft().secrets().contains(name);
    }

    /** The survey as it is now. */
    Form surveyNow() {
        return main.forms().find(survey().id()).orElseThrow();
    }

    /** The API of orders as it is now. */
    Api ordersNow() {
        return main.apis().find(orders().id()).orElseThrow();
    }

    /** What the robot may do with orders; null when it may not call for them at all. */
    @Nullable
    Set<String> robotScopes() {
        return main.apiGrants().holders(orders().id(), PageRequest.first()).items().stream()
                .filter(grant -> grant.application().equals(robot().id()))
                .findFirst()
                .map(ApiGrant::scopes)
                .orElse(null);
    }

    /** What the applications are called. */
    List<String> applicationNames() {
        return Pages.stream(page -> main.applications().list(ApplicationQuery.ALL, page))
                .map(Application::name)
                .toList();
    }

    /** The roles that were given to the group. */
    List<String> groupRoles(Group group) {
        List<NamedRole> roles = main.groups().find(group.id()).orElseThrow().roles();
        return roles == null ? List.of() : roles.stream().map(NamedRole::key).toList();
    }

    /** Whether the user is a member of the group itself. */
    boolean isMember(Group group, User user) {
        return main.groups().members(group.id(), false, PageRequest.first()).items().stream()
                .anyMatch(member -> member.id().equals(user.id()));
    }

    /** The identity provider of that id as it is now. */
    IdentityProvider provider(String id) {
        return main.identityProviders().find(IdentityProviderId.of(id)).orElseThrow();
    }

    /** The name of the plan that the user is on. */
    String planOf(User user) {
        return Objects.requireNonNull(main.billing().entitlements(user.id()).plan())
                .name();
    }

    /** The names of the API keys. */
    List<String> keys() {
        return main.apiKeys().list(PageRequest.first()).items().stream()
                .map(ApiKey::name)
                .toList();
    }

    /** Whether the address is invited to the harbour. */
    boolean invited(String email) {
        return main.organizations().invitations(harbour().id(), null, PageRequest.first()).items().stream()
                .anyMatch(invited -> invited.email().equals(email));
    }

    /** What happened last. */
    AuditEvent newestEvent() {
        return main.auditEvents()
                .search(AuditQuery.all(), PageRequest.first(1))
                .items()
                .get(0);
    }

    /** The alert that was raised last. */
    SecurityAlert newestAlert() {
        return main.securityAlerts()
                .list(AlertQuery.ALL, PageRequest.first(1))
                .items()
                .get(0);
    }

    /** The user as it is now. */
    User now(User user) {
        return main.users().find(user.id()).orElseThrow();
    }

    Map<String, @Nullable Object> metadata(User user) {
        return main.metadata().get(user.id(), MetadataKeys.all());
    }

    List<String> roleKeys(User user) {
        return main.roles().of(user.id(), true).stream()
                .map(assigned -> assigned.role().key())
                .toList();
    }

    long sessions(User user) {
        return Pages.stream(page -> main.sessions().list(user.id(), page)).count();
    }

    /** Whether somebody gets in with that password, or to the second factor. */
    boolean lets(String identifier, String password) {
        return !(main.sessions().authenticate(identifier, Secret.of(password)) instanceof SignIn.Rejected);
    }

    /** All that there is, as the Java API tells it. Equal before and after means that nothing was written. */
    Map<String, Object> state() {
        return WorldState.of(this);
    }

    @Override
    public void close() {
        try (harness;
                backend) {
            if (!inMemory()) {
                otherTenants.stream()
                        .filter(id -> backend.tenants(CALL).find(id).isPresent())
                        .forEach(backend.tenants(CALL)::delete);
            }
        }
    }
}
