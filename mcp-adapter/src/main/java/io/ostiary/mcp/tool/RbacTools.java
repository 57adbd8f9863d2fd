package io.ostiary.mcp.tool;

import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.PermissionTools.ResourceView;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.RbacChange;
import io.ostiary.permission.RbacOutcome;
import io.ostiary.permission.RbacState;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resources and roles as one document: how the tools show it, and how it is applied. */
final class RbacTools {
    private RbacTools() {}

    record ApplyState(
            @Doc("As get_rbac_state tells it: schema_version 1, resources of key and actions, roles of key, name,"
                    + " description, permissions and scope, and default_role, a key. A role's scope never changes; left"
                    + " out it is tenant.")
            Map<String, @Nullable Object> state,

            @Doc("Also remove what is not in it; refused while a role that goes is assigned.") @Nullable
            Boolean prune,

            @Doc("Only tell what would change.") @Nullable Boolean dryRun) {}

    record StateView(
            int schemaVersion,
            List<ResourceView> resources,
            List<StatedRole> roles,
            @Nullable String defaultRole) {
        static StateView of(RbacState state) {
            return new StateView(
                    1,
                    state.resources().stream().map(ResourceView::of).toList(),
                    state.roles().stream().map(StatedRole::of).toList(),
                    state.defaultRole().map(Role::key).orElse(null));
        }
    }

    record StatedRole(
            String key,
            @Nullable String name,
            @Nullable String description,
            List<String> permissions,
            @Nullable RoleScope scope) {
        static StatedRole of(Role role) {
            return new StatedRole(
                    role.key(),
                    role.name(),
                    role.description(),
                    List.copyOf(role.permissions()),
                    role.scope() == RoleScope.TENANT ? null : role.scope());
        }
    }

    record ChangeView(
            RbacChange.Kind change,
            String key,
            @Nullable List<String> added,
            @Nullable List<String> removed,
            @Nullable List<String> fields) {
        static ChangeView of(RbacChange change) {
            return new ChangeView(
                    change.kind(),
                    change.key(),
                    change.added().isEmpty() ? null : List.copyOf(change.added()),
                    change.removed().isEmpty() ? null : List.copyOf(change.removed()),
                    change.fields().isEmpty() ? null : List.copyOf(change.fields()));
        }
    }

    record OutcomeView(
            List<ChangeView> changes,
            boolean dryRun,
            @Nullable List<ChangeView> outstanding,
            @Nullable String failure) {
        static OutcomeView of(RbacOutcome outcome, boolean dryRun) {
            return new OutcomeView(
                    outcome.changes().stream().map(ChangeView::of).toList(),
                    dryRun,
                    outcome.outstanding().isEmpty()
                            ? null
                            : outcome.outstanding().stream().map(ChangeView::of).toList(),
                    outcome.failure());
        }
    }

    static OutcomeView apply(ToolContext context, ApplyState in) {
        boolean dryRun = Boolean.TRUE.equals(in.dryRun());
        return OutcomeView.of(applied(context, in, dryRun), dryRun);
    }

    /** What a person approves is the difference itself, so that whatever else changes it meanwhile is noticed. */
    static @Nullable Plan plan(ToolContext context, ApplyState in) {
        if (Boolean.TRUE.equals(in.dryRun())) {
            return null;
        }
        NewRbacState wanted = NewRbacState.parse(in.state());
        List<RbacChange> changes = applied(context, in, true).changes();
        List<String> body = new ArrayList<>();
        for (RbacChange.Kind kind : RbacChange.Kind.values()) {
            List<String> told = changes.stream()
                    .filter(change -> change.kind() == kind)
                    .map(RbacTools::line)
                    .toList();
            if (!told.isEmpty()) {
                body.add(words(kind) + ":");
                body.addAll(told);
            }
        }
        List<String> powerful = wanted.roles().stream()
                .filter(role -> Role.looksAdministrative(role.key(), role.permissions()))
                .filter(role -> changes.stream()
                        .anyMatch(change -> change.key().equals(role.key())
                                && (change.kind() == RbacChange.Kind.CREATE_ROLE
                                        || !change.added().isEmpty())))
                .map(NewRole::key)
                .toList();
        List<String> consequences = powerful.isEmpty()
                ? List.of()
                : List.of("Whoever has these gains power over the identity system: " + Naming.all(powerful));
        String tenant = context.directory().tenant().value();
        String action = changes.isEmpty()
                ? "apply a document to the roles of " + tenant + " that changes nothing"
                : "make " + changes.size() + " changes to the roles of " + tenant;
        return new Plan(action, tenant, consequences, body);
    }

    private static RbacOutcome applied(ToolContext context, ApplyState in, boolean dryRun) {
        return context.directory()
                .permissions()
                .apply(NewRbacState.parse(in.state()), Boolean.TRUE.equals(in.prune()), dryRun);
    }

    private static String line(RbacChange change) {
        StringBuilder line = new StringBuilder(change.key());
        change.added().forEach(added -> line.append(" +").append(added));
        change.removed().forEach(removed -> line.append(" -").append(removed));
        change.fields().forEach(field -> line.append(" ~").append(field));
        return line.toString();
    }

    private static String words(RbacChange.Kind kind) {
        return switch (kind) {
            case DEFINE_RESOURCE -> "Defines";
            case CREATE_ROLE -> "Creates the roles";
            case UPDATE_ROLE -> "Changes the roles, and what those who have them may do";
            case DELETE_ROLE -> "Deletes the roles";
            case REMOVE_ACTIONS -> "Removes the actions";
        };
    }
}
