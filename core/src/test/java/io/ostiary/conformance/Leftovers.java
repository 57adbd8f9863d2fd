package io.ostiary.conformance;

import io.ostiary.IdentityException;
import io.ostiary.Upsert;
import io.ostiary.action.Action;
import io.ostiary.api.Api;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.application.IssuedApplication;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Invocation;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.EmailDomain;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.form.Form;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.organization.Organization;
import io.ostiary.permission.RbacChange;
import io.ostiary.permission.RbacOutcome;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.role.Role;
import io.ostiary.role.Roles;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Notes what a test creates, and deletes it afterwards. */
final class Leftovers {
    private final Tenants tenants;
    private final Directory directory;
    private final Deque<Runnable> deletions = new ConcurrentLinkedDeque<>();

    Leftovers(Tenants tenants, Directory directory) {
        this.tenants = tenants;
        this.directory = directory;
    }

    void note(Invocation invocation, @Nullable Object result) {
        switch (invocation.operation()) {
            case CREATE_USER, UNLINK_ACCOUNTS ->
                deletions.push(() -> directory.users().delete(((User) value(result)).id()));
            case CREATE_TENANT -> {
                TenantId id = ((Tenant) value(result)).id();
                deletions.push(() -> tenants.delete(id));
            }
            case CREATE_ORGANIZATION ->
                deletions.push(() -> directory.organizations().delete(((Organization) value(result)).id()));
            case CREATE_GROUP -> noteGroup(((Group) value(result)).id());
            case CREATE_API_KEY, ROTATE_API_KEYS ->
                deletions.push(() -> directory
                        .apiKeys()
                        .revoke(((IssuedApiKey) value(result)).key().id()));
            case CREATE_ROLE -> deletions.push(() -> delete(directory.roles(), (Role) value(result)));
            case APPLY_RBAC_STATE ->
                ((RbacOutcome) value(result))
                        .changes().stream()
                                .filter(change -> change.kind() == RbacChange.Kind.CREATE_ROLE)
                                .forEach(change -> deletions.push(() -> delete(
                                        directory.roles(), directory.roles().resolve(change.key()))));
            case CREATE_APPLICATION ->
                deletions.push(() -> directory
                        .applications()
                        .delete(((IssuedApplication) value(result))
                                .application()
                                .id()));
            case CREATE_IDENTITY_PROVIDER ->
                deletions.push(() -> directory.identityProviders().delete(((IdentityProvider) value(result)).id()));
            case CREATE_API -> deletions.push(() -> directory.apis().delete(((Api) value(result)).id()));
            case CREATE_ACTION -> deletions.push(() -> directory.actions().delete(((Action) value(result)).id(), true));
            case CREATE_FORM -> deletions.push(() -> directory.forms().delete(((Form) value(result)).id()));
            case CREATE_CUSTOM_DOMAIN ->
                deletions.push(() -> directory.customDomains().delete(((CustomDomain) value(result)).id()));
            case CREATE_EMAIL_DOMAIN ->
                deletions.push(() -> directory.emailDomains().delete(((EmailDomain) value(result)).id()));
            case SET_CLAIM_MAPPER ->
                deletions.push(() -> directory.claimMappers().delete(((ClaimMapper) value(result)).attribute()));
            case SET_EMAIL_TEMPLATE ->
                deletions.push(() -> directory.emailTemplates().reset((EmailTemplateType)
                        value(invocation.arguments().get(0))));
            case IMPORT_USERS ->
                ((List<?>) value(invocation.arguments().get(0)))
                        .forEach(row -> deletions.push(() -> delete((ImportedUser) row)));
            default -> {}
        }
    }

    /** Notes a group that the harness made. */
    void noteGroup(GroupId group) {
        deletions.push(() -> directory.groups().delete(group));
    }

    void delete() {
        for (Runnable deletion : deletions) {
            try {
                deletion.run();
            } catch (IdentityException e) {
                // the test deleted it, or the backend cannot
            }
        }
    }

    private void delete(ImportedUser row) {
        String email = row.user().email();
        UserRef ref = email == null
                ? new UserRef.ByUsername(String.valueOf(row.user().username()))
                : new UserRef.ByEmail(email);
        directory.users().delete(directory.users().resolve(ref).user().id());
    }

    private static void delete(Roles roles, Role role) {
        roles.delete(role.id(), true);
    }

    private static Object value(@Nullable Object result) {
        if (result == null) {
            throw new AssertionError("a port returned null");
        }
        return result instanceof Upsert<?> upsert ? upsert.value() : result;
    }
}
