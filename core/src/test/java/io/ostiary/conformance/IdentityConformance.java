package io.ostiary.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every backend promises, as tests. A backend's test extends this class, says how to open the backend, and is done:
 *
 * <pre>{@code
 * class KeycloakConformanceTest extends IdentityConformance {
 *     @Override
 *     protected Harness harness() {
 *         return new KeycloakHarness();
 *     }
 * }
 * }</pre>
 *
 * <p>No test can be overridden, and none is skipped: see {@link Needs}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(TwoSided.class)
public abstract class IdentityConformance {
    /** For subclasses. */
    protected IdentityConformance() {}

    /** What runs the backend. Called once. */
    protected abstract Harness harness();

    @Test
    void everyContractRuns() {
        for (Class<?> type = getClass(); type != IdentityConformance.class; type = type.getSuperclass()) {
            List<Class<?>> nested = Arrays.stream(type.getDeclaredClasses())
                    .filter(inner -> inner.isAnnotationPresent(Nested.class))
                    .toList();
            assertThat(nested).as("@Nested classes, which could hide contracts").isEmpty();
        }
    }

    @Nested
    class OnUsers extends UsersContract {}

    @Nested
    class OnUserDeletion extends UserDeletionContract {}

    @Nested
    class OnUserList extends UserListContract {}

    @Nested
    class OnUserChange extends UserChangeContract {}

    @Nested
    class OnUserImport extends UserImportContract {}

    @Nested
    class OnPasswordHash extends PasswordHashContract {}

    @Nested
    class OnUserReference extends UserReferenceContract {}

    @Nested
    class OnUserMail extends UserMailContract {}

    @Nested
    class OnUserExport extends UserExportContract {}

    @Nested
    class OnPassword extends PasswordContract {}

    @Nested
    class OnMfa extends MfaContract {}

    @Nested
    class OnAccountLinking extends AccountLinkingContract {}

    @Nested
    class OnLinkedIdentities extends LinkedIdentitiesContract {}

    @Nested
    class OnMetadata extends MetadataContract {}

    @Nested
    class OnClaimMappers extends ClaimMappersContract {}

    @Nested
    class OnSignIn extends SignInContract {}

    @Nested
    class OnSessions extends SessionsContract {}

    @Nested
    class OnToken extends TokenContract {}

    @Nested
    class OnOrganizations extends OrganizationsContract {}

    @Nested
    class OnOrganizationMembers extends OrganizationMembersContract {}

    @Nested
    class OnOrganizationRoles extends OrganizationRolesContract {}

    @Nested
    class OnInvitations extends InvitationsContract {}

    @Nested
    class OnPermissions extends PermissionsContract {}

    @Nested
    class OnRbacState extends RbacStateContract {}

    @Nested
    class OnRoles extends RolesContract {}

    @Nested
    class OnRoleAssignment extends RoleAssignmentContract {}

    @Nested
    class OnBranding extends BrandingContract {}

    @Nested
    class OnCustomDomains extends CustomDomainsContract {}

    @Nested
    class OnEmailDomains extends EmailDomainsContract {}

    @Nested
    class OnAuditEvents extends AuditEventsContract {}

    @Nested
    class OnAuditSearch extends AuditSearchContract {}

    @Nested
    class OnSecurityAlerts extends SecurityAlertsContract {}

    @Nested
    class OnAlertHandling extends AlertHandlingContract {}

    @Nested
    class OnGroups extends GroupsContract {}

    @Nested
    class OnGroupHierarchy extends GroupHierarchyContract {}

    @Nested
    class OnGroupMembers extends GroupMembersContract {}

    @Nested
    class OnGroupRoles extends GroupRolesContract {}

    @Nested
    class OnApiKeys extends ApiKeysContract {}

    @Nested
    class OnTenants extends TenantsContract {}

    @Nested
    class OnTenantIsolation extends TenantIsolationContract {}

    @Nested
    class OnPaging extends PagingContract {}

    @Nested
    class OnPatch extends PatchContract {}

    @Nested
    class OnRoleAndTenantPatch extends RoleAndTenantPatchContract {}

    @Nested
    class OnHostileText extends HostileTextContract {}

    @Nested
    class OnParallelWriters extends ParallelWritersContract {}

    @Nested
    class OnSetup extends SetupContract {}

    @Nested
    class OnApplications extends ApplicationsContract {}

    @Nested
    class OnApis extends ApisContract {}

    @Nested
    class OnApiGrants extends ApiGrantsContract {}

    @Nested
    class OnActions extends ActionsContract {}

    @Nested
    class OnForms extends FormsContract {}

    @Nested
    class OnRedirectUris extends RedirectUrisContract {}

    @Nested
    class OnIdentityProviders extends IdentityProvidersContract {}

    @Nested
    class OnProviderStatus extends ProviderStatusContract {}

    @Nested
    class OnBilling extends BillingContract {}

    @Nested
    class OnUsage extends UsageContract {}

    @Nested
    class OnEmailTemplates extends EmailTemplatesContract {}

    @Nested
    class OnFailure extends FailureContract {}

    @Nested
    class OnDeclaration extends DeclarationContract {}
}
