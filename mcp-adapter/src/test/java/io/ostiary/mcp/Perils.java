package io.ostiary.mcp;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionStatus;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.SigningAlgorithm;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.GrantType;
import io.ostiary.application.NewApplication;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.EmailDomainId;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.form.FormPatch;
import io.ostiary.form.FormStatus;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.role.RolePatch;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every way that is known of doing something dangerous: the operations that always are, and calls that are raised. */
final class Perils {
    private static final String ADA = "ada@example.com";
    private static final String BOB = "bob@example.com";

    private Perils() {}

    static List<Peril> all() {
        return Stream.of(
                        users(),
                        rest(),
                        raisedUsers(),
                        raisedChanges(),
                        raisedRoles(),
                        raisedMembers(),
                        ofApplications(),
                        raisedApplications(),
                        ofApis(),
                        raisedApis(),
                        extensions(),
                        billing(),
                        emailTemplates(),
                        groups(),
                        raisedGroups(),
                        identityProviders(),
                        raisedIdentityProviders(),
                        raisedTenants())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Peril> users() {
        return List.of(
                floor(
                        Operation.DELETE_USER,
                        ADA,
                        w -> w.main.users().find(w.ada().id()).isEmpty(),
                        Perils::renameAda),
                floor(Operation.SET_PASSWORD, ADA, w -> w.lets("ada", "another password"), Perils::renameAda),
                floor(
                        Operation.RESET_MFA,
                        ADA,
                        w -> w.main.users().mfaFactors(w.ada().id()).isEmpty(),
                        Perils::renameAda),
                floor(
                        Operation.DELETE_USER_METADATA,
                        ADA,
                        w -> w.metadata(w.ada()).keySet().equals(Set.of("site")),
                        Perils::renameAda),
                floor(Operation.CREATE_SESSION, BOB, w -> w.sessions(w.bob()) == 2, Perils::renameBob),
                floor(Operation.REVOKE_USER_SESSIONS, BOB, w -> w.sessions(w.bob()) == 0, Perils::renameBob),
                floor(Operation.UNASSIGN_ROLE, BOB, w -> w.roleKeys(w.bob()).isEmpty(), Perils::renameBob));
    }

    private static List<Peril> rest() {
        return List.of(
                floor(
                        Operation.DELETE_CLAIM_MAPPER,
                        "site",
                        w -> w.main.claimMappers().list().isEmpty(),
                        w -> w.main.claimMappers().delete("site")),
                floor(
                        Operation.DELETE_TENANT,
                        "acme",
                        w -> w.backend.tenants(World.CALL).find(World.ACME).isEmpty(),
                        w -> w.backend
                                .directory(World.ACME, World.CALL)
                                .users()
                                .create(NewUser.withEmail("late@acme.example").build())),
                floor(
                        Operation.DELETE_ORGANIZATION,
                        "harbour",
                        w -> w.main.organizations().find(w.harbour().id()).isEmpty(),
                        w -> w.main.organizations()
                                .addMember(w.harbour().id(), w.ada().id(), Set.of())),
                floor(
                        Operation.REMOVE_ORGANIZATION_MEMBER,
                        BOB,
                        w -> w.memberRoles(w.bob()).isEmpty(),
                        Perils::renameBob),
                floor(
                        Operation.APPLY_RBAC_STATE,
                        "main",
                        w -> w.main.roles().resolve("editor").permissions().contains("comments:read"),
                        w -> w.main.roles().update(w.editor().id(), permissions(Set.of("comments:read")))),
                floor(
                        Operation.REVOKE_API_KEY,
                        "nightly",
                        w -> w.keys().isEmpty(),
                        w -> w.main.apiKeys().create(NewApiKey.reading("nightly"))),
                floor(
                        Operation.ROTATE_API_KEYS,
                        "main",
                        w -> w.keys().equals(List.of("rotated")),
                        w -> w.main.apiKeys().create(NewApiKey.reading("another"))),
                floor(
                        Operation.DELETE_CUSTOM_DOMAIN,
                        World.LOGIN_DOMAIN,
                        w -> w.main.customDomains()
                                .find(CustomDomainId.of(World.LOGIN_DOMAIN))
                                .isEmpty(),
                        w -> w.main.customDomains().verify(w.loginDomain().id())),
                floor(
                        Operation.DELETE_EMAIL_DOMAIN,
                        World.MAIL_DOMAIN,
                        w -> w.main.emailDomains()
                                .find(EmailDomainId.of(World.MAIL_DOMAIN))
                                .isEmpty(),
                        w -> w.main.emailDomains().verify(w.mailDomain().id())),
                floor(
                        Operation.DELETE_ROLE,
                        "unused",
                        w -> w.main.roles()
                                .list("unused", PageRequest.first())
                                .items()
                                .isEmpty(),
                        w -> w.main.roles()
                                .delete(w.main.roles().resolve("unused").id(), false)));
    }

    private static List<Peril> raisedUsers() {
        return List.of(
                new Peril(
                        "update_user to another address",
                        Operation.UPDATE_USER,
                        w -> Map.of("user", ADA, "email", "mallory@example.net"),
                        ADA,
                        w -> "mallory@example.net".equals(w.now(w.ada()).email()),
                        Perils::renameAda),
                new Peril(
                        "update_user to no address",
                        Operation.UPDATE_USER,
                        w -> {
                            Map<String, Object> arguments = new HashMap<>(Map.of("user", ADA));
                            arguments.put("email", null);
                            return arguments;
                        },
                        ADA,
                        w -> w.now(w.ada()).email() == null,
                        Perils::renameAda),
                new Peril(
                        "link_accounts, which lets one sign-in act as another user",
                        Operation.LINK_ACCOUNTS,
                        w -> Map.of("primary_user", ADA, "secondary_user", BOB),
                        ADA,
                        w -> w.main.users().find(w.bob().id()).isEmpty(),
                        Perils::renameBob),
                new Peril(
                        "assign_role of an administrative role",
                        Operation.ASSIGN_ROLE,
                        w -> Map.of("user", BOB, "role", "admin"),
                        BOB,
                        w -> w.roleKeys(w.bob()).contains("admin"),
                        Perils::renameBob),
                new Peril(
                        "assign_role of an administrative role inside an organization",
                        Operation.ASSIGN_ROLE,
                        w -> Map.of("user", BOB, "role", "admin", "organization", "harbour"),
                        BOB,
                        w -> w.memberRoles(w.bob()).contains("admin"),
                        Perils::renameBob),
                new Peril(
                        "create_user with an administrative role",
                        Operation.CREATE_USER,
                        w -> Map.of("email", "new@example.com", "roles", List.of("editor", "chief")),
                        "new@example.com",
                        w -> holders(w, "chief") == 1,
                        w -> w.main.roles()
                                .update(w.main.roles().resolve("chief").id(), permissions(Set.of()))),
                new Peril(
                        "import_users over users who are there",
                        Operation.IMPORT_USERS,
                        w -> Map.of(
                                "mode",
                                "upsert",
                                "users",
                                List.of(Map.of("email", BOB, "password", "taken over by me"))),
                        "main",
                        w -> w.lets("bob", "taken over by me"),
                        null));
    }

    private static List<Peril> raisedMembers() {
        return List.of(
                new Peril(
                        "create_api_key that can do more than read",
                        Operation.CREATE_API_KEY,
                        w -> Map.of("name", "writer", "scopes", List.of("users:read", "users:write")),
                        "writer",
                        w -> w.keys().contains("writer"),
                        null),
                new Peril(
                        "add_organization_member with an administrative role",
                        Operation.ADD_ORGANIZATION_MEMBER,
                        w -> Map.of("organization", "harbour", "user", ADA, "roles", List.of("admin")),
                        ADA,
                        w -> w.memberRoles(w.ada()).contains("admin"),
                        Perils::renameAda),
                new Peril(
                        "set_organization_member_role to an administrative role",
                        Operation.SET_ORGANIZATION_MEMBER_ROLE,
                        w -> Map.of("organization", "harbour", "user", BOB, "role", "admin"),
                        BOB,
                        w -> w.memberRoles(w.bob()).contains("admin"),
                        Perils::renameBob),
                new Peril(
                        "create_invitation with an administrative role",
                        Operation.CREATE_INVITATION,
                        w -> Map.of("organization", "harbour", "email", "guest@example.com", "roles", List.of("chief")),
                        "guest@example.com",
                        w -> w.invited("guest@example.com"),
                        w -> w.main.roles()
                                .update(w.main.roles().resolve("chief").id(), permissions(Set.of()))));
    }

    private static List<Peril> ofApplications() {
        return List.of(
                floor(
                        Operation.DELETE_APPLICATION,
                        "Shop",
                        w -> w.main.applications().find(w.shop().id()).isEmpty(),
                        Perils::renameShop),
                floor(
                        Operation.ROTATE_APPLICATION_SECRET,
                        "Shop",
                        w -> !w.memory().isSecretOf(World.MAIN, w.shop().id(), w.shopSecret()),
                        Perils::renameShop),
                floor(
                        Operation.REMOVE_REDIRECT_URI,
                        "Shop",
                        w -> w.shopNow().redirectUris().isEmpty(),
                        Perils::renameShop));
    }

    private static List<Peril> identityProviders() {
        return List.of(floor(
                Operation.DELETE_IDENTITY_PROVIDER,
                "google",
                w -> w.main.identityProviders()
                        .find(IdentityProviderId.of("google"))
                        .isEmpty(),
                w -> change(w, "google", builder -> builder.displayName(Change.set("Another name")))));
    }

    private static List<Peril> raisedIdentityProviders() {
        return List.of(
                new Peril(
                        "create_identity_provider",
                        Operation.CREATE_IDENTITY_PROVIDER,
                        w -> GoodCalls.of(Operation.CREATE_IDENTITY_PROVIDER, w),
                        "partner",
                        w -> w.main.identityProviders()
                                .find(IdentityProviderId.of("partner"))
                                .isPresent(),
                        null),
                new Peril(
                        "update_identity_provider to another client",
                        Operation.UPDATE_IDENTITY_PROVIDER,
                        w -> Map.of("provider", "github", "client_id", "mallory"),
                        "github",
                        w -> "mallory".equals(w.provider("github").settings().get(ProviderSetting.CLIENT_ID)),
                        w -> change(w, "github", builder -> builder.set(ProviderSetting.CLIENT_ID, "third"))),
                new Peril(
                        "update_identity_provider to another secret",
                        Operation.UPDATE_IDENTITY_PROVIDER,
                        w -> Map.of("provider", "github", "client_secret", "another secret"),
                        "github",
                        w -> !w.memory().isSecretOf(World.MAIN, IdentityProviderId.of("github"), World.PROVIDER_SECRET),
                        w -> change(w, "github", builder -> builder.displayName(Change.set("Another name")))),
                new Peril(
                        "set_identity_provider_status that lets people in from outside",
                        Operation.SET_IDENTITY_PROVIDER_STATUS,
                        w -> Map.of("providers", Map.of("google", true)),
                        "main",
                        w -> w.provider("google").enabled(),
                        w -> change(w, "google", builder -> builder.set(ProviderSetting.CLIENT_ID, "third"))),
                new Peril(
                        "set_identity_provider_status that takes a built-in method away",
                        Operation.SET_IDENTITY_PROVIDER_STATUS,
                        w -> Map.of("providers", Map.of("email", false)),
                        "main",
                        w -> !w.provider("email").enabled(),
                        w -> w.main.identityProviders()
                                .setStatus(IdentityProviderStatus.of(IdentityProviderId.of("github"), false))),
                new Peril(
                        "set_identity_provider_status that leaves nothing to sign in with",
                        Operation.SET_IDENTITY_PROVIDER_STATUS,
                        w -> Map.of("providers", Map.of("email", false, "github", false)),
                        "main",
                        w -> !w.provider("email").enabled(),
                        w -> w.main.identityProviders()
                                .setStatus(IdentityProviderStatus.of(IdentityProviderId.of("sms"), true))));
    }

    private static void change(World world, String provider, UnaryOperator<IdentityProviderPatch.Builder> change) {
        world.main
                .identityProviders()
                .update(
                        IdentityProviderId.of(provider),
                        change.apply(IdentityProviderPatch.builder()).build());
    }

    private static List<Peril> raisedApplications() {
        String elsewhere = "https://elsewhere.example/collect";
        return List.of(
                new Peril(
                        "add_redirect_uri",
                        Operation.ADD_REDIRECT_URI,
                        w -> Map.of("application", "Shop", "uri", elsewhere),
                        "Shop",
                        w -> w.shopNow().redirectUris().contains(elsewhere),
                        Perils::renameShop),
                new Peril(
                        "update_application with a new redirect URI",
                        Operation.UPDATE_APPLICATION,
                        w -> Map.of("application", "Shop", "redirect_uris", List.of(World.CALLBACK, elsewhere)),
                        "Shop",
                        w -> w.shopNow().redirectUris().contains(elsewhere),
                        Perils::renameShop),
                new Peril(
                        "update_application without a redirect URI",
                        Operation.UPDATE_APPLICATION,
                        w -> Map.of("application", "Shop", "redirect_uris", List.of()),
                        "Shop",
                        w -> w.shopNow().redirectUris().isEmpty(),
                        Perils::renameShop),
                new Peril(
                        "update_application with a new origin",
                        Operation.UPDATE_APPLICATION,
                        w -> Map.of("application", "Shop", "origins", List.of("https://elsewhere.example")),
                        "Shop",
                        w -> !w.shopNow().origins().isEmpty(),
                        Perils::renameShop),
                new Peril(
                        "update_application to another type",
                        Operation.UPDATE_APPLICATION,
                        w -> Map.of("application", "Shop", "type", "spa"),
                        "Shop",
                        w -> w.shopNow().type() == ApplicationType.SPA,
                        Perils::renameShop),
                new Peril(
                        "update_application with another grant type",
                        Operation.UPDATE_APPLICATION,
                        w -> Map.of("application", "Shop", "grant_types", List.of("client_credentials")),
                        "Shop",
                        w -> w.shopNow().grantTypes().contains(GrantType.CLIENT_CREDENTIALS),
                        Perils::renameShop),
                new Peril(
                        "create_application with a redirect URI",
                        Operation.CREATE_APPLICATION,
                        w -> Map.of("name", "Fake shop", "type", "spa", "redirect_uris", List.of(elsewhere)),
                        "Fake shop",
                        w -> w.applicationNames().contains("Fake shop"),
                        null));
    }

    private static List<Peril> ofApis() {
        return List.of(
                floor(
                        Operation.DELETE_API,
                        World.ORDERS,
                        w -> w.main.apis().find(w.orders().id()).isEmpty(),
                        Perils::grantMore),
                floor(Operation.REVOKE_APPLICATION_ACCESS, "Robot", w -> w.robotScopes() == null, Perils::renameRobot));
    }

    private static List<Peril> raisedApis() {
        return List.of(
                new Peril(
                        "update_api without a scope",
                        Operation.UPDATE_API,
                        w -> Map.of("api", "Orders", "scopes", List.of(Map.of("value", "orders:write"))),
                        World.ORDERS,
                        w -> Set.of().equals(w.robotScopes()),
                        Perils::renameOrders),
                new Peril(
                        "update_api to another signature",
                        Operation.UPDATE_API,
                        w -> Map.of("api", "Orders", "signing_alg", "hs256"),
                        World.ORDERS,
                        w -> w.ordersNow().signingAlg() == SigningAlgorithm.HS256,
                        Perils::renameOrders),
                new Peril(
                        "grant_application_access to what is administrative",
                        Operation.GRANT_APPLICATION_ACCESS,
                        w -> Map.of("application", "Robot", "api", "Orders", "scopes", List.of("orders:*")),
                        "Robot",
                        w -> Set.of("orders:*", "orders:read").equals(w.robotScopes()),
                        Perils::renameRobot));
    }

    private static List<Peril> extensions() {
        return List.of(
                floor(
                        Operation.DEPLOY_ACTION,
                        "Greeting",
                        w -> w.greetingNow().status() == ActionStatus.DEPLOYED,
                        Perils::changeGreeting),
                floor(
                        Operation.DELETE_ACTION,
                        "Greeting",
                        w -> w.main.actions().find(w.greeting().id()).isEmpty(),
                        Perils::renameGreeting),
                floor(
                        Operation.PUBLISH_FORM,
                        "Survey",
                        w -> w.surveyNow().status() == FormStatus.PUBLISHED,
                        w -> w.main.forms()
                                .update(
                                        w.survey().id(),
                                        FormPatch.builder()
                                                .style(Change.set(Map.of("css", "h1 { top: 0; }")))
                                                .build())),
                floor(
                        Operation.DELETE_FORM,
                        "Survey",
                        w -> w.main.forms().find(w.survey().id()).isEmpty(),
                        w -> w.main.forms()
                                .update(
                                        w.survey().id(),
                                        FormPatch.builder()
                                                .name(Change.set("Renamed"))
                                                .build())));
    }

    /** The number of bytes stays, what they do does not. */
    private static void changeGreeting(World w) {
        w.main.actions()
                .update(
                        w.greeting().id(),
                        ActionPatch.builder()
                                .code(Change.set(w.greeting().draft().code().replace("greet", "steal")))
                                .build());
    }

    private static void renameGreeting(World w) {
        w.main.actions()
                .update(
                        w.greeting().id(),
                        ActionPatch.builder().name(Change.set("Renamed")).build());
    }

    private static List<Peril> billing() {
        return List.of(floor(
                Operation.EXECUTE_BILLING_MIGRATION,
                "Basic",
                w -> w.planOf(w.ada()).equals("Pro"),
                w -> w.subscribe(w.bob())));
    }

    private static void grantMore(World w) {
        Application late = w.main.applications()
                .create(NewApplication.of("Late", ApplicationType.MACHINE))
                .application();
        w.main.apiGrants().grant(late.id(), w.orders().id(), Set.of());
    }

    private static void renameRobot(World w) {
        w.main.applications()
                .update(
                        w.robot().id(),
                        ApplicationPatch.builder().name(Change.set("Renamed")).build());
    }

    private static void renameOrders(World w) {
        w.main.apis()
                .update(
                        w.orders().id(),
                        ApiPatch.builder().name(Change.set("Renamed")).build());
    }

    private static List<Peril> raisedChanges() {
        return List.of(
                new Peril(
                        "set_user_metadata that removes a key",
                        Operation.SET_USER_METADATA,
                        w -> {
                            Map<String, Object> values = new HashMap<>(Map.of("site", "Gdansk"));
                            values.put("plan", null);
                            return Map.of("user", ADA, "values", values);
                        },
                        ADA,
                        w -> !w.metadata(w.ada()).containsKey("plan"),
                        Perils::renameAda),
                new Peril(
                        "send_password_reset with a link that leads elsewhere",
                        Operation.SEND_PASSWORD_RESET,
                        w -> Map.of("user", ADA, "redirect_uri", "https://elsewhere.example/collect"),
                        ADA,
                        w -> w.memory().outbox().lastTo(ADA).isPresent(),
                        Perils::renameAda),
                new Peril(
                        "disable_user of an administrator",
                        Operation.DISABLE_USER,
                        w -> Map.of("user", "dora@example.com"),
                        "dora@example.com",
                        w -> w.now(w.dora()).status() == UserStatus.DISABLED,
                        w -> rename(w, w.dora())));
    }

    private static List<Peril> raisedRoles() {
        return List.of(
                new Peril(
                        "update_role that makes a role administrative",
                        Operation.UPDATE_ROLE,
                        w -> Map.of("role", "editor", "permissions", List.of("*")),
                        "editor",
                        w -> w.main.roles().resolve("editor").administrative(),
                        w -> w.main.roles().update(w.editor().id(), permissions(Set.of("*")))),
                new Peril(
                        "update_role that makes a role administrative that nobody has yet",
                        Operation.UPDATE_ROLE,
                        w -> Map.of("role", "unused", "permissions", List.of("users:write")),
                        "unused",
                        w -> w.main.roles().resolve("unused").administrative(),
                        w -> w.main.roles()
                                .update(w.main.roles().resolve("unused").id(), permissions(Set.of("*")))),
                new Peril(
                        "update_role that takes permissions from those who have it",
                        Operation.UPDATE_ROLE,
                        w -> Map.of("role", "editor", "permissions", List.of()),
                        "editor",
                        w -> w.main.roles().resolve("editor").permissions().isEmpty(),
                        w -> w.main.roles().assign(w.ada().id(), w.editor().id(), null)),
                new Peril(
                        "update_role that gives an administrative role to everybody new",
                        Operation.UPDATE_ROLE,
                        w -> Map.of("role", "admin", "is_default", true),
                        "admin",
                        w -> w.main.roles().resolve("admin").isDefault(),
                        w -> w.main.roles()
                                .update(
                                        w.admin().id(),
                                        RolePatch.builder()
                                                .isDefault(Change.set(true))
                                                .build())),
                new Peril(
                        "create_role that everybody new gets and that is administrative",
                        Operation.CREATE_ROLE,
                        w -> Map.of("key", "owner", "is_default", true),
                        "owner",
                        w -> w.main.roles()
                                        .list("owner", PageRequest.first())
                                        .items()
                                        .size()
                                == 1,
                        w -> w.role("owner", Set.of())),
                new Peril(
                        "create_role over one that is there",
                        Operation.CREATE_ROLE,
                        w -> Map.of("key", "editor", "permissions", List.of("users:*"), "if_exists", "update"),
                        "editor",
                        w -> w.main.roles().resolve("editor").administrative(),
                        null));
    }

    private static List<Peril> emailTemplates() {
        return List.of(floor(
                Operation.RESET_EMAIL_TEMPLATE,
                "invitation",
                w -> !w.main.emailTemplates().get(EmailTemplateType.INVITATION).customized(),
                w -> w.main.emailTemplates()
                        .set(
                                EmailTemplateType.INVITATION,
                                new NewEmailTemplate(
                                        "Another subject", w.comeAboard().body()))));
    }

    private static List<Peril> groups() {
        return List.of(
                floor(
                        Operation.DELETE_GROUP,
                        "kitchen",
                        w -> w.main.groups().find(w.kitchen().id()).isEmpty(),
                        w -> w.main.groups().addMember(w.kitchen().id(), w.ada().id())),
                floor(
                        Operation.REMOVE_GROUP_MEMBER,
                        "dora@example.com",
                        w -> !w.isMember(w.kitchen(), w.dora()),
                        w -> rename(w, w.dora())),
                floor(
                        Operation.UNASSIGN_GROUP_ROLE,
                        "kitchen",
                        w -> w.groupRoles(w.kitchen()).isEmpty(),
                        w -> w.main.groups().addMember(w.kitchen().id(), w.ada().id())));
    }

    private static List<Peril> raisedGroups() {
        return List.of(
                new Peril(
                        "add_group_member to a group with an administrative role",
                        Operation.ADD_GROUP_MEMBER,
                        w -> Map.of("group", "board", "user", BOB),
                        BOB,
                        w -> w.isMember(w.board(), w.bob()),
                        Perils::renameBob),
                new Peril(
                        "assign_group_role of an administrative role",
                        Operation.ASSIGN_GROUP_ROLE,
                        w -> Map.of("group", "staff", "role", "admin"),
                        "staff",
                        w -> w.groupRoles(w.staff()).contains("admin"),
                        w -> w.main.groups().addMember(w.staff().id(), w.ada().id())),
                new Peril(
                        "update_group into one with an administrative role",
                        Operation.UPDATE_GROUP,
                        w -> Map.of("group", "kitchen", "parent", "board"),
                        "kitchen",
                        w -> w.board()
                                .id()
                                .equals(w.main.groups()
                                        .find(w.kitchen().id())
                                        .orElseThrow()
                                        .parent()),
                        w -> w.main.groups().addMember(w.kitchen().id(), w.ada().id())));
    }

    private static List<Peril> raisedTenants() {
        Predicate<World> locked = w -> w.backend
                .tenants(World.CALL)
                .resolve("acme")
                .settings()
                .authMethods()
                .isEmpty();
        Consumer<World> unlocked = w -> w.backend
                .tenants(World.CALL)
                .update(World.ACME, new TenantPatch(Change.keep(), Change.keep(), Change.set(Set.of())));
        return List.of(
                new Peril(
                        "update_tenant to no way of signing in",
                        Operation.UPDATE_TENANT,
                        w -> Map.of("tenant", "Acme Corp", "auth_methods", List.of()),
                        "acme",
                        locked,
                        unlocked),
                new Peril(
                        "create_tenant over one that is there, with no way of signing in",
                        Operation.CREATE_TENANT,
                        w -> Map.of(
                                "name", "Acme", "if_exists", "update", "settings", Map.of("auth_methods", List.of())),
                        "acme",
                        locked,
                        unlocked));
    }

    private static Peril floor(Operation operation, String target, Predicate<World> done, Consumer<World> meanwhile) {
        return new Peril(operation.id(), operation, world -> GoodCalls.of(operation, world), target, done, meanwhile);
    }

    private static void renameAda(World world) {
        rename(world, world.ada());
    }

    private static void renameBob(World world) {
        rename(world, world.bob());
    }

    private static void renameShop(World world) {
        world.main
                .applications()
                .update(
                        world.shop().id(),
                        ApplicationPatch.builder()
                                .name(Change.set("Shop of another name"))
                                .build());
    }

    private static void rename(World world, User user) {
        world.main
                .users()
                .update(
                        user.id(),
                        UserPatch.builder()
                                .email(Change.set("renamed@example.com"))
                                .build());
    }

    private static long holders(World world, String role) {
        return world.main
                .roles()
                .members(world.main.roles().resolve(role).id(), PageRequest.first())
                .items()
                .size();
    }

    private static RolePatch permissions(Set<String> permissions) {
        return RolePatch.builder().permissions(Change.set(permissions)).build();
    }
}
