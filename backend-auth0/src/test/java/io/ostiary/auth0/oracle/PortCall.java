package io.ostiary.auth0.oracle;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.alert.AlertPeriod;
import io.ostiary.alert.AlertQuery;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditEventId;
import io.ostiary.audit.AuditQuery;
import io.ostiary.backend.Directory;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.RolePatch;
import io.ostiary.session.NewSession;
import io.ostiary.session.SessionId;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A call of a port, made to see what the backend does with the tenant's answers. */
record PortCall(String name, Consumer<Directory> on) {
    private static final EmailTemplateType MAIL = EmailTemplateType.EMAIL_VERIFICATION;
    private static final NewEmailTemplate SOME_MAIL = new NewEmailTemplate("Some", "<p>{{ url }}</p>");
    private static final UserId USER = UserId.of("auth0|63d17c3e9d503d76c056c156");
    private static final UserId OTHER = UserId.of("auth0|63d17c3e9d503d76c056c157");
    private static final RoleId NO_ROLE = RoleId.of("nothing");
    private static final OrganizationId NO_ORGANIZATION = OrganizationId.of("org_0000000000000000");
    private static final SessionId SESSION = SessionId.of("63d17c3e9d503d76c056c158");
    private static final Secret PASSWORD = Secret.of("correct-Horse-9");
    private static final PageRequest PAGE = PageRequest.first(10);
    private static final PermissionName SOME_PERMISSION = new PermissionName("some", "read");
    private static final NewPermissionResource SOME_RESOURCE = NewPermissionResource.of("some", Set.of("read"));
    private static final NewUser SOMEONE =
            NewUser.withEmail("someone@example.com").password(PASSWORD).build();

    /**
     * Calls by which the backend makes every request that it can, but for those about groups: nobody recorded an answer to
     * one.
     */
    static List<PortCall> all() {
        return Stream.of(
                        ApplicationCalls.ALL.stream(),
                        ExtensionCalls.ALL.stream(),
                        BrandingCalls.ALL.stream(),
                        others())
                .flatMap(calls -> calls)
                .toList();
    }

    private static Stream<PortCall> others() {
        return Stream.of(
                new PortCall("list users", tenant -> tenant.users().list(UserQuery.all(), PAGE)),
                new PortCall("count users", tenant -> tenant.users().count(UserQuery.all())),
                new PortCall("find a user", tenant -> tenant.users().find(USER)),
                new PortCall(
                        "find a user by address",
                        tenant -> tenant.users().resolve(new UserRef.ByEmail("someone@example.com"))),
                new PortCall("create a user", tenant -> tenant.users().create(SOMEONE)),
                new PortCall(
                        "update a user",
                        tenant -> tenant.users()
                                .update(
                                        USER,
                                        UserPatch.builder()
                                                .givenName(Change.set("Someone"))
                                                .build())),
                new PortCall("disable a user", tenant -> tenant.users().disable(USER, Disablement.endingSessions())),
                new PortCall("enable a user", tenant -> tenant.users().enable(USER)),
                new PortCall("unlock a user", tenant -> tenant.users().unlock(USER)),
                new PortCall("delete a user", tenant -> tenant.users().delete(USER)),
                new PortCall(
                        "import a user",
                        tenant -> tenant.users()
                                .importAll(
                                        List.of(new ImportedUser(1, SOMEONE, null)),
                                        ImportMode.CREATE,
                                        ImportProgress.NONE)),
                new PortCall("export a user", tenant -> tenant.users().export(USER)),
                new PortCall("set a password", tenant -> tenant.users().setPassword(USER, NewPassword.of(PASSWORD))),
                new PortCall("send a password reset", tenant -> tenant.users().sendPasswordReset(USER, null)),
                new PortCall("verify an address", tenant -> tenant.users().setEmailVerified(USER, true)),
                new PortCall("send a verification", tenant -> tenant.users().sendEmailVerification(USER)),
                new PortCall("list factors", tenant -> tenant.users().mfaFactors(USER)),
                new PortCall("reset factors", tenant -> tenant.users().resetMfa(USER, Set.of())),
                new PortCall("link accounts", tenant -> tenant.users().link(USER, OTHER)),
                new PortCall("unlink an account", tenant -> tenant.users().unlink(USER, IdentityId.of(OTHER.value()))),
                new PortCall("get metadata", tenant -> tenant.metadata().get(USER, MetadataKeys.all())),
                new PortCall("set metadata", tenant -> tenant.metadata().merge(USER, Map.of("key", 1))),
                new PortCall("delete metadata", tenant -> tenant.metadata().delete(USER, MetadataKeys.all())),
                new PortCall(
                        "list claim mappers", tenant -> tenant.claimMappers().list()),
                new PortCall(
                        "set a claim mapper",
                        tenant -> tenant.claimMappers().set(new ClaimMapper("key", "claim", true, true))),
                new PortCall(
                        "delete a claim mapper", tenant -> tenant.claimMappers().delete("key")),
                new PortCall("sign in", tenant -> tenant.sessions().authenticate("someone@example.com", PASSWORD)),
                new PortCall("refresh", tenant -> tenant.sessions().refresh(PASSWORD)),
                new PortCall("create a session", tenant -> tenant.sessions().create(NewSession.of(USER))),
                new PortCall("find a session", tenant -> tenant.sessions().find(SESSION)),
                new PortCall("list sessions", tenant -> tenant.sessions().list(USER, PAGE)),
                new PortCall("revoke a session", tenant -> tenant.sessions().revoke(SESSION)),
                new PortCall("revoke all sessions", tenant -> tenant.sessions().revokeAll(USER, null)),
                new PortCall(
                        "list organizations", tenant -> tenant.organizations().list(OrganizationQuery.ALL, PAGE)),
                new PortCall(
                        "find an organization", tenant -> tenant.organizations().find(organization(tenant))),
                new PortCall(
                        "find an organization by slug",
                        tenant -> tenant.organizations().resolve("some-organization")),
                new PortCall(
                        "create an organization",
                        tenant -> tenant.organizations().create(NewOrganization.of("Some Organization"))),
                new PortCall(
                        "update an organization",
                        tenant -> tenant.organizations()
                                .update(
                                        organization(tenant),
                                        OrganizationPatch.builder()
                                                .name(Change.set("Some"))
                                                .build())),
                new PortCall(
                        "delete an organization",
                        tenant -> tenant.organizations().delete(organization(tenant))),
                new PortCall(
                        "list an organization's members",
                        tenant -> tenant.organizations().members(organization(tenant), PAGE)),
                new PortCall(
                        "add a member",
                        tenant -> tenant.organizations().addMember(organization(tenant), OTHER, Set.of(role(tenant)))),
                new PortCall(
                        "set a member's role",
                        tenant -> tenant.organizations().setMemberRole(joined(tenant), USER, role(tenant))),
                new PortCall("remove a member", tenant -> tenant.organizations().removeMember(joined(tenant), USER)),
                new PortCall(
                        "list a user's organizations",
                        tenant -> tenant.organizations().of(USER, PAGE)),
                new PortCall(
                        "invite",
                        tenant -> tenant.organizations()
                                .invite(organization(tenant), NewInvitation.of("someone@example.com"))),
                new PortCall(
                        "list invitations",
                        tenant -> tenant.organizations().invitations(organization(tenant), null, PAGE)),
                new PortCall(
                        "revoke an invitation",
                        tenant -> tenant.organizations()
                                .revokeInvitation(organization(tenant), InvitationId.of("uinv_0000000000000001"))),
                new PortCall("search events", tenant -> tenant.auditEvents().search(AuditQuery.all(), PAGE)),
                new PortCall(
                        "find an event",
                        tenant -> tenant.auditEvents()
                                .find(AuditEventId.of("90020230314144709188593000000000000001223372037868840734"))),
                new PortCall(
                        "list types of event", tenant -> tenant.auditEvents().types()),
                new PortCall(
                        "count events",
                        tenant -> tenant.auditEvents().summarize(AuditQuery.all(), Set.of(AuditDimension.TYPE), 5)),
                new PortCall("list alerts", tenant -> tenant.securityAlerts().list(AlertQuery.ALL, PAGE)),
                new PortCall("count alerts", tenant -> tenant.securityAlerts().stats(AlertPeriod.ALL)),
                new PortCall(
                        "list mail templates", tenant -> tenant.emailTemplates().list()),
                new PortCall(
                        "read a mail template",
                        tenant -> tenant.emailTemplates().get(MAIL)),
                new PortCall(
                        "write a mail template",
                        tenant -> tenant.emailTemplates().set(MAIL, SOME_MAIL)),
                new PortCall(
                        "reset a mail template",
                        tenant -> tenant.emailTemplates().reset(MAIL)),
                new PortCall("list roles", tenant -> tenant.roles().list(null, PAGE)),
                new PortCall("create a role", tenant -> tenant.roles().create(NewRole.of("somerole"), IfExists.FAIL)),
                new PortCall(
                        "update a role",
                        tenant -> tenant.roles()
                                .update(
                                        role(tenant),
                                        RolePatch.builder()
                                                .permissions(Change.set(Set.of("read:some", "write:some")))
                                                .description(Change.set("some"))
                                                .build())),
                new PortCall("delete a role", tenant -> tenant.roles().delete(role(tenant), true)),
                new PortCall("assign a role", tenant -> tenant.roles().assign(USER, role(tenant), null)),
                new PortCall("unassign a role", tenant -> tenant.roles().unassign(USER, role(tenant), null)),
                new PortCall("list a user's roles", tenant -> tenant.roles().of(USER, true)),
                new PortCall(
                        "list permission resources",
                        tenant -> tenant.permissions().resources()),
                new PortCall(
                        "create a permission resource",
                        tenant -> tenant.permissions().create(SOME_RESOURCE)),
                new PortCall(
                        "check a permission",
                        tenant -> tenant.permissions().check(USER, SOME_PERMISSION, organization(tenant))),
                new PortCall("explain access", tenant -> tenant.permissions().explain(USER, SOME_PERMISSION, null)),
                new PortCall("get the state", tenant -> tenant.permissions().state()),
                new PortCall(
                        "apply a state",
                        tenant -> tenant.permissions()
                                .apply(
                                        new NewRbacState(
                                                List.of(SOME_RESOURCE),
                                                List.of(NewRole.builder("someother")
                                                        .permissions(Set.of(SOME_PERMISSION.text()))
                                                        .build())),
                                        false,
                                        false)),
                new PortCall("list a role's members", tenant -> tenant.roles().members(role(tenant), PAGE)));
    }

    /** An organization that is there, if any is. */
    private static OrganizationId organization(Directory tenant) {
        return tenant.organizations().list(OrganizationQuery.ALL, PAGE).items().stream()
                .findFirst()
                .map(Organization::id)
                .orElse(NO_ORGANIZATION);
    }

    /** One that the user is a member of, if any is. */
    private static OrganizationId joined(Directory tenant) {
        return tenant.organizations().of(USER, PAGE).items().stream()
                .findFirst()
                .map(membership -> membership.organization().id())
                .orElse(NO_ORGANIZATION);
    }

    /** A role that is there, if any is. */
    private static RoleId role(Directory tenant) {
        return tenant.roles().list(null, PAGE).items().stream()
                .findFirst()
                .map(Role::id)
                .orElse(NO_ROLE);
    }
}
