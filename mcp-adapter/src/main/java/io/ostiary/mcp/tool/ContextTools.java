package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Capabilities;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Support;
import io.ostiary.Toolset;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.backend.Directory;
import io.ostiary.group.Group;
import io.ostiary.group.GroupQuery;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.protocol.Grant;
import io.ostiary.mcp.tool.Views.MapperView;
import io.ostiary.mcp.tool.Views.RoleView;
import io.ostiary.mcp.tool.Views.TenantView;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tools that tell what there is: composed here, from capabilities and ports, because no provider has them. */
final class ContextTools {
    private static final int MOST = 50;

    private ContextTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    GET_CONTEXT,
                    NoInput.class,
                    ContextView.class,
                    "Who you are to this server, which identity provider stands behind it, and which tenants are in reach."
                            + " A good first call.",
                    ContextTools::context),
            tool(
                    LIST_CAPABILITIES,
                    ListCapabilities.class,
                    CapabilityList.class,
                    "What the identity provider supports natively, what is composed and how it differs, what is"
                            + " lacking, and why. How and why are told where an operation or a toolset is named.",
                    ContextTools::capabilities),
            tool(
                    GET_CONFIGURATION_SUMMARY,
                    NoInput.class,
                    Summary.class,
                    "One tenant at a glance: settings, how many users, and which roles, organizations, groups, applications,"
                            + " enabled ways to sign in and claim mappers there are.",
                    ContextTools::summary));

    record ContextView(
            String principal,
            String channel,
            String client,
            String backend,
            List<String> scopes,
            int tools,
            boolean readOnly,
            @Nullable String defaultTenant,
            List<TenantView> tenants,
            @Nullable Boolean moreTenants) {}

    record ListCapabilities(
            @Doc("Only this operation, such as create_user.") @Nullable
            String operation,

            @Doc("Only this toolset.") @Nullable Toolset toolset) {}

    record CapabilityList(String backend, List<CapabilityView> operations) {}

    /** How far an operation goes. */
    enum Level {
        NATIVE,
        COMPOSED,
        LACKING
    }

    record CapabilityView(
            String operation,
            Level support,
            @Nullable String note,
            @Nullable Map<String, String> lackingParameters) {
        CapabilityView withoutNotes() {
            return new CapabilityView(operation, support, null, null);
        }
    }

    record Summary(
            TenantView tenant,
            long users,
            long disabledUsers,
            List<RoleView> roles,
            @Nullable Boolean moreRoles,
            @Nullable Names organizations,
            @Nullable Names groups,
            @Nullable Names applications,
            @Nullable Names enabledProviders,
            @Nullable List<MapperView> claimMappers) {}

    /**
     * What some things are called.
     *
     * @param more whether there are others
     */
    record Names(@Untrusted List<String> names, @Nullable Boolean more) {}

    private static ContextView context(ToolContext context, NoInput in) {
        var page = context.tenants().list(PageRequest.first(MOST));
        Grant grant = context.caller().grant();
        TenantId standard = grant == null ? context.surroundings().defaultTenant() : TenantId.of(grant.tenant());
        return new ContextView(
                context.caller().principal(),
                context.caller().channel(),
                context.client().name(),
                context.backend().name(),
                grant == null ? List.of("*") : grant.scopes().stream().sorted().toList(),
                context.toolCount(),
                context.surroundings().offered().readOnly(),
                standard == null ? null : standard.value(),
                ToolContext.views(page, TenantView::of),
                page.next() == null ? null : true);
    }

    private static CapabilityList capabilities(ToolContext context, ListCapabilities in) {
        Capabilities capabilities = context.backend().capabilities();
        String wanted = in.operation();
        if (wanted != null && Operation.of(wanted).isEmpty()) {
            throw new io.ostiary.InvalidArgumentException("operation", "is no operation of this version");
        }
        boolean everything = wanted == null && in.toolset() == null;
        return new CapabilityList(
                context.backend().name(),
                Arrays.stream(Operation.values())
                        .filter(operation -> wanted == null || operation.id().equals(wanted))
                        .filter(operation -> in.toolset() == null || operation.toolset() == in.toolset())
                        .map(operation -> view(capabilities, operation))
                        .map(view -> everything ? view.withoutNotes() : view)
                        .toList());
    }

    private static CapabilityView view(Capabilities capabilities, Operation operation) {
        Support support = capabilities.of(operation);
        Map<String, String> lacking = capabilities.lackingParameters(operation);
        Map<String, String> parameters = lacking.isEmpty() ? null : lacking;
        if (support instanceof Support.Lacking lacks) {
            return new CapabilityView(operation.id(), Level.LACKING, lacks.reason(), parameters);
        }
        return support instanceof Support.Composed composed
                ? new CapabilityView(operation.id(), Level.COMPOSED, composed.caveat(), parameters)
                : new CapabilityView(operation.id(), Level.NATIVE, null, parameters);
    }

    private static Summary summary(ToolContext context, NoInput in) {
        Directory directory = context.directory();
        var roles = directory.roles().list(null, PageRequest.first(MOST));
        return new Summary(
                TenantView.of(context.tenants().resolve(context.tenant().value())),
                directory.users().count(UserQuery.all()),
                directory
                        .users()
                        .count(UserQuery.builder().status(UserStatus.DISABLED).build()),
                ToolContext.views(roles, RoleView::of),
                roles.next() == null ? null : true,
                names(
                        context,
                        LIST_ORGANIZATIONS,
                        page -> directory.organizations().list(OrganizationQuery.ALL, page),
                        Organization::name),
                names(context, LIST_GROUPS, page -> directory.groups().list(GroupQuery.ALL, page), Group::path),
                names(
                        context,
                        LIST_APPLICATIONS,
                        page -> directory.applications().list(ApplicationQuery.ALL, page),
                        Application::name),
                names(
                        context,
                        LIST_IDENTITY_PROVIDERS,
                        page -> directory.identityProviders().list(new IdentityProviderQuery(true), page),
                        provider -> provider.id().value()),
                tells(context, LIST_CLAIM_MAPPERS)
                        ? directory.claimMappers().list().stream()
                                .map(MapperView::of)
                                .toList()
                        : null);
    }

    private static <T> @Nullable Names names(
            ToolContext context, Operation list, Function<PageRequest, Page<T>> pages, Function<T, String> name) {
        if (!tells(context, list)) {
            return null;
        }
        Page<T> page = pages.apply(PageRequest.first(MOST));
        return new Names(page.items().stream().map(name).toList(), page.next() == null ? null : true);
    }

    /** Whether the provider has the list, and the caller may see it. */
    private static boolean tells(ToolContext context, Operation list) {
        return context.backend().capabilities().supports(list)
                && context.caller().may(list.scope());
    }
}
