package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.api.Api;
import io.ostiary.api.NewApi;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationType;
import io.ostiary.backend.Directory;
import io.ostiary.branding.Brand;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.domain.NewEmailDomain;
import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.form.Form;
import io.ostiary.form.NewForm;
import io.ostiary.group.Group;
import io.ostiary.group.NewGroup;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionResource;
import io.ostiary.permission.RbacChange;
import io.ostiary.permission.RbacOutcome;
import io.ostiary.permission.RbacState;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.SignIn;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** That nothing passes from one tenant to another. */
abstract class TenantIsolationContract extends Contract {
    @Needs({CREATE_TENANT, CREATE_API_KEY, LIST_API_KEYS})
    void aKeyOfOneTenantIsWorthNothingInAnother() {
        IssuedApiKey issued = apiKeys.create(NewApiKey.reading(fixture.name()));
        ApiKeyCredential here = ApiKeyCredential.parse(issued.credential()).orElseThrow();
        Directory elsewhere = elsewhere();
        var pretended = new ApiKeyCredential(elsewhere.tenant(), here.id(), here.proof());

        assertThat(all(elsewhere.apiKeys()::list)).isEmpty();
        assertThat(elsewhere.apiKeys().authenticate(here)).isEmpty();
        assertThat(elsewhere.apiKeys().authenticate(pretended)).isEmpty();
        assertThat(apiKeys.authenticate(here)).contains(issued.key());
    }

    @Needs({CREATE_TENANT, CREATE_USER, GET_USER, DELETE_USER})
    void oneAddressCanBeInTwoTenants() {
        String email = fixture.email();
        User here = users.create(NewUser.withEmail(email).build());
        Directory elsewhere = elsewhere();

        User there = elsewhere.users().create(NewUser.withEmail(email).build());
        users.delete(here.id());

        assertThat(elsewhere.users().find(there.id())).isPresent();
    }

    @Needs(
            value = {CREATE_TENANT, CREATE_USER, GET_USER, DELETE_USER, COUNT_USERS},
            parameters = "count_users.query")
    void aUserOfOneTenantIsNotThereInAnother() {
        User user = someUser();
        Directory elsewhere = elsewhere();

        assertThat(elsewhere.users().find(user.id())).isEmpty();
        assertThat(elsewhere.users().count(UserQuery.containing(fixture.mark())))
                .isZero();
        refuses(NotFoundException.class, () -> elsewhere.users().delete(user.id()));

        assertThat(users.find(user.id())).isPresent();
    }

    @Needs(
            value = {CREATE_TENANT, CREATE_USER, AUTHENTICATE_USER, GET_SESSION, LIST_SESSIONS, REFRESH_SESSION},
            parameters = "list_sessions.user.everybody")
    void aSessionOfOneTenantIsNotThereInAnother() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);
        Directory elsewhere = elsewhere();

        assertThat(elsewhere.sessions().find(session(signedIn).id())).isEmpty();
        assertThat(all(page -> elsewhere.sessions().list(null, page))).isEmpty();
        assertThat(rejected(elsewhere.sessions().refresh(refreshToken(signedIn)))
                        .reason())
                .isEqualTo(SignIn.Reason.INVALID_TOKEN);
        assertThat(rejected(elsewhere.sessions().authenticate(email(user), password))
                        .reason())
                .isEqualTo(SignIn.Reason.BAD_CREDENTIALS);

        signedIn(sessions.refresh(refreshToken(signedIn)));
    }

    @Needs({CREATE_TENANT, CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN})
    void aTokenOfOneTenantIsWorthNothingInAnother() {
        Secret password = fixture.password();
        Secret token = signIn(someUser(password), password).tokens().accessToken();

        assertThat(elsewhere().sessions().verify(token, null).active()).isFalse();

        assertThat(sessions.verify(token, null).active()).isTrue();
    }

    @Needs(
            value = {CREATE_TENANT, CREATE_ROLE, CREATE_USER, ASSIGN_ROLE, DELETE_ROLE, LIST_ROLES, LIST_ROLE_MEMBERS},
            parameters = "delete_role.force")
    void aRoleOfOneTenantIsNotThereInAnother() {
        Role role = someRole();
        Directory elsewhere = elsewhere();
        User there = elsewhere.users().create(NewUser.withEmail(fixture.email()).build());

        assertThat(all(page -> elsewhere.roles().list(null, page)))
                .extracting(Role::key)
                .doesNotContain(role.key());
        refuses(NotFoundException.class, () -> elsewhere.roles().assign(there.id(), role.id(), null));
        refuses(NotFoundException.class, () -> elsewhere.roles().delete(role.id(), true));
        refuses(NotFoundException.class, () -> roles.assign(there.id(), role.id(), null));
        elsewhere.roles().create(NewRole.of(role.key()), IfExists.FAIL);

        assertThat(all(page -> roles.members(role.id(), page))).isEmpty();
    }

    @Needs({CREATE_TENANT, SET_CLAIM_MAPPER, LIST_CLAIM_MAPPERS})
    void aClaimMapperOfOneTenantIsNotThereInAnother() {
        ClaimMapper mapper = claimMappers.set(new ClaimMapper(fixture.name(), fixture.name(), true, true));

        assertThat(elsewhere().claimMappers().list()).doesNotContain(mapper);
    }

    @Needs({CREATE_TENANT, CREATE_IDENTITY_PROVIDER, DELETE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER})
    void anIdentityProviderOfOneTenantIsNotThereInAnother() {
        IdentityProvider provider = someIdentityProvider();
        Directory elsewhere = elsewhere();

        assertThat(elsewhere.identityProviders().find(provider.id())).isEmpty();
        refuses(NotFoundException.class, () -> elsewhere.identityProviders().delete(provider.id()));

        assertThat(identityProviders.find(provider.id())).isPresent();
    }

    @Needs(
            value = {CREATE_TENANT, CREATE_ACTION, DELETE_ACTION, GET_ACTION, CREATE_FORM, DELETE_FORM, GET_FORM},
            parameters = "delete_action.force")
    void actionsAndFormsOfOneTenantAreNotThereInAnother() {
        var action = actions.create(NewAction.of(fixture.name(), ActionTrigger.POST_LOGIN));
        Form form = forms.create(NewForm.of(fixture.name()));
        Directory elsewhere = elsewhere();

        assertThat(elsewhere.actions().find(action.id())).isEmpty();
        refuses(NotFoundException.class, () -> elsewhere.actions().delete(action.id(), true));
        assertThat(elsewhere
                        .actions()
                        .create(NewAction.of(action.name(), ActionTrigger.POST_LOGIN))
                        .name())
                .isEqualTo(action.name());
        assertThat(elsewhere.forms().find(form.id())).isEmpty();
        refuses(NotFoundException.class, () -> elsewhere.forms().delete(form.id()));

        assertThat(actions.find(action.id())).contains(action);
        assertThat(forms.find(form.id())).contains(form);
    }

    @Needs({CREATE_TENANT, CREATE_API, DELETE_API, GET_API})
    void anApiOfOneTenantIsNotThereInAnother() {
        Api api = someApi();
        Directory elsewhere = elsewhere();

        assertThat(elsewhere.apis().find(api.id())).isEmpty();
        refuses(NotFoundException.class, () -> elsewhere.apis().delete(api.id()));
        assertThat(elsewhere
                        .apis()
                        .create(NewApi.of(api.name(), api.identifier()))
                        .identifier())
                .isEqualTo(api.identifier());

        assertThat(apis.find(api.id())).contains(api);
    }

    @Needs({CREATE_TENANT, CREATE_APPLICATION, DELETE_APPLICATION, GET_APPLICATION, ROTATE_APPLICATION_SECRET})
    void anApplicationOfOneTenantIsNotThereInAnother() {
        Application application = someApplication(ApplicationType.MACHINE);
        Directory elsewhere = elsewhere();

        assertThat(elsewhere.applications().find(application.id())).isEmpty();
        refuses(NotFoundException.class, () -> elsewhere.applications().delete(application.id()));
        refuses(NotFoundException.class, () -> elsewhere.applications().rotateSecret(application.id()));

        assertThat(applications.find(application.id())).isPresent();
    }

    @Needs({
        CREATE_TENANT,
        CREATE_USER,
        CREATE_ORGANIZATION,
        DELETE_ORGANIZATION,
        GET_ORGANIZATION,
        ADD_ORGANIZATION_MEMBER
    })
    void anOrganizationOfOneTenantIsNotThereInAnother() {
        Organization organization = someOrganization();
        User here = someUser();
        Directory elsewhere = elsewhere();
        User there = elsewhere.users().create(NewUser.withEmail(fixture.email()).build());

        assertThat(elsewhere.organizations().find(organization.id())).isEmpty();
        refuses(NotFoundException.class, () -> elsewhere.organizations().delete(organization.id()));
        refuses(
                NotFoundException.class,
                () -> elsewhere.organizations().addMember(organization.id(), there.id(), Set.of()));
        refuses(NotFoundException.class, () -> organizations.addMember(organization.id(), there.id(), Set.of()));
        elsewhere
                .organizations()
                .create(NewOrganization.builder(organization.name())
                        .slug(organization.slug())
                        .build());

        organizations.addMember(organization.id(), here.id(), Set.of());
        assertThat(organizations.find(organization.id())).isPresent();
    }

    @Needs({CREATE_TENANT, CREATE_PERMISSION_RESOURCE, LIST_PERMISSION_RESOURCES})
    void aResourceOfOneTenantIsNotThereInAnother() {
        PermissionResource resource = permissions.create(NewPermissionResource.of(fixture.mark(), Set.of("read")));

        assertThat(elsewhere().permissions().resources()).doesNotContain(resource);
    }

    @Needs(
            value = {CREATE_TENANT, CREATE_ROLE, CREATE_PERMISSION_RESOURCE, GET_RBAC_STATE, APPLY_RBAC_STATE},
            parameters = {"create_role.permissions", "apply_rbac_state.prune", "apply_rbac_state.dry_run"})
    void whatIsNotInADocumentGoesWhereThatIsAskedForAndOnlyInThatTenant() {
        permissions.create(NewPermissionResource.of(fixture.mark(), Set.of("read")));
        Directory elsewhere = elsewhere();
        elsewhere.permissions().create(NewPermissionResource.of("kept", Set.of("read", "write")));
        elsewhere.permissions().create(NewPermissionResource.of("gone", Set.of("read")));
        NewRole kept = NewRole.builder("kept").permissions(Set.of("kept:read")).build();
        elsewhere.roles().create(kept, IfExists.FAIL);
        Role gone = elsewhere
                .roles()
                .create(NewRole.builder("gone").permissions(Set.of("gone:read")).build(), IfExists.FAIL)
                .value();
        var wanted = new NewRbacState(List.of(NewPermissionResource.of("kept", Set.of("read"))), List.of(kept));

        assertThat(elsewhere.permissions().apply(wanted, false, false).changes())
                .isEmpty();
        RbacOutcome announced = elsewhere.permissions().apply(wanted, true, true);
        RbacOutcome done = elsewhere.permissions().apply(wanted, true, false);

        assertThat(done).isEqualTo(announced);
        assertThat(done.changes())
                .extracting(RbacChange::kind, RbacChange::key)
                .containsExactly(
                        tuple(RbacChange.Kind.DELETE_ROLE, gone.key()),
                        tuple(RbacChange.Kind.REMOVE_ACTIONS, "gone"),
                        tuple(RbacChange.Kind.REMOVE_ACTIONS, "kept"));
        RbacState left = elsewhere.permissions().state();
        assertThat(left.roles()).extracting(Role::key).containsExactly("kept");
        assertThat(left.resources()).containsExactly(new PermissionResource("kept", new TreeSet<>(Set.of("read"))));
        assertThat(elsewhere.permissions().apply(wanted, true, false).changes()).isEmpty();
        assertThat(permissions.state().resources())
                .extracting(PermissionResource::key)
                .contains(fixture.mark());
    }

    @Needs(
            value = {CREATE_TENANT, CREATE_ROLE, CREATE_USER, ASSIGN_ROLE, GET_RBAC_STATE, APPLY_RBAC_STATE},
            parameters = {"apply_rbac_state.prune", "apply_rbac_state.dry_run"})
    void aRoleThatSomebodyHasIsNotPrunedAndNothingElseHappens() {
        Directory elsewhere = elsewhere();
        Role held = elsewhere.roles().create(NewRole.of("held"), IfExists.FAIL).value();
        Role free = elsewhere.roles().create(NewRole.of("free"), IfExists.FAIL).value();
        User user = elsewhere.users().create(NewUser.withEmail(fixture.email()).build());
        elsewhere.roles().assign(user.id(), held.id(), null);
        var wanted = new NewRbacState(
                List.of(NewPermissionResource.of("posts", Set.of("read"))), List.of(NewRole.of("new")));

        for (boolean dryRun : List.of(true, false)) {
            ConflictException refusal = refuses(
                    ConflictException.class, () -> elsewhere.permissions().apply(wanted, true, dryRun));
            assertThat(refusal.getMessage()).contains("held");
        }

        RbacState left = elsewhere.permissions().state();
        assertThat(left.roles()).extracting(Role::key).containsExactly(free.key(), held.key());
        assertThat(left.resources()).isEmpty();
    }

    @Needs({CREATE_TENANT, CREATE_USER, DELETE_GROUP, GET_GROUP, ADD_GROUP_MEMBER, CREATE_GROUP})
    void aGroupOfOneTenantIsNotThereInAnother() {
        Group group = someGroup();
        Directory elsewhere = elsewhere();
        User there = elsewhere.users().create(NewUser.withEmail(fixture.email()).build());

        assertThat(elsewhere.groups().find(group.id())).isEmpty();
        refuses(NotFoundException.class, () -> elsewhere.groups().delete(group.id()));
        refuses(NotFoundException.class, () -> elsewhere.groups().addMember(group.id(), there.id()));
        refuses(NotFoundException.class, () -> groups.addMember(group.id(), there.id()));
        elsewhere.groups().create(NewGroup.of(group.name()));

        assertThat(groups.find(group.id())).isPresent();
    }

    @Needs(
            value = {CREATE_TENANT, GET_BRANDING, UPDATE_BRANDING},
            parameters = "update_branding.primary_color")
    void theLookOfOneTenantIsNotThatOfAnother() {
        Brand before = branding.get();
        Directory elsewhere = elsewhere();

        elsewhere
                .branding()
                .update(BrandPatch.builder()
                        .primaryColor(Change.set(HexColor.of("#123456")))
                        .build());

        assertThat(elsewhere.branding().get().colors().primary()).isEqualTo(HexColor.of("#123456"));
        assertThat(branding.get()).isEqualTo(before);
    }

    @Needs({CREATE_TENANT, CREATE_CUSTOM_DOMAIN, GET_CUSTOM_DOMAIN, VERIFY_CUSTOM_DOMAIN, DELETE_CUSTOM_DOMAIN})
    void aCustomDomainBelongsToOneTenantAndNobodyIsToldToWhich() {
        CustomDomain domain = someCustomDomain();
        Directory elsewhere = elsewhere();

        NewCustomDomain again = NewCustomDomain.of(domain.domain());

        AlreadyExistsException here = refuses(AlreadyExistsException.class, () -> customDomains.create(again));
        AlreadyExistsException there = refuses(
                AlreadyExistsException.class, () -> elsewhere.customDomains().create(again));
        assertThat(there.getMessage()).isEqualTo(here.getMessage());
        assertThat(elsewhere.customDomains().find(domain.id())).isEmpty();
        refuses(NotFoundException.class, () -> elsewhere.customDomains().verify(domain.id()));
        refuses(NotFoundException.class, () -> elsewhere.customDomains().delete(domain.id()));
        assertThat(customDomains.find(domain.id())).contains(domain);

        customDomains.delete(domain.id());
        elsewhere.customDomains().create(again);
    }

    @Needs({CREATE_TENANT, CREATE_EMAIL_DOMAIN, GET_EMAIL_DOMAIN, DELETE_EMAIL_DOMAIN})
    void anEmailDomainOfOneTenantIsNotThereInAnother() {
        EmailDomain domain = someEmailDomain();
        Directory elsewhere = elsewhere();

        assertThat(elsewhere.emailDomains().find(domain.id())).isEmpty();
        refuses(NotFoundException.class, () -> elsewhere.emailDomains().delete(domain.id()));
        EmailDomain there = elsewhere.emailDomains().create(NewEmailDomain.of(domain.domain()));

        assertThat(there.proof().records()).isNotEqualTo(domain.proof().records());
        assertThat(emailDomains.find(domain.id())).contains(domain);
    }

    @Needs({CREATE_TENANT, GET_EMAIL_TEMPLATE, SET_EMAIL_TEMPLATE})
    void whatMailsOfOneTenantSayThoseOfAnotherDoNot() {
        EmailTemplateType type = EmailTemplateType.PASSWORD_RESET;
        EmailTemplate before = emailTemplates.get(type);
        Directory elsewhere = elsewhere();
        String link = before.variables().stream()
                .filter(EmailVariable::required)
                .findFirst()
                .orElseThrow()
                .placeholder();

        elsewhere.emailTemplates().set(type, new NewEmailTemplate("Elsewhere", link));

        assertThat(emailTemplates.get(type)).isEqualTo(before);
        assertThat(elsewhere.emailTemplates().get(type).subject()).isEqualTo("Elsewhere");
    }
}
