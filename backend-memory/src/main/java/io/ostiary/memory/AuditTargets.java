package io.ostiary.memory;

import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.Upsert;
import io.ostiary.action.Action;
import io.ostiary.action.ActionId;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.audit.AuditTarget;
import io.ostiary.billing.BillingPlan;
import io.ostiary.billing.BillingPlanId;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.form.Form;
import io.ostiary.form.FormId;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.memory.token.OpaqueTokens;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.session.SessionId;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a call is about, by looking at it: every typed id among its arguments, inside them, and in what it returned.
 * What they are called is looked up in the tenant.
 */
final class AuditTargets {
    private static final int MAX_TARGETS = 20;

    private static final ClassValue<String> KINDS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            String name = type.getSimpleName();
            boolean id = type.isRecord() && name.endsWith("Id") && type.getRecordComponents().length == 1;
            return id
                    ? name.substring(0, name.length() - 2)
                            .replaceAll("(?<=.)([A-Z])", "_$1")
                            .toLowerCase(Locale.ROOT)
                    : "";
        }
    };

    private final @Nullable TenantState before;
    private final @Nullable TenantState after;
    private final Set<Object> ids = new LinkedHashSet<>();
    private final List<AuditTarget> named = new ArrayList<>();

    private AuditTargets(@Nullable TenantState before, @Nullable TenantState after) {
        this.before = before;
        this.after = after;
    }

    /** Whether that is a typed id. */
    static boolean isId(Object value) {
        return !KINDS.get(value.getClass()).isEmpty();
    }

    /** What a call is about. */
    static List<AuditTarget> of(
            Operation operation,
            List<@Nullable Object> arguments,
            @Nullable Object result,
            @Nullable TenantState before,
            @Nullable TenantState after) {
        var targets = new AuditTargets(before, after);
        arguments.forEach(argument -> targets.collect(argument, 1));
        if (operation == Operation.AUTHENTICATE_USER) {
            targets.claimed((String) arguments.get(0));
        }
        if (operation == Operation.REFRESH_SESSION) {
            targets.refreshed((Secret) arguments.get(0));
        }
        targets.collect(result instanceof Upsert<?> upsert ? upsert.value() : result, 2);
        if (result instanceof OrganizationMember member) {
            member.roles().forEach(role -> targets.ids.add(role.id()));
        }
        targets.ownersOfSessions();
        targets.named(operation, arguments);
        return targets.all();
    }

    private void collect(@Nullable Object value, int depth) {
        if (value instanceof Collection<?> several) {
            several.stream().limit(MAX_TARGETS).forEach(each -> collect(each, 0));
        } else if (value instanceof Map<?, ?> named) {
            collect(named.keySet(), depth);
        } else if (value != null && isId(value)) {
            ids.add(value);
        } else if (value != null && depth > 0) {
            AuditFields.components(value).forEach(component -> collect(component.of(value), depth - 1));
        }
    }

    /** Whom somebody claimed to be. What was typed is not noted: it may be a password in the wrong field. */
    private void claimed(@Nullable String identifier) {
        if (before != null && identifier != null) {
            before.accounts()
                    .byEmail(identifier)
                    .or(() -> before.accounts().byUsername(identifier))
                    .ifPresent(account -> ids.add(account.id()));
        }
    }

    /** Whose refresh token was used, were it an old one. */
    private void refreshed(@Nullable Secret token) {
        if (before != null && token != null) {
            before.sessions()
                    .byRefreshToken(OpaqueTokens.digest(token), Instant.MIN)
                    .ifPresent(live -> ids.add(live.id()));
        }
    }

    private void ownersOfSessions() {
        for (Object id : List.copyOf(ids)) {
            if (id instanceof SessionId session && before != null) {
                before.sessions()
                        .find(session, Instant.MIN)
                        .ifPresent(live -> ids.add(live.session().user()));
            }
        }
    }

    /** What has a name in place of an id. */
    private void named(Operation operation, List<@Nullable Object> arguments) {
        String kind = operation.id().substring(operation.id().indexOf('_') + 1);
        for (Object argument : arguments) {
            if (argument instanceof ClaimMapper mapper) {
                named.add(new AuditTarget(kind, mapper.attribute(), null));
            } else if (argument instanceof EmailTemplateType type) {
                named.add(new AuditTarget(kind, type.id(), null));
            } else if (argument instanceof String name && operation != Operation.AUTHENTICATE_USER) {
                named.add(new AuditTarget(kind, name, null));
            }
        }
    }

    private List<AuditTarget> all() {
        List<AuditTarget> all = new ArrayList<>();
        for (Object id : ids) {
            String name = name(after, id);
            all.add(new AuditTarget(KINDS.get(id.getClass()), id.toString(), name == null ? name(before, id) : name));
        }
        all.addAll(named);
        return all.size() > MAX_TARGETS ? all.subList(0, MAX_TARGETS) : all;
    }

    private static @Nullable String name(@Nullable TenantState state, Object id) {
        if (state == null) {
            return null;
        }
        if (id instanceof UserId user) {
            return state.accounts()
                    .find(user)
                    .map(Account::profile)
                    .map(profile -> profile.username() == null ? profile.email() : profile.username())
                    .orElse(null);
        }
        if (id instanceof RoleId role) {
            return state.roles().find(role).map(Role::key).orElse(null);
        }
        if (id instanceof GroupId group) {
            return state.groups().find(group).map(Group::path).orElse(null);
        }
        if (id instanceof OrganizationId organization) {
            return state.organizations()
                    .find(organization)
                    .map(Organization::slug)
                    .orElse(null);
        }
        if (id instanceof ApplicationId application) {
            return state.applications()
                    .find(application.value())
                    .map(Application::name)
                    .orElse(null);
        }
        if (id instanceof IdentityProviderId provider) {
            return state.identityProviders()
                    .find(provider)
                    .map(IdentityProvider::displayName)
                    .orElse(null);
        }
        if (id instanceof ApiId api) {
            return state.apis().find(api.value()).map(Api::identifier).orElse(null);
        }
        if (id instanceof ActionId action) {
            return state.actions().find(action.value()).map(Action::name).orElse(null);
        }
        if (id instanceof FormId form) {
            Form found = state.forms().get(form.value());
            return found == null ? null : found.name();
        }
        if (id instanceof BillingPlanId plan) {
            return state.billing().findPlan(plan).map(BillingPlan::name).orElse(null);
        }
        return id.equals(state.tenant().id()) ? state.tenant().name() : null;
    }
}
