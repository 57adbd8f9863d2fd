package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.ORGANIZATION;
import static io.ostiary.mcp.tool.Naming.USER;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.organization.OrganizationId;
import io.ostiary.permission.AccessDecision;
import io.ostiary.permission.AccessExplanation;
import io.ostiary.permission.AccessPath;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.PermissionResource;
import io.ostiary.role.GivingGroup;
import io.ostiary.role.NamedRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools that tell what there is to be allowed, and whom it is. */
final class PermissionTools {
    private PermissionTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_PERMISSION_RESOURCES,
                    NoInput.class,
                    ResourceList.class,
                    "The resources that permissions are about, each with its actions; resource posts with action read"
                            + " makes the permission posts:read of roles.",
                    (context, in) -> new ResourceList(context.directory().permissions().resources().stream()
                            .map(ResourceView::of)
                            .toList())),
            tool(
                    CREATE_PERMISSION_RESOURCE,
                    CreateResource.class,
                    ResourceView.class,
                    "Define a resource and its actions, or add actions to one; none is taken away: apply_rbac_state"
                            + " with prune does that. create_role and update_role give the permissions.",
                    (context, in) -> ResourceView.of(context.directory()
                            .permissions()
                            .create(NewPermissionResource.of(in.key(), in.actions())))),
            tool(
                    CHECK_PERMISSION,
                    Access.class,
                    DecisionView.class,
                    "Whether a user may do an action on a resource; explain_access says why.",
                    (context, in) -> DecisionView.of(context.directory()
                            .permissions()
                            .check(context.user(in.user()).id(), permission(in), organization(context, in)))),
            tool(
                    EXPLAIN_ACCESS,
                    Access.class,
                    ExplanationView.class,
                    "Why a user may do an action on a resource, or why not: the roles that allow it and how the user has"
                            + " them, or the roles that would.",
                    (context, in) -> ExplanationView.of(context.directory()
                            .permissions()
                            .explain(context.user(in.user()).id(), permission(in), organization(context, in)))),
            tool(
                    GET_RBAC_STATE,
                    NoInput.class,
                    RbacTools.StateView.class,
                    "All resources and roles as one document, which apply_rbac_state takes; users are not in it.",
                    (context, in) -> RbacTools.StateView.of(
                            context.directory().permissions().state())),
            planned(
                    APPLY_RBAC_STATE,
                    RbacTools.ApplyState.class,
                    RbacTools.OutcomeView.class,
                    "Make resources and roles be as a document says, and tell what changed. What is not in it stays,"
                            + " unless prune. A person approves the changes; a dry run only tells them.",
                    RbacTools::plan,
                    RbacTools::apply));

    record CreateResource(
            @Doc("Its unique name, such as posts: letters, digits or . _ -")
            String key,

            @Doc("What can be done to it, such as read and write.")
            List<String> actions) {}

    record Access(
            @Doc(USER) String user,
            @Doc("The resource's key.") String resource,
            @Doc("The action.") String action,

            @Doc("The organization that the user wants to do it in, whose roles then count too: " + ORGANIZATION)
            @Nullable
            String organization) {}

    record ResourceView(String key, List<String> actions) {
        static ResourceView of(PermissionResource resource) {
            return new ResourceView(resource.key(), List.copyOf(resource.actions()));
        }
    }

    record ResourceList(List<ResourceView> resources) {}

    record DecisionView(boolean allowed, AccessDecision.Reason reason) {
        static DecisionView of(AccessDecision decision) {
            return new DecisionView(decision.allowed(), decision.reason());
        }
    }

    record PathView(
            String role,
            AccessPath.Through through,
            @Untrusted @Nullable String group) {
        static PathView of(AccessPath path) {
            GivingGroup group = path.group();
            return new PathView(path.role().key(), path.through(), group == null ? null : group.path());
        }
    }

    record ExplanationView(
            boolean allowed,
            AccessDecision.Reason reason,
            List<PathView> paths,
            @Nullable List<String> rolesThatWouldAllow,
            @Nullable Boolean moreRoles) {
        static ExplanationView of(AccessExplanation explanation) {
            boolean asked = explanation.paths().isEmpty();
            return new ExplanationView(
                    explanation.decision().allowed(),
                    explanation.decision().reason(),
                    explanation.paths().stream().map(PathView::of).toList(),
                    asked
                            ? explanation.wouldAllow().stream()
                                    .map(NamedRole::key)
                                    .toList()
                            : null,
                    explanation.more() ? true : null);
        }
    }

    private static PermissionName permission(Access in) {
        return new PermissionName(in.resource(), in.action());
    }

    private static @Nullable OrganizationId organization(ToolContext context, Access in) {
        return in.organization() == null
                ? null
                : context.organization(in.organization()).id();
    }
}
