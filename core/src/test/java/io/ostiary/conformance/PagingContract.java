package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.api.ApiId;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationRedirects;
import io.ostiary.application.ApplicationType;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.EmailDomain;
import io.ostiary.form.FormSummary;
import io.ostiary.form.NewForm;
import io.ostiary.group.Group;
import io.ostiary.group.GroupQuery;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.role.Role;
import io.ostiary.session.Session;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Walking lists page by page, and what happens to the list meanwhile. */
abstract class PagingContract extends Contract {
    @Needs(
            value = {CREATE_USER, DELETE_USER, LIST_USERS},
            parameters = "list_users.query")
    void usersArePaged() {
        walkUsers(mine().build());
    }

    @Needs(
            value = {CREATE_USER, DELETE_USER, LIST_USERS},
            parameters = {"list_users.query", "list_users.sort"})
    void usersArePagedInEveryOrder() {
        for (UserSort sort : UserSort.values()) {
            walkUsers(mine().sort(sort).build());
            all(page -> users.list(mine().build(), page)).forEach(user -> users.delete(user.id()));
            eventually(() ->
                    assertThat(all(page -> users.list(mine().build(), page))).isEmpty());
        }
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = {"list_users.query", "list_users.sort", "list_users.email_verified"})
    void aCursorOfAnotherQueryIsInvalid() {
        String cursor = cursorOfUsers();

        for (UserQuery other : List.of(
                UserQuery.all(),
                mine().sort(UserSort.EMAIL).build(),
                mine().sort(UserSort.CREATED_AT_DESC).build(),
                mine().emailVerified(false).build())) {
            refuses(InvalidArgumentException.class, () -> users.list(other, new PageRequest(2, cursor)));
        }
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS, LIST_ROLES, LIST_SESSIONS},
            parameters = {"list_users.query", "list_sessions.user"})
    void aCursorOfAnotherListIsInvalid() {
        String cursor = cursorOfUsers();
        User user = someUser();

        refuses(InvalidArgumentException.class, () -> roles.list(null, new PageRequest(2, cursor)));
        refuses(InvalidArgumentException.class, () -> sessions.list(user.id(), new PageRequest(2, cursor)));
    }

    @Needs({LIST_USERS, CREATE_USER})
    void garbageIsNoCursorOfUsers() {
        someUser();

        isNoCursor(page -> users.list(UserQuery.all(), page));
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, REVOKE_SESSION, LIST_SESSIONS},
            parameters = "list_sessions.user")
    void sessionsArePaged() {
        Secret password = fixture.password();
        User user = someUser(password);

        walk(
                page -> sessions.list(user.id(), page),
                Session::id,
                () -> signIn(user, password),
                session -> sessions.revoke(session.id()));
        isNoCursor(page -> sessions.list(user.id(), page));
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, LIST_SESSIONS},
            parameters = "list_sessions.user")
    void aCursorOfAnotherUsersSessionsIsInvalid() {
        Secret password = fixture.password();
        User user = someUser(password);
        User other = someUser(password);
        signIn(user, password);
        signIn(user, password);
        String cursor = cursorOf(page -> sessions.list(user.id(), page));

        refuses(InvalidArgumentException.class, () -> sessions.list(other.id(), new PageRequest(1, cursor)));
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, LIST_SESSIONS},
            parameters = {"list_sessions.user", "list_sessions.user.everybody"})
    void aCursorOfAUsersSessionsIsNoneOfEverybodys() {
        Secret password = fixture.password();
        User user = someUser(password);
        signIn(user, password);
        signIn(user, password);
        String cursor = cursorOf(page -> sessions.list(user.id(), page));

        refuses(InvalidArgumentException.class, () -> sessions.list(null, new PageRequest(1, cursor)));
    }

    @Needs(
            value = {CREATE_ROLE, DELETE_ROLE, LIST_ROLES},
            parameters = "list_roles.query")
    void rolesArePaged() {
        walk(
                page -> roles.list(fixture.mark(), page),
                Role::id,
                this::someRole,
                role -> roles.delete(role.id(), false));
        isNoCursor(page -> roles.list(fixture.mark(), page));
        String cursor = cursorOf(page -> roles.list(fixture.mark(), page));
        refuses(InvalidArgumentException.class, () -> roles.list(fixture.mark() + "-", new PageRequest(1, cursor)));
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, SEARCH_AUDIT_EVENTS},
            parameters = {"update_user.given_name", "search_audit_events.target", "search_audit_events.oldest_first"})
    void eventsArePagedWhileNewOnesArrive() {
        User user = someUser();
        AuditQuery about = AuditQuery.builder().target(user.id().value()).build();
        for (String name : List.of("one", "two", "three", "four", "five")) {
            rename(user, name);
        }
        eventually(
                () -> assertThat(all(page -> auditEvents.search(about, page))).hasSizeGreaterThanOrEqualTo(6));
        List<AuditEvent> before = all(page -> auditEvents.search(about, page));

        List<AuditEvent> walked = new ArrayList<>();
        PageRequest request = PageRequest.first(2);
        for (String cursor = ""; cursor != null; request = cursor == null ? request : request.at(cursor)) {
            Page<AuditEvent> page = auditEvents.search(about, request);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            walked.addAll(page.items());
            cursor = page.next();
            if (walked.size() == 2) {
                rename(user, "six");
            }
        }

        assertThat(walked).isEqualTo(before);
        isNoCursor(page -> auditEvents.search(about, page));
        String cursor = cursorOf(page -> auditEvents.search(about, page));
        AuditQuery reversed =
                AuditQuery.builder().target(user.id().value()).oldestFirst(true).build();
        refuses(InvalidArgumentException.class, () -> auditEvents.search(reversed, new PageRequest(1, cursor)));
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_SECURITY_ALERTS},
            parameters = {"list_security_alerts.kind", "list_security_alerts.kind.admin_role_granted"})
    void alertsArePaged() {
        AlertQuery grants = AlertQuery.of(AlertKind.ADMIN_ROLE_GRANTED);
        Role role = administrativeRole();
        List<String> promoted = new ArrayList<>();
        for (int count = 0; count < 5; count++) {
            User user = someUser();
            roles.assign(user.id(), role.id(), null);
            promoted.add(user.id().value());
        }
        Predicate<SecurityAlert> own =
                alert -> promoted.contains(alert.subject().id());
        Listing<SecurityAlert> list = page -> securityAlerts.list(grants, page);
        eventually(() -> assertThat(own(list, own)).hasSize(5));
        List<Object> whole = ids(own(list, own), SecurityAlert::id);

        assertThat(walked(list, own, SecurityAlert::id, 2))
                .containsExactlyElementsOf(whole)
                .doesNotHaveDuplicates();
        assertThat(walked(list, own, SecurityAlert::id, 1)).containsExactlyElementsOf(whole);
        isNoCursor(list);
        String cursor = cursorOf(list);
        refuses(InvalidArgumentException.class, () -> securityAlerts.list(AlertQuery.ALL, new PageRequest(1, cursor)));
    }

    @Needs({CREATE_ROLE, CREATE_USER, ASSIGN_ROLE, UNASSIGN_ROLE, LIST_ROLE_MEMBERS})
    void membersOfARoleArePaged() {
        Role role = someRole();

        walk(
                page -> roles.members(role.id(), page),
                User::id,
                () -> roles.assign(someUser().id(), role.id(), null),
                user -> roles.unassign(user.id(), role.id(), null));
        isNoCursor(page -> roles.members(role.id(), page));
        String cursor = cursorOf(page -> roles.members(role.id(), page));
        Role other = someRole();
        refuses(InvalidArgumentException.class, () -> roles.members(other.id(), new PageRequest(1, cursor)));
    }

    @Needs(
            value = {CREATE_ORGANIZATION, DELETE_ORGANIZATION, LIST_ORGANIZATIONS},
            parameters = "list_organizations.query")
    void organizationsArePaged() {
        var query = new OrganizationQuery(fixture.mark(), false);
        var other = new OrganizationQuery(fixture.mark() + "-", false);

        walk(
                page -> organizations.list(query, page),
                Organization::id,
                this::someOrganization,
                organization -> organizations.delete(organization.id()));
        isNoCursor(page -> organizations.list(query, page));
        String cursor = cursorOf(page -> organizations.list(query, page));
        refuses(InvalidArgumentException.class, () -> organizations.list(other, new PageRequest(1, cursor)));
    }

    @Needs({
        CREATE_ORGANIZATION,
        CREATE_USER,
        ADD_ORGANIZATION_MEMBER,
        REMOVE_ORGANIZATION_MEMBER,
        LIST_ORGANIZATION_MEMBERS
    })
    void membersOfAnOrganizationArePaged() {
        Organization organization = someOrganization();
        Organization other = someOrganization();

        walk(
                page -> organizations.members(organization.id(), page),
                member -> member.user().id(),
                () -> organizations.addMember(organization.id(), someUser().id(), Set.of()),
                member -> organizations.removeMember(
                        organization.id(), member.user().id()));
        isNoCursor(page -> organizations.members(organization.id(), page));
        String cursor = cursorOf(page -> organizations.members(organization.id(), page));
        refuses(InvalidArgumentException.class, () -> organizations.members(other.id(), new PageRequest(1, cursor)));
    }

    @Needs({
        CREATE_ORGANIZATION,
        CREATE_USER,
        ADD_ORGANIZATION_MEMBER,
        REMOVE_ORGANIZATION_MEMBER,
        LIST_USER_ORGANIZATIONS
    })
    void organizationsOfAUserArePaged() {
        User user = someUser();
        User other = someUser();

        walk(
                page -> organizations.of(user.id(), page),
                membership -> membership.organization().id(),
                () -> organizations.addMember(someOrganization().id(), user.id(), Set.of()),
                membership ->
                        organizations.removeMember(membership.organization().id(), user.id()));
        isNoCursor(page -> organizations.of(user.id(), page));
        String cursor = cursorOf(page -> organizations.of(user.id(), page));
        refuses(InvalidArgumentException.class, () -> organizations.of(other.id(), new PageRequest(1, cursor)));
    }

    @Needs({CREATE_API_KEY, REVOKE_API_KEY, LIST_API_KEYS})
    void apiKeysArePaged() {
        walk(
                apiKeys::list,
                ApiKey::id,
                () -> apiKeys.create(NewApiKey.reading(fixture.name())).key(),
                key -> apiKeys.revoke(key.id()));
        isNoCursor(apiKeys::list);
    }

    @Needs({CREATE_ORGANIZATION, CREATE_INVITATION, REVOKE_INVITATION, LIST_INVITATIONS})
    void invitationsArePaged() {
        Organization organization = someOrganization();
        Organization other = someOrganization();

        walk(
                page -> organizations.invitations(organization.id(), null, page),
                Invitation::id,
                () -> organizations.invite(organization.id(), NewInvitation.of(fixture.email())),
                invitation -> organizations.revokeInvitation(organization.id(), invitation.id()));
        isNoCursor(page -> organizations.invitations(organization.id(), null, page));
        String cursor = cursorOf(page -> organizations.invitations(organization.id(), null, page));
        refuses(
                InvalidArgumentException.class,
                () -> organizations.invitations(other.id(), null, new PageRequest(1, cursor)));
    }

    @Needs(
            value = {DELETE_GROUP, LIST_GROUPS},
            parameters = "list_groups.query")
    void groupsArePaged() {
        var query = new GroupQuery(fixture.mark(), null);
        var other = new GroupQuery(fixture.mark() + "-", null);

        walk(page -> groups.list(query, page), Group::id, this::someGroup, group -> groups.delete(group.id()));
        isNoCursor(page -> groups.list(query, page));
        String cursor = cursorOf(page -> groups.list(query, page));
        refuses(InvalidArgumentException.class, () -> groups.list(other, new PageRequest(1, cursor)));
    }

    @Needs(
            value = {CREATE_USER, ADD_GROUP_MEMBER, REMOVE_GROUP_MEMBER, LIST_GROUP_MEMBERS},
            parameters = "list_group_members.recursive")
    void membersOfAGroupArePaged() {
        Group group = someGroup();
        Group other = someGroup();

        for (boolean recursive : List.of(false, true)) {
            walk(
                    page -> groups.members(group.id(), recursive, page),
                    User::id,
                    () -> groups.addMember(group.id(), someUser().id()),
                    member -> groups.removeMember(group.id(), member.id()));
            isNoCursor(page -> groups.members(group.id(), recursive, page));
            String cursor = cursorOf(page -> groups.members(group.id(), recursive, page));
            refuses(
                    InvalidArgumentException.class,
                    () -> groups.members(other.id(), recursive, new PageRequest(1, cursor)));
            refuses(
                    InvalidArgumentException.class,
                    () -> groups.members(group.id(), !recursive, new PageRequest(1, cursor)));
        }
    }

    @Needs({CREATE_USER, ADD_GROUP_MEMBER, REMOVE_GROUP_MEMBER, LIST_USER_GROUPS})
    void groupsOfAUserArePaged() {
        User user = someUser();
        User other = someUser();

        walk(
                page -> groups.of(user.id(), page),
                membership -> membership.group().id(),
                () -> groups.addMember(someGroup().id(), user.id()),
                membership -> groups.removeMember(membership.group().id(), user.id()));
        isNoCursor(page -> groups.of(user.id(), page));
        String cursor = cursorOf(page -> groups.of(user.id(), page));
        refuses(InvalidArgumentException.class, () -> groups.of(other.id(), new PageRequest(1, cursor)));
    }

    @Needs({CREATE_TENANT, DELETE_TENANT, LIST_TENANTS})
    void tenantsArePaged() {
        // Those of others may come and go meanwhile.
        walk(
                tenants::list,
                tenant -> tenant.id().value().startsWith(fixture.mark()),
                Tenant::id,
                this::someTenant,
                tenant -> tenants.delete(tenant.id()));
        isNoCursor(tenants::list);
    }

    @Needs(
            value = {CREATE_APPLICATION, DELETE_APPLICATION, LIST_APPLICATIONS},
            parameters = "list_applications.query")
    void applicationsArePaged() {
        var query = new ApplicationQuery(fixture.mark(), null);
        var other = new ApplicationQuery(fixture.mark() + "-", null);

        walk(
                page -> applications.list(query, page),
                Application::id,
                () -> someApplication(ApplicationType.WEB),
                application -> applications.delete(application.id()));
        isNoCursor(page -> applications.list(query, page));
        String cursor = cursorOf(page -> applications.list(query, page));
        refuses(InvalidArgumentException.class, () -> applications.list(other, new PageRequest(1, cursor)));
    }

    @Needs({CREATE_IDENTITY_PROVIDER, DELETE_IDENTITY_PROVIDER, LIST_IDENTITY_PROVIDERS})
    void identityProvidersArePaged() {
        walk(
                page -> identityProviders.list(IdentityProviderQuery.ALL, page),
                provider -> provider.id().value().startsWith(fixture.mark()),
                IdentityProvider::id,
                this::someIdentityProvider,
                provider -> identityProviders.delete(provider.id()));
        isNoCursor(page -> identityProviders.list(IdentityProviderQuery.ALL, page));
    }

    @Needs({CREATE_APPLICATION, DELETE_APPLICATION, LIST_REDIRECT_URIS})
    void redirectUrisArePaged() {
        walk(
                page -> applications.redirectUris(null, page),
                redirects -> redirects.name().startsWith(fixture.mark()),
                ApplicationRedirects::application,
                () -> someApplication(ApplicationType.WEB),
                redirects -> applications.delete(redirects.application()));
        isNoCursor(page -> applications.redirectUris(null, page));
    }

    @Needs({CREATE_API, DELETE_API, LIST_APIS})
    void apisArePaged() {
        walk(
                apis::list,
                api -> api.name().startsWith(fixture.mark()),
                Api::id,
                this::someApi,
                api -> apis.delete(api.id()));
        isNoCursor(apis::list);
    }

    @Needs(
            value = {CREATE_ACTION, DELETE_ACTION, LIST_ACTIONS},
            parameters = "list_actions.trigger")
    void actionsArePaged() {
        walk(
                page -> actions.list(null, page),
                action -> action.name().startsWith(fixture.mark()),
                action -> action.id(),
                () -> actions.create(NewAction.of(fixture.name(), ActionTrigger.POST_LOGIN)),
                action -> actions.delete(action.id(), false));
        isNoCursor(page -> actions.list(null, page));
        String cursor = cursorOf(page -> actions.list(null, page));
        refuses(
                InvalidArgumentException.class,
                () -> actions.list(ActionTrigger.POST_LOGIN, new PageRequest(1, cursor)));
    }

    @Needs({CREATE_FORM, DELETE_FORM, LIST_FORMS})
    void formsArePaged() {
        walk(
                forms::list,
                form -> form.name().startsWith(fixture.mark()),
                FormSummary::id,
                () -> forms.create(NewForm.of(fixture.name())).summary(),
                form -> forms.delete(form.id()));
        isNoCursor(forms::list);
    }

    @Needs({CREATE_CUSTOM_DOMAIN, DELETE_CUSTOM_DOMAIN, LIST_CUSTOM_DOMAINS})
    void customDomainsArePaged() {
        walk(
                customDomains::list,
                domain -> domain.domain().startsWith(fixture.mark()),
                CustomDomain::id,
                this::someCustomDomain,
                domain -> customDomains.delete(domain.id()));
        isNoCursor(customDomains::list);
    }

    @Needs({CREATE_EMAIL_DOMAIN, DELETE_EMAIL_DOMAIN, LIST_EMAIL_DOMAINS})
    void emailDomainsArePaged() {
        walk(
                emailDomains::list,
                domain -> domain.domain().startsWith(fixture.mark()),
                EmailDomain::id,
                this::someEmailDomain,
                domain -> emailDomains.delete(domain.id()));
        isNoCursor(emailDomains::list);
    }

    @Needs({CREATE_API, CREATE_APPLICATION, GET_API, GRANT_APPLICATION_ACCESS, REVOKE_APPLICATION_ACCESS})
    void holdersOfApisArePaged() {
        ApiId api = someApi().id();
        fixture.watch().called(GET_API);
        walk(
                page -> apiGrants.holders(api, page),
                ApiGrant::application,
                () -> apiGrants.grant(someApplication(ApplicationType.MACHINE).id(), api, Set.of()),
                grant -> apiGrants.revoke(grant.application(), api, Set.of()));
        isNoCursor(page -> apiGrants.holders(api, page));
        String cursor = cursorOf(page -> apiGrants.holders(api, page));
        ApiId other = someApi().id();
        refuses(InvalidArgumentException.class, () -> apiGrants.holders(other, new PageRequest(1, cursor)));
    }

    private void walkUsers(UserQuery query) {
        walk(page -> users.list(query, page), User::id, this::someUser, user -> users.delete(user.id()));
    }

    private <T> void walk(
            Listing<T> list, Function<T, Object> id, Runnable insert, java.util.function.Consumer<T> delete) {
        walk(list, item -> true, id, insert, delete);
    }

    /**
     * Fills a list, walks it in small pages undisturbed, then again while items come and go in front of the walk, at its
     * anchor and behind it.
     */
    private <T> void walk(
            Listing<T> list,
            Predicate<T> own,
            Function<T, Object> id,
            Runnable insert,
            java.util.function.Consumer<T> delete) {
        List<T> others = own(list, own);
        for (int count = 0; count < 7; count++) {
            insert.run();
        }
        eventually(() -> assertThat(own(list, own)).hasSize(others.size() + 7));
        List<Object> whole = ids(own(list, own), id);
        assertThat(walked(list, own, id, 2)).containsExactlyElementsOf(whole).doesNotHaveDuplicates();
        assertThat(walked(list, own, id, 1)).containsExactlyElementsOf(whole);
        assertThat(list.page(PageRequest.first(PageRequest.MAX_SIZE)).items())
                .hasSizeGreaterThanOrEqualTo(Math.min(7, whole.size()));

        List<T> before = own(list, own);
        List<T> mine = before.stream()
                .filter(item -> !ids(others, id).contains(id.apply(item)))
                .toList();
        T early = mine.get(0);
        T late = mine.get(mine.size() - 1);
        T anchor = mine.get(3);
        List<Object> stable = ids(before, id);
        List.of(early, late, anchor).forEach(item -> stable.remove(id.apply(item)));

        List<Object> seen = new java.util.ArrayList<>();
        PageRequest request = PageRequest.first(1);
        boolean disturbed = false;
        while (true) {
            Page<T> page = list.page(request);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(1);
            seen.addAll(ids(page.items().stream().filter(own).toList(), id));
            if (!disturbed && seen.contains(id.apply(anchor))) {
                disturbed = true;
                delete.accept(early);
                delete.accept(anchor);
                delete.accept(late);
                insert.run();
                insert.run();
            }
            String next = page.next();
            if (next == null) {
                break;
            }
            assertThat(seen).hasSizeLessThan(10_000);
            request = request.at(next);
        }
        assertThat(disturbed).isTrue();
        assertThat(seen).doesNotHaveDuplicates().containsAll(stable);
        eventually(() ->
                assertThat(ids(own(list, own), id)).hasSize(stable.size() + 2).containsAll(stable));
    }

    private static <T> List<T> own(Listing<T> list, Predicate<T> own) {
        return all(list).stream().filter(own).toList();
    }

    private <T> List<Object> walked(Listing<T> list, Predicate<T> own, Function<T, Object> id, int size) {
        List<Object> seen = new java.util.ArrayList<>();
        PageRequest request = PageRequest.first(size);
        while (true) {
            Page<T> page = list.page(request);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            seen.addAll(ids(page.items().stream().filter(own).toList(), id));
            assertThat(seen).hasSizeLessThan(10_000);
            String next = page.next();
            if (next == null) {
                return seen;
            }
            request = request.at(next);
        }
    }

    private static <T> void isNoCursor(Listing<T> list) {
        for (String garbage : List.of(
                "garbage", "0", "-1", "2", "AAAA", "null", "..", "💥", "a b", "=", "' OR '1'='1", "x".repeat(4000))) {
            refuses(InvalidArgumentException.class, () -> list.page(new PageRequest(2, garbage)));
        }
        String cursor = list.page(PageRequest.first(1)).next();
        if (cursor != null) {
            String changed = (cursor.charAt(0) == 'A' ? "B" : "A") + cursor.substring(1);
            refuses(InvalidArgumentException.class, () -> list.page(new PageRequest(1, changed)));
        }
    }

    private static <T> String cursorOf(Listing<T> list) {
        return Objects.requireNonNull(list.page(PageRequest.first(1)).next(), "a next page");
    }

    private String cursorOfUsers() {
        for (int count = 0; count < 3; count++) {
            someUser();
        }
        eventually(
                () -> assertThat(all(page -> users.list(mine().build(), page))).hasSize(3));
        return cursorOf(page -> users.list(mine().build(), page));
    }

    private UserQuery.Builder mine() {
        return UserQuery.builder().text(fixture.mark());
    }

    private void someTenant() {
        tenants.create(new NewTenant(TenantId.of(fixture.name()), "Paged", TenantSettings.DEFAULT), IfExists.FAIL);
    }

    private static <T> List<Object> ids(List<T> items, Function<T, Object> id) {
        return new java.util.ArrayList<>(items.stream().map(id).toList());
    }

    private void rename(User user, String name) {
        users.update(user.id(), UserPatch.builder().givenName(Change.set(name)).build());
    }
}
