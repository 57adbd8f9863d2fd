package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.Effect;
import io.ostiary.IdentityException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.action.ActionId;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertResolution;
import io.ostiary.alert.SecurityAlertId;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.NewApi;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventId;
import io.ostiary.audit.AuditOutcome;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditTypes;
import io.ostiary.backend.Directory;
import io.ostiary.backend.Ports;
import io.ostiary.billing.BillingMigrationId;
import io.ostiary.billing.BillingPlanId;
import io.ostiary.billing.NewBillingPlan;
import io.ostiary.billing.UsageBatch;
import io.ostiary.billing.UsageEvent;
import io.ostiary.branding.BrandPatch;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.EmailDomainId;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import io.ostiary.form.FormId;
import io.ostiary.form.FormPatch;
import io.ostiary.form.NewForm;
import io.ostiary.group.GroupId;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.GroupQuery;
import io.ostiary.group.NewGroup;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.role.NewRole;
import io.ostiary.role.RoleDomain;
import io.ostiary.role.RoleId;
import io.ostiary.role.RolePatch;
import io.ostiary.session.NewSession;
import io.ostiary.session.SessionId;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every operation alike, whatever it does. */
class EveryPortMethodTest {
    private static final Map<Class<?>, Object> ARGUMENTS = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(String.class, "reference"),
            Map.entry(URI.class, URI.create("https://example.com/")),
            Map.entry(List.class, List.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(Secret.class, Secret.of("correct horse")),
            Map.entry(PageRequest.class, PageRequest.first()),
            Map.entry(IfExists.class, IfExists.FAIL),
            Map.entry(UserId.class, UserId.of("somebody")),
            Map.entry(UserQuery.class, UserQuery.all()),
            Map.entry(UserPatch.class, UserPatch.builder().build()),
            Map.entry(
                    NewUser.class,
                    NewUser.withEmail("ada@example.com")
                            .password(Secret.of("correct horse"))
                            .build()),
            Map.entry(Disablement.class, Disablement.endingSessions()),
            Map.entry(ImportMode.class, ImportMode.CREATE),
            Map.entry(ImportProgress.class, ImportProgress.NONE),
            Map.entry(NewPassword.class, NewPassword.of(Secret.of("correct horse"))),
            Map.entry(IdentityId.class, IdentityId.of("identity")),
            Map.entry(MetadataKeys.class, MetadataKeys.all()),
            Map.entry(ClaimMapper.class, new ClaimMapper("plan", "plan", true, true)),
            Map.entry(SessionId.class, SessionId.of("session")),
            Map.entry(NewSession.class, NewSession.of(UserId.of("somebody"))),
            Map.entry(RoleId.class, RoleId.of("role")),
            Map.entry(RoleDomain.class, OrganizationId.of("organization")),
            Map.entry(NewRole.class, NewRole.of("role")),
            Map.entry(RolePatch.class, RolePatch.builder().build()),
            Map.entry(OrganizationId.class, OrganizationId.of("organization")),
            Map.entry(OrganizationQuery.class, OrganizationQuery.ALL),
            Map.entry(NewOrganization.class, NewOrganization.of("organization")),
            Map.entry(OrganizationPatch.class, OrganizationPatch.builder().build()),
            Map.entry(GroupId.class, GroupId.of("group")),
            Map.entry(GroupQuery.class, GroupQuery.ALL),
            Map.entry(NewGroup.class, NewGroup.of("group")),
            Map.entry(GroupPatch.class, GroupPatch.builder().build()),
            Map.entry(InvitationId.class, InvitationId.of("invitation")),
            Map.entry(InvitationStatus.class, InvitationStatus.PENDING),
            Map.entry(ApiKeyId.class, ApiKeyId.of("key")),
            Map.entry(NewApiKey.class, NewApiKey.reading("key")),
            Map.entry(
                    ApiKeyCredential.class,
                    new ApiKeyCredential(TenantId.of("main"), ApiKeyId.of("key"), Secret.of("proof"))),
            Map.entry(NewInvitation.class, NewInvitation.of("ada@example.com")),
            Map.entry(PermissionName.class, new PermissionName("posts", "read")),
            Map.entry(NewPermissionResource.class, NewPermissionResource.of("posts", Set.of("read"))),
            Map.entry(NewRbacState.class, new NewRbacState(List.of(), List.of())),
            Map.entry(int.class, 1),
            Map.entry(AuditQuery.class, AuditQuery.all()),
            Map.entry(AuditEventId.class, AuditEventId.of("event")),
            Map.entry(AlertQuery.class, AlertQuery.ALL),
            Map.entry(AlertPeriod.class, AlertPeriod.ALL),
            Map.entry(SecurityAlertId.class, SecurityAlertId.of("alert")),
            Map.entry(AlertResolution.class, AlertResolution.WITHOUT_NOTE),
            Map.entry(ApplicationId.class, ApplicationId.of("application")),
            Map.entry(ActionId.class, ActionId.of("action")),
            Map.entry(ActionTrigger.class, ActionTrigger.POST_LOGIN),
            Map.entry(
                    NewAction.class,
                    NewAction.of("action", ActionTrigger.POST_LOGIN)
                            .withSecrets(Map.of("KEY", Secret.of("correct horse")))),
            Map.entry(
                    ActionPatch.class,
                    ActionPatch.builder()
                            .secrets(Map.of("KEY", Change.set(Secret.of("correct horse"))))
                            .build()),
            Map.entry(FormId.class, FormId.of("form")),
            Map.entry(NewForm.class, NewForm.of("form")),
            Map.entry(FormPatch.class, FormPatch.builder().build()),
            Map.entry(ApiId.class, ApiId.of("api")),
            Map.entry(NewApi.class, NewApi.of("api", "https://api.example.com")),
            Map.entry(ApiPatch.class, ApiPatch.builder().build()),
            Map.entry(ApplicationQuery.class, ApplicationQuery.ALL),
            Map.entry(NewApplication.class, NewApplication.of("application", ApplicationType.WEB)),
            Map.entry(ApplicationPatch.class, ApplicationPatch.builder().build()),
            Map.entry(IdentityProviderId.class, IdentityProviderId.of("google")),
            Map.entry(IdentityProviderQuery.class, IdentityProviderQuery.ALL),
            Map.entry(
                    NewIdentityProvider.class,
                    NewIdentityProvider.builder("google", IdentityProviderType.GOOGLE)
                            .set(ProviderSetting.CLIENT_ID, "client")
                            .clientSecret(Secret.of("correct horse"))
                            .build()),
            Map.entry(
                    IdentityProviderPatch.class, IdentityProviderPatch.builder().build()),
            Map.entry(IdentityProviderStatus.class, IdentityProviderStatus.of(IdentityProviderId.of("google"), true)),
            Map.entry(BillingPlanId.class, BillingPlanId.of("plan")),
            Map.entry(BillingMigrationId.class, BillingMigrationId.of("migration")),
            Map.entry(NewBillingPlan.class, NewBillingPlan.named("plan")),
            Map.entry(
                    UsageBatch.class,
                    UsageBatch.of(UsageEvent.of(UserId.of("somebody"), "calls", java.math.BigDecimal.ONE))),
            Map.entry(RedirectUri.class, RedirectUri.of("https://example.com/callback")),
            Map.entry(BrandPatch.class, BrandPatch.builder().build()),
            Map.entry(CustomDomainId.class, CustomDomainId.of("login.example.com")),
            Map.entry(NewCustomDomain.class, NewCustomDomain.of("login.example.com")),
            Map.entry(EmailDomainId.class, EmailDomainId.of("example.com")),
            Map.entry(NewEmailDomain.class, NewEmailDomain.of("example.com")),
            Map.entry(EmailTemplateType.class, EmailTemplateType.INVITATION),
            Map.entry(NewEmailTemplate.class, new NewEmailTemplate("Join", "{{ url }}")),
            Map.entry(SampleValues.class, SampleValues.NONE),
            Map.entry(TenantId.class, TenantId.of("gone")),
            Map.entry(NewTenant.class, NewTenant.named("new")),
            Map.entry(TenantPatch.class, TenantPatch.rename("renamed")));

    private final Fixture fixture = Fixture.open();

    static Stream<Operation> operations() {
        return Arrays.stream(Operation.values()).filter(Operation::hasPort);
    }

    static Stream<Operation> operationsOfDirectories() {
        return operations()
                .filter(operation -> !method(operation).getDeclaringClass().equals(Tenants.class));
    }

    @ParameterizedTest
    @MethodSource("operationsOfDirectories")
    void saysThatTheTenantIsMissing(Operation operation) {
        Throwable thrown = call(operation, TenantId.of("gone"), Fixture.CALL);

        assertThat(thrown).isInstanceOfSatisfying(NotFoundException.class, e -> {
            assertThat(e.operation()).contains(operation);
            assertThat(e.kind()).isEqualTo("tenant");
            assertThat(e.id()).isEqualTo("gone");
        });
    }

    @ParameterizedTest
    @MethodSource("operationsOfDirectories")
    void saysThatTheTenantIsMissingOnceItWasDeleted(Operation operation) {
        Directory held = fixture.directory();
        fixture.backend().tenants(Fixture.CALL).delete(Fixture.MAIN);

        Throwable thrown = call(operation, port(operation, held));

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.kind()).isEqualTo("tenant"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isRefusedAfterTheDeadlineWithoutHavingHappened(Operation operation) {
        Call late = Fixture.CALL.until(fixture.clock().instant().minus(Duration.ofMillis(1)));

        assertUnavailable(operation, call(operation, Fixture.MAIN, late));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isRefusedOnceTheBackendIsClosed(Operation operation) {
        fixture.backend().close();
        fixture.backend().close();

        assertUnavailable(operation, call(operation, Fixture.MAIN, Fixture.CALL));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void leavesExactlyOneEventWhereItChangesSomethingAndNoneWhereItReads(Operation operation) {
        Throwable thrown = outcome(operation, port(operation, Fixture.MAIN, Fixture.CALL));

        List<AuditEvent> events = fixture.directory()
                .auditEvents()
                .search(AuditQuery.all(), PageRequest.first())
                .items();
        List<AuditEvent> ofNewTenant = operation == Operation.CREATE_TENANT
                ? fixture.backend()
                        .directory(TenantId.of("new"), Fixture.CALL)
                        .auditEvents()
                        .search(AuditQuery.all(), PageRequest.first())
                        .items()
                : List.of();
        List<AuditEvent> all =
                Stream.concat(events.stream(), ofNewTenant.stream()).toList();

        if (operation.effect() == Effect.READ) {
            assertThat(all).isEmpty();
            return;
        }
        assertThat(all).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(AuditTypes.of(operation).orElseThrow());
            assertThat(event.rawType()).isEqualTo("memory:" + operation.id());
            assertThat(event.toString()).doesNotContain("correct horse");
            if (thrown instanceof IdentityException refusal) {
                assertThat(event.outcome()).isEqualTo(AuditOutcome.FAILURE);
                assertThat(event.error()).isEqualTo(refusal.code().id());
            }
        });
    }

    private static void assertUnavailable(Operation operation, Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(UnavailableException.class, e -> {
            assertThat(e.operation()).contains(operation);
            assertThat(e.ambiguous()).isFalse();
        });
    }

    private Throwable call(Operation operation, TenantId tenant, Call call) {
        return call(operation, port(operation, tenant, call));
    }

    private Object port(Operation operation, TenantId tenant, Call call) {
        return method(operation).getDeclaringClass().equals(Tenants.class)
                ? fixture.backend().tenants(call)
                : port(operation, fixture.backend().directory(tenant, call));
    }

    private static Throwable call(Operation operation, Object port) {
        Throwable thrown = outcome(operation, port);
        assertThat(thrown).isNotNull();
        return thrown == null ? new AssertionError() : thrown;
    }

    /** What the call threw, or null. */
    private static @Nullable Throwable outcome(Operation operation, Object port) {
        Method method = method(operation);
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> ARGUMENTS.getOrDefault(type, ""))
                .toArray();
        if (method.getName().equals("link")) {
            arguments[1] = UserId.of("somebody else");
        }
        if (operation == Operation.APPLY_RBAC_STATE) {
            arguments[2] = false; // no dry run
        }
        if (operation == Operation.SUMMARIZE_AUDIT_EVENTS) {
            arguments[1] = Set.of(AuditDimension.TYPE);
        }
        Throwable thrown = catchThrowable(() -> method.invoke(port, arguments));
        return thrown instanceof InvocationTargetException e ? e.getCause() : thrown;
    }

    private static Object port(Operation operation, Directory directory) {
        Class<?> type = method(operation).getDeclaringClass();
        return Stream.of(
                        directory.users(),
                        directory.metadata(),
                        directory.claimMappers(),
                        directory.sessions(),
                        directory.organizations(),
                        directory.roles(),
                        directory.permissions(),
                        directory.branding(),
                        directory.customDomains(),
                        directory.emailDomains(),
                        directory.auditEvents(),
                        directory.securityAlerts(),
                        directory.applications(),
                        directory.apis(),
                        directory.apiGrants(),
                        directory.actions(),
                        directory.forms(),
                        directory.groups(),
                        directory.apiKeys(),
                        directory.identityProviders(),
                        directory.billing(),
                        directory.emailTemplates())
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static Method method(Operation operation) {
        return Ports.method(operation).orElseThrow();
    }
}
