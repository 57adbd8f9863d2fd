package io.ostiary.mcp.tool;

import io.ostiary.Call;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.PermissionDeniedException;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.action.Action;
import io.ostiary.api.Api;
import io.ostiary.apikey.ApiKey;
import io.ostiary.application.Application;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.EmailDomain;
import io.ostiary.form.FormSummary;
import io.ostiary.group.Group;
import io.ostiary.mcp.guard.CursorSeal;
import io.ostiary.mcp.guard.ImportFolder;
import io.ostiary.mcp.guard.SecretSink;
import io.ostiary.mcp.protocol.Caller;
import io.ostiary.mcp.protocol.Client;
import io.ostiary.mcp.protocol.Grant;
import io.ostiary.organization.Organization;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.role.Role;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.User;
import io.ostiary.user.UserMatch;
import io.ostiary.user.UserRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a tool works with during one call. References are resolved once: whoever a plan named is whoever the handler
 * touches.
 */
public final class ToolContext {
    private final Surroundings surroundings;
    private final Call call;
    private final Caller caller;
    private final Client client;
    private final String tool;
    private final @Nullable String tenantReference;

    private final Map<String, UserMatch> users = new HashMap<>();
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Organization> organizations = new HashMap<>();
    private final Map<String, Application> applications = new HashMap<>();
    private final Map<String, Api> apis = new HashMap<>();
    private final Map<String, Action> actions = new HashMap<>();
    private final Map<String, FormSummary> forms = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, ApiKey> apiKeys = new HashMap<>();
    private final Map<String, IdentityProvider> identityProviders = new HashMap<>();
    private final Map<String, CustomDomain> customDomains = new HashMap<>();
    private final Map<String, EmailDomain> emailDomains = new HashMap<>();
    private @Nullable TenantId tenant;

    /**
     * A context.
     *
     * @param tool the tool's name
     * @param tenantReference the tenant that the caller named, or null
     */
    public ToolContext(
            Surroundings surroundings,
            Call call,
            Caller caller,
            Client client,
            String tool,
            @Nullable String tenantReference) {
        this.surroundings = surroundings;
        this.call = call;
        this.caller = caller;
        this.client = client;
        this.tool = tool;
        this.tenantReference = tenantReference;
    }

    /**
     * What all calls share.
     *
     * @param backend the identity provider
     * @param defaultTenant the tenant that is meant when none is named, or null
     * @param cursors seals cursors
     * @param secrets takes new secrets
     * @param imports the folder that imports may read
     * @param offered what the server says about itself in {@code get_context}
     */
    public record Surroundings(
            IdentityBackend backend,
            @Nullable TenantId defaultTenant,
            CursorSeal cursors,
            SecretSink secrets,
            ImportFolder imports,
            Offered offered) {}

    /**
     * What the server offers.
     *
     * @param operations what there are tools for
     * @param readOnly whether only reading ones
     */
    public record Offered(Set<Operation> operations, boolean readOnly) {
        /** Copies the operations. */
        public Offered {
            operations = Set.copyOf(operations);
        }
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Call call() {
        return call;
    }

    Caller caller() {
        return caller;
    }

    Client client() {
        return client;
    }

    IdentityBackend backend() {
        return surroundings.backend();
    }

    /** The tenants in the caller's reach. */
    Tenants tenants() {
        Tenants all = backend().tenants(call);
        Grant grant = caller.grant();
        return grant == null ? all : new OwnTenant(all, TenantId.of(grant.tenant()));
    }

    /**
     * Refuses a caller who would give away more than it has.
     *
     * @throws PermissionDeniedException when the caller lacks one of the scopes
     */
    void requireHolds(Operation operation, Set<String> scopes) {
        for (String scope : scopes) {
            if (!caller.may(Optional.of(scope))) {
                throw new PermissionDeniedException(
                        operation, "nobody can give a scope that he lacks, and this caller lacks " + scope);
            }
        }
    }

    Directory directory() {
        return backend().directory(tenant(), call);
    }

    /** The tenant that is meant: the one named, else the server's default, else the only one in reach. */
    TenantId tenant() {
        TenantId chosen = tenant;
        if (chosen == null) {
            chosen = chooseTenant();
            tenant = chosen;
        }
        return chosen;
    }

    /** The tenant that the call turned out to mean, or null when it did not come to that. */
    public @Nullable String chosenTenant() {
        return tenant == null ? null : tenant.value();
    }

    private TenantId chooseTenant() {
        if (tenantReference != null) {
            return tenants().resolve(tenantReference).id();
        }
        Grant grant = caller.grant();
        if (grant != null) {
            return TenantId.of(grant.tenant());
        }
        TenantId standard = surroundings.defaultTenant();
        if (standard != null) {
            return standard;
        }
        List<Tenant> reachable = tenants().list(PageRequest.first(20)).items();
        if (reachable.size() == 1) {
            return reachable.get(0).id();
        }
        throw new InvalidArgumentException(
                "tenant",
                reachable.isEmpty()
                        ? "cannot be chosen: there is none; create_tenant makes one"
                        : "is required; there are "
                                + reachable.stream()
                                        .map(each -> each.id().value())
                                        .collect(Collectors.joining(", ")));
    }

    /** How many tools the caller may call. */
    int toolCount() {
        return (int) surroundings.offered().operations().stream()
                .filter(operation -> caller.may(operation.scope()))
                .count();
    }

    /** The user that a reference means. */
    User user(String reference) {
        return users.computeIfAbsent(reference, unused -> directory().users().resolve(UserRef.parse(reference)))
                .user();
    }

    /** The role that a reference means. */
    Role role(String reference) {
        return roles.computeIfAbsent(reference, unused -> directory().roles().resolve(reference));
    }

    /** The roles that references mean; none when there are none. */
    List<Role> roles(@Nullable List<String> references) {
        return references == null
                ? List.of()
                : references.stream().map(this::role).toList();
    }

    /** The API key that a reference means. */
    ApiKey apiKey(String reference) {
        return apiKeys.computeIfAbsent(
                reference, unused -> directory().apiKeys().resolve(reference));
    }

    /** The identity provider that a reference means. */
    IdentityProvider identityProvider(String reference) {
        return identityProviders.computeIfAbsent(
                reference, unused -> directory().identityProviders().resolve(reference));
    }

    /** The custom domain that a reference means. */
    CustomDomain customDomain(String reference) {
        return customDomains.computeIfAbsent(
                reference, unused -> directory().customDomains().resolve(reference));
    }

    /** The e-mail domain that a reference means. */
    EmailDomain emailDomain(String reference) {
        return emailDomains.computeIfAbsent(
                reference, unused -> directory().emailDomains().resolve(reference));
    }

    /** The organization that a reference means. */
    Organization organization(String reference) {
        return organizations.computeIfAbsent(
                reference, unused -> directory().organizations().resolve(reference));
    }

    /** The application that a reference means. */
    Application application(String reference) {
        return applications.computeIfAbsent(
                reference, unused -> directory().applications().resolve(reference));
    }

    /** The API that a reference means. */
    Api api(String reference) {
        return apis.computeIfAbsent(reference, unused -> directory().apis().resolve(reference));
    }

    /** The action that a reference means. */
    Action action(String reference) {
        return actions.computeIfAbsent(
                reference, unused -> directory().actions().resolve(reference));
    }

    /** The form that a reference means. */
    FormSummary form(String reference) {
        return forms.computeIfAbsent(reference, unused -> directory().forms().resolve(reference));
    }

    /** The group that a reference means. */
    Group group(String reference) {
        return groups.computeIfAbsent(reference, unused -> directory().groups().resolve(reference));
    }

    /**
     * Refuses when somebody was found by an address that nobody proved to own: a dangerous call must not hit whoever
     * typed another's address into a profile.
     */
    public void requireCertainUsers() {
        users.forEach((reference, match) -> {
            if (match.byUnverifiedEmail()) {
                throw new InvalidArgumentException(
                        "user",
                        "was matched by an e-mail address that is not verified, which is not enough for this; name id:"
                                + match.user().id());
            }
        });
    }

    /** Which page is wanted. */
    PageRequest page(@Nullable Integer limit, @Nullable String cursor) {
        return new PageRequest(
                limit == null ? PageRequest.DEFAULT_SIZE : limit,
                cursor == null ? null : surroundings.cursors().open(holder(), cursor));
    }

    /** The cursor of the page after this one, for this caller only, or null when it is the last. */
    @Nullable
    String next(Page<?> page) {
        return page.next() == null ? null : surroundings.cursors().seal(holder(), page.next());
    }

    /**
     * How many there are as far as the first page tells, for a sentence: {@code 3}, or {@code More than 200}. A provider
     * that does not tell, or not to us, stands in nobody's way: what is asked of a person is then told without a number.
     */
    static String counted(Function<PageRequest, Page<?>> list) {
        try {
            Page<?> page = list.apply(PageRequest.first(PageRequest.MAX_SIZE));
            return (page.next() == null ? "" : "More than ") + page.items().size();
        } catch (UnsupportedException | NotConfiguredException | PermissionDeniedException e) {
            return "An unknown number of";
        }
    }

    /** The page's items, as views. */
    static <T, V> List<V> views(Page<T> page, Function<T, V> view) {
        return page.items().stream().map(view).toList();
    }

    /** The secret that an argument means: itself, or what is behind a handle. */
    Secret secret(String field, Secret argument) {
        return surroundings.secrets().resolve(field, argument);
    }

    private String holder() {
        return caller.channel() + '\n' + caller.principal() + '\n' + tool + '\n' + tenantReference;
    }
}
