package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.TENANT;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Page;
import io.ostiary.Upsert;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.mcp.tool.Views.TenantPage;
import io.ostiary.mcp.tool.Views.TenantView;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.UserQuery;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tools that manage tenants themselves. */
final class TenantTools {
    private TenantTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(LIST_TENANTS, ListTenants.class, TenantPage.class, "The tenants in reach.", (context, in) -> {
                Page<Tenant> page = context.tenants().list(context.page(in.limit(), in.cursor()));
                return new TenantPage(ToolContext.views(page, TenantView::of), context.next(page));
            }),
            tool(
                    GET_TENANT,
                    GetTenant.class,
                    TenantView.class,
                    "One tenant and its settings.",
                    (context, in) -> TenantView.of(find(context, in.tenant()))),
            planned(
                    CREATE_TENANT,
                    CreateTenant.class,
                    TenantCreated.class,
                    "Create a tenant: an isolated environment with its own users, roles and sessions. With if_exists"
                            + " update an existing one is made as given, settings that are left out go back to their"
                            + " defaults; update_tenant changes single ones.",
                    (context, in) -> {
                        NewTenant wanted = newTenant(in);
                        return in.ifExists() == IfExists.UPDATE
                                ? context.tenants()
                                        .find(wanted.id())
                                        .map(there -> planLostMethods(
                                                there, wanted.settings().authMethods()))
                                        .orElse(null)
                                : null;
                    },
                    (context, in) -> {
                        Upsert<Tenant> outcome = context.tenants()
                                .create(newTenant(in), in.ifExists() == null ? IfExists.FAIL : in.ifExists());
                        return new TenantCreated(TenantView.of(outcome.value()), outcome.created());
                    }),
            planned(
                    UPDATE_TENANT,
                    UpdateTenant.class,
                    TenantView.class,
                    "Change a tenant's settings; what is left out stays. Taking away a sign-in method needs a"
                            + " person's approval. set_identity_provider_status switches single methods.",
                    (context, in) -> {
                        Tenant tenant = context.tenants().resolve(in.tenant());
                        return in.authMethods() == null ? null : planLostMethods(tenant, in.authMethods());
                    },
                    (context, in) -> TenantView.of(context.tenants()
                            .update(context.tenants().resolve(in.tenant()).id(), patch(in)))),
            planned(
                    DELETE_TENANT,
                    TheTenant.class,
                    Done.class,
                    "Delete a tenant for good, with every user, role and session in it.",
                    (context, in) -> {
                        Tenant tenant = context.tenants().resolve(in.tenant());
                        long users = context.backend()
                                .directory(tenant.id(), context.call())
                                .users()
                                .count(UserQuery.all());
                        return Plan.of(
                                "delete the tenant " + tenant.id() + " (" + Printable.line(tenant.name(), 100)
                                        + ") for good",
                                tenant.id().value(),
                                users + " users, and every role and session, go with it.",
                                "It cannot be undone.");
                    },
                    (context, in) -> {
                        TenantId id = context.tenants().resolve(in.tenant()).id();
                        context.tenants().delete(id);
                        return new Done("deleted", id.value());
                    }));

    record ListTenants(
            @Doc(value = "The most tenants to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListTenants> {
        @Override
        public ListTenants withLimit(int newLimit) {
            return new ListTenants(newLimit, cursor);
        }
    }

    record GetTenant(
            @Doc("Id or name; by default default_tenant of get_context, or the only one in reach.") @Nullable
            String tenant) {}

    record TheTenant(@Doc(TENANT) String tenant) {}

    record Settings(
            @Doc("Whether people may sign up by themselves.") @Nullable
            Boolean allowRegistration,

            @Doc("The ways to sign in.") @Nullable List<AuthMethod> authMethods) {}

    record CreateTenant(
            @Doc("What people call it.") String name,

            @Doc("Its unique id; by default made from the name, so Acme Corp is acme-corp.") @Nullable
            String id,

            @Doc("What it allows; by default sign-in with a password and no self-registration.") @Nullable
            Settings settings,

            @Doc("What to do when the id is taken; by default fail.") @Nullable
            IfExists ifExists) {}

    record TenantCreated(TenantView tenant, boolean created) {}

    record UpdateTenant(
            @Doc(TENANT) String tenant,
            @Doc("What people call it.") @Nullable String name,

            @Doc("Whether people may sign up by themselves.") @Nullable
            Boolean allowRegistration,

            @Doc("The ways to sign in, all of them.") @Nullable
            List<AuthMethod> authMethods) {}

    private static Tenant find(ToolContext context, @Nullable String reference) {
        return context.tenants().resolve(reference == null ? context.tenant().value() : reference);
    }

    private static NewTenant newTenant(CreateTenant in) {
        Settings settings = in.settings();
        Boolean registration = settings == null ? null : settings.allowRegistration();
        List<AuthMethod> methods = settings == null ? null : settings.authMethods();
        return new NewTenant(
                in.id() == null ? NewTenant.idFor(in.name()) : TenantId.of(in.id()),
                in.name(),
                new TenantSettings(
                        registration == null ? TenantSettings.DEFAULT.allowRegistration() : registration,
                        methods == null ? TenantSettings.DEFAULT.authMethods() : new HashSet<>(methods)));
    }

    private static @Nullable Plan planLostMethods(Tenant tenant, Collection<AuthMethod> wanted) {
        Set<AuthMethod> lost = new TreeSet<>(tenant.settings().authMethods());
        lost.removeAll(wanted);
        return lost.isEmpty()
                ? null
                : Plan.of(
                        "take sign-in methods away from the tenant " + tenant.id(),
                        tenant.id().value(),
                        "Taken away: " + lost.stream().map(AuthMethod::id).collect(Collectors.joining(", ")),
                        wanted.isEmpty()
                                ? "Nobody can sign in there any more."
                                : "Who has no other way can no longer sign in there.");
    }

    private static TenantPatch patch(UpdateTenant in) {
        List<AuthMethod> methods = in.authMethods();
        Change<Set<AuthMethod>> newMethods = methods == null ? Change.keep() : Change.set(new HashSet<>(methods));
        if (in.name() == null && in.allowRegistration() == null && methods == null) {
            throw new InvalidArgumentException("name", "or allow_registration or auth_methods is required");
        }
        return new TenantPatch(
                in.name() == null ? Change.keep() : Change.set(in.name()),
                in.allowRegistration() == null ? Change.keep() : Change.set(in.allowRegistration()),
                newMethods);
    }
}
