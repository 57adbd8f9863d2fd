package io.ostiary.conformance;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.Operation;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.NewAction;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertResolution;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.NewApi;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.NewApplication;
import io.ostiary.audit.AuditQuery;
import io.ostiary.branding.BrandPatch;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import io.ostiary.form.FormPatch;
import io.ostiary.form.NewForm;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.permission.NewRbacState;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.role.NewRole;
import io.ostiary.role.RolePatch;
import io.ostiary.role.RoleScope;
import io.ostiary.session.NewSession;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.Disablement;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which optional parameters a call of a port uses, under the names that the operation's tool gives them. */
final class Parameters {
    private static final Set<Class<?>> REQUESTS = Set.of(
            NewUser.class,
            UserPatch.class,
            UserQuery.class,
            Disablement.class,
            NewPassword.class,
            NewRole.class,
            RolePatch.class,
            NewSession.class,
            NewTenant.class,
            TenantPatch.class,
            NewOrganization.class,
            OrganizationPatch.class,
            OrganizationQuery.class,
            NewInvitation.class,
            AuditQuery.class,
            AlertQuery.class,
            AlertPeriod.class,
            AlertResolution.class,
            NewApplication.class,
            ApplicationPatch.class,
            ApplicationQuery.class,
            NewGroup.class,
            NewApi.class,
            NewAction.class,
            ActionPatch.class,
            FormPatch.class,
            ApiPatch.class,
            BrandPatch.class,
            NewCustomDomain.class,
            NewEmailDomain.class,
            GroupPatch.class,
            GroupQuery.class,
            NewApiKey.class,
            NewIdentityProvider.class,
            IdentityProviderPatch.class,
            IdentityProviderQuery.class,
            NewEmailTemplate.class,
            SampleValues.class);

    /** What no backend can lack without lacking the operation. */
    private static final Set<String> ESSENTIAL = Set.of(
            "create_action.name",
            "create_action.triggers",
            "create_action.code",
            "create_action.runtime",
            "create_api.name",
            "create_api.identifier",
            "create_application.name",
            "create_application.type",
            "create_application.grant_types",
            "create_custom_domain.domain",
            "create_email_domain.domain",
            "create_user.email",
            "create_api_key.name",
            "create_api_key.scopes",
            "create_api_key.expires_in",
            "create_user.password",
            "create_role.key",
            "create_session.user",
            "create_group.name",
            "create_identity_provider.name",
            "create_identity_provider.type",
            "create_identity_provider.enabled",
            "create_identity_provider.client_id",
            "create_identity_provider.client_secret",
            "create_invitation.email",
            "create_organization.name",
            "create_organization.slug",
            "create_tenant.id",
            "create_tenant.name",
            "set_password.value",
            "set_email_template.subject",
            "set_email_template.body");

    private Parameters() {}

    static Set<String> used(Operation operation, List<@Nullable Object> arguments) {
        Set<String> used = new LinkedHashSet<>();
        for (Object argument : arguments) {
            if (argument != null && REQUESTS.contains(argument.getClass())) {
                used.addAll(components((Record) argument));
            } else if (argument instanceof NewForm form) {
                used.addAll(components(form.content()));
            } else if (argument == IfExists.UPDATE) {
                used.add("if_exists");
            } else if (argument == ImportMode.UPSERT) {
                used.add("mode");
            } else if (argument instanceof MetadataKeys.Named) {
                used.add("keys");
            }
        }
        switch (operation) {
            case LIST_SESSIONS -> useIf(used, isGiven(arguments.get(0)), "user");
            case LIST_ROLES -> useIf(used, isGiven(arguments.get(0)), "query");
            case SEND_PASSWORD_RESET -> useIf(used, isGiven(arguments.get(1)), "redirect_uri");
            case RESET_MFA -> useIf(used, isGiven(arguments.get(1)), "factors");
            case REVOKE_USER_SESSIONS -> useIf(used, isGiven(arguments.get(1)), "except_session");
            case VERIFY_TOKEN -> useIf(used, isGiven(arguments.get(1)), "audience");
            case ASSIGN_ROLE, UNASSIGN_ROLE -> useIf(used, isGiven(arguments.get(2)), "organization");
            case LIST_USER_ROLES -> useIf(used, Boolean.TRUE.equals(arguments.get(1)), "effective");
            case DELETE_ROLE -> useIf(used, Boolean.TRUE.equals(arguments.get(1)), "force");
            case ADD_ORGANIZATION_MEMBER -> useIf(used, isGiven(arguments.get(2)), "roles");
            case CHECK_PERMISSION, EXPLAIN_ACCESS -> useIf(used, isGiven(arguments.get(2)), "organization");
            case APPLY_RBAC_STATE -> {
                useIf(used, Boolean.TRUE.equals(arguments.get(1)), "prune");
                useIf(used, Boolean.TRUE.equals(arguments.get(2)), "dry_run");
            }
            case LIST_REDIRECT_URIS -> useIf(used, isGiven(arguments.get(0)), "application");
            case GRANT_APPLICATION_ACCESS, REVOKE_APPLICATION_ACCESS ->
                useIf(used, isGiven(arguments.get(2)), "scopes");
            case LIST_ACTIONS -> useIf(used, isGiven(arguments.get(0)), "trigger");
            case DELETE_ACTION -> useIf(used, Boolean.TRUE.equals(arguments.get(1)), "force");
            case LIST_GROUP_MEMBERS -> useIf(used, Boolean.TRUE.equals(arguments.get(1)), "recursive");
            case LIST_INVITATIONS -> useIf(used, isGiven(arguments.get(1)), "status");
            case IMPORT_USERS -> hashFormats((List<?>) arguments.get(0)).forEach(used::add);
            default -> {}
        }
        Set<String> qualified = new LinkedHashSet<>();
        used.forEach(name -> qualified.add(operation.id() + "." + name));
        qualified.removeAll(ESSENTIAL);
        return qualified;
    }

    /** The single values that a call uses of parameters that are a choice, as {@code operation.parameter.value}. */
    static Set<String> values(Operation operation, List<@Nullable Object> arguments) {
        Set<String> values = new LinkedHashSet<>();
        for (Object argument : arguments) {
            if (argument != null && REQUESTS.contains(argument.getClass())) {
                for (RecordComponent component : argument.getClass().getRecordComponents()) {
                    if (value(component, argument) instanceof Enum<?> choice) {
                        values.add(operation.id() + "." + name(component) + "."
                                + choice.name().toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        if (operation == Operation.LIST_SESSIONS && arguments.get(0) == null) {
            values.add("list_sessions.user.everybody");
        }
        if (operation == Operation.IMPORT_USERS
                && arguments.contains(ImportMode.UPSERT)
                && !hashFormats((List<?>) arguments.get(0)).isEmpty()) {
            values.add("import_users.mode.upsert_password_hash");
        }
        if (!arguments.isEmpty() && arguments.get(0) instanceof IdentityProviderStatus status) {
            status.providers()
                    .keySet()
                    .forEach(id -> values.add("set_identity_provider_status.providers." + id.value()));
        }
        if (!arguments.isEmpty() && arguments.get(0) instanceof NewRbacState state) {
            useIf(values, state.defaultRole().isPresent(), "apply_rbac_state.state.default_role");
            useIf(
                    values,
                    state.roles().stream().anyMatch(role -> role.name() != null),
                    "apply_rbac_state.state.roles.name");
            state.roles()
                    .forEach(role -> values.add("apply_rbac_state.state.roles.scope."
                            + role.scope().name().toLowerCase(Locale.ROOT)));
        }
        return values;
    }

    private static Set<String> components(Record request) {
        Set<String> used = new LinkedHashSet<>();
        for (RecordComponent component : request.getClass().getRecordComponents()) {
            Object value = value(component, request);
            boolean unset = component.getType() == boolean.class && Boolean.FALSE.equals(value);
            if (value instanceof Map<?, ?> map && map.keySet().stream().allMatch(ProviderSetting.class::isInstance)) {
                map.keySet().forEach(setting -> used.add(((ProviderSetting) setting).id()));
            } else {
                useIf(used, !unset && isGiven(value), name(component));
            }
        }
        return used;
    }

    private static @Nullable Object value(RecordComponent component, Object request) {
        try {
            return component.getAccessor().invoke(request);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static String name(RecordComponent component) {
        String snake = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return snake.equals("text") ? "query" : snake;
    }

    private static boolean isGiven(@Nullable Object value) {
        if (value instanceof Change<?> change) {
            return !change.keeps();
        }
        if (value instanceof Collection<?> collection) {
            return !collection.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return value != null && !value.equals(TenantSettings.DEFAULT) && value != RoleScope.TENANT;
    }

    private static Set<String> hashFormats(@Nullable List<?> rows) {
        Set<String> formats = new LinkedHashSet<>();
        for (Object row : rows == null ? List.of() : rows) {
            PasswordHash hash = ((ImportedUser) row).passwordHash();
            if (hash != null) {
                formats.add("hash_format." + hash.format().id());
            }
        }
        return formats;
    }

    private static void useIf(Set<String> used, boolean condition, String name) {
        if (condition) {
            used.add(name);
        }
    }
}
