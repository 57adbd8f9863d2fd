package io.ostiary.mcp.tool;

import io.ostiary.Operation;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every tool there is, one per operation, in the order of {@link Operation}. */
public final class Tools {
    private static final Map<Operation, Tool<?>> ALL = all();

    private Tools() {}

    /** The tool of the operation. */
    public static Tool<?> of(Operation operation) {
        Tool<?> tool = ALL.get(operation);
        if (tool == null) {
            throw new IllegalStateException(operation.id() + " has no tool");
        }
        return tool;
    }

    /** All of them. */
    public static Collection<Tool<?>> all(Collection<Operation> operations) {
        return operations.stream().sorted().<Tool<?>>map(Tools::of).toList();
    }

    private static Map<Operation, Tool<?>> all() {
        Map<Operation, Tool<?>> tools = new EnumMap<>(Operation.class);
        Stream.of(
                        UserTools.ALL,
                        List.<Tool<?>>of(ImportTool.TOOL),
                        MetadataTools.ALL,
                        SessionTools.ALL,
                        ContextTools.ALL,
                        TenantTools.ALL,
                        OrganizationTools.ALL,
                        MembershipTools.ALL,
                        RoleTools.ALL,
                        GroupTools.ALL,
                        GroupMemberTools.ALL,
                        PermissionTools.ALL,
                        BrandingTools.ALL,
                        DomainTools.ALL,
                        EmailDomainTools.ALL,
                        AuditTools.ALL,
                        SecurityAlertTools.ALL,
                        ApplicationTools.ALL,
                        RedirectUriTools.ALL,
                        ApiGrantTools.ALL,
                        ApiKeyTools.ALL,
                        IdentityProviderTools.ALL,
                        ApiTools.ALL,
                        ActionTools.ALL,
                        FormTools.ALL,
                        BillingTools.ALL,
                        UsageTools.ALL,
                        EmailTemplateTools.ALL,
                        DeveloperTools.ALL)
                .flatMap(List::stream)
                .forEach(tool -> {
                    if (tools.put(tool.operation(), tool) != null) {
                        throw new IllegalStateException(tool.name() + " is defined twice");
                    }
                });
        return tools;
    }
}
