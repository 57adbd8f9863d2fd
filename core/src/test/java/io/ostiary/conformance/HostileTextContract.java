package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.api.Api;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import io.ostiary.group.Group;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.NewGroup;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.Disablement;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text that means something to somebody on the way comes back as it was. */
abstract class HostileTextContract extends Contract {
    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {
                "create_user.given_name",
                "create_user.family_name",
                "create_user.name",
                "update_user.given_name",
                "update_user.family_name",
                "update_user.name"
            })
    void namesOfUsersComeBackAsTheyWere() {
        User updated = someUser();
        for (String text : Hostile.LINES) {
            User created = users.create(NewUser.withEmail(fixture.email())
                    .givenName(text)
                    .familyName(text)
                    .name(text)
                    .build());
            users.update(
                    updated.id(),
                    UserPatch.builder()
                            .givenName(Change.set(text))
                            .familyName(Change.set(text))
                            .name(Change.set(text))
                            .build());

            assertThat(List.of(reread(created.id()), reread(updated.id()))).allSatisfy(user -> {
                assertThat(user.givenName()).isEqualTo(text);
                assertThat(user.familyName()).isEqualTo(text);
                assertThat(user.name()).isEqualTo(text);
            });
        }
    }

    @Needs(
            value = {CREATE_USER, GET_USER},
            parameters = "create_user.given_name")
    void aNameOfFullLengthComesBackAsItWas() {
        String full = "n".repeat(150);

        User created =
                users.create(NewUser.withEmail(fixture.email()).givenName(full).build());

        assertThat(reread(created.id()).givenName()).isEqualTo(full);
    }

    @Needs(
            value = {CREATE_USER, GET_USER},
            parameters = "create_user.username")
    void usernamesComeBackAsTheyWere() {
        for (String odd : List.of("o'brien", "a.b_c", "a+b", "x-y", "#hash!", "$dollar^", "tick`~")) {
            String username = odd + fixture.name();

            User created = users.create(NewUser.withUsername(username).build());

            assertThat(reread(created.id()).username()).isEqualTo(username);
            eventually(() ->
                    assertThat(resolve("username:" + username).user().id()).isEqualTo(created.id()));
        }
    }

    @Needs({CREATE_USER, GET_USER})
    void addressesComeBackAsTheyWere() {
        for (String odd : List.of("o'brien", "a+tag", "{braces}", "a&b", "a=b", "p%25", "q?mark", "sl/ash", "#hash")) {
            String email = odd + fixture.email();

            User created = users.create(NewUser.withEmail(email).build());

            assertThat(reread(created.id()).email()).isEqualTo(email);
            assertThat(resolve("email:" + email).user().id()).isEqualTo(created.id());
        }
    }

    @Needs({CREATE_USER, SET_USER_METADATA, GET_USER_METADATA})
    void metadataComesBackAsItWas() {
        User user = someUser();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        Stream.concat(Hostile.LINES.stream(), Hostile.BLOCKS.stream())
                .forEach(text -> object.put("k" + object.size(), Map.of("deep", List.of(text))));

        metadata.merge(user.id(), object);

        assertThat(metadata.get(user.id(), MetadataKeys.all())).isEqualTo(object);
    }

    @Needs(
            value = {CREATE_USER, SET_USER_METADATA, GET_USER_METADATA, DELETE_USER_METADATA},
            parameters = {"get_user_metadata.keys", "delete_user_metadata.keys"})
    void keysOfMetadataComeBackAsTheyWere() {
        User user = someUser();
        for (String key :
                List.of("O'Brien \"Bob\"", "<b>", "../up", "a/b", "a b", "a:b", "ключ", "鍵😀", "email", "id")) {
            metadata.merge(user.id(), Map.of(key, "value", "other", "stays"));

            assertThat(metadata.get(user.id(), MetadataKeys.of(key))).isEqualTo(Map.of(key, "value"));
            assertThat(metadata.delete(user.id(), MetadataKeys.of(key))).isEqualTo(Map.of("other", "stays"));
        }
    }

    @Needs(
            value = {CREATE_USER, DISABLE_USER, GET_USER},
            parameters = "disable_user.reason")
    void reasonsComeBackAsTheyWere() {
        User user = someUser();
        for (String text : Hostile.LINES) {
            users.disable(user.id(), new Disablement(text, false));

            assertThat(reread(user.id()).disabledReason()).isEqualTo(text);
        }
    }

    @Needs(
            value = {CREATE_ROLE, UPDATE_ROLE, LIST_ROLES},
            parameters = {
                "create_role.name",
                "create_role.description",
                "update_role.name",
                "update_role.description",
                "list_roles.query"
            })
    void namesAndDescriptionsOfRolesComeBackAsTheyWere() {
        for (String text : Hostile.LINES) {
            String key = fixture.name();
            Role role = roles.create(
                            NewRole.builder(key).name(text).description(text).build(), IfExists.FAIL)
                    .value();
            isText(key, text);

            roles.update(
                    role.id(),
                    RolePatch.builder()
                            .name(Change.set("x" + text))
                            .description(Change.set("x" + text))
                            .build());
            isText(key, "x" + text);
        }
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = {"create_role.permissions", "list_roles.query"})
    void permissionsComeBackAsTheyWere() {
        fixture.harness().definePermissions(Hostile.LINES);
        Role role = roles.create(
                        NewRole.builder(fixture.name())
                                .permissions(Set.copyOf(Hostile.LINES))
                                .build(),
                        IfExists.FAIL)
                .value();

        eventually(() -> assertThat(all(page -> roles.list(fixture.mark(), page)))
                .filteredOn(listed -> listed.id().equals(role.id()))
                .singleElement()
                .satisfies(
                        listed -> assertThat(listed.permissions()).containsExactlyInAnyOrderElementsOf(Hostile.LINES)));
    }

    @Needs(
            value = {CREATE_ORGANIZATION, UPDATE_ORGANIZATION, GET_ORGANIZATION},
            parameters = {"create_organization.metadata", "update_organization.name", "update_organization.metadata"})
    void namesAndMetadataOfOrganizationsComeBackAsTheyWere() {
        for (String text : Hostile.LINES) {
            String name = text + " " + fixture.name();
            Organization organization = organizations.create(NewOrganization.builder(name)
                    .slug(fixture.name())
                    .metadata(Map.of("text", text))
                    .build());
            assertThat(organizations.find(organization.id())).hasValueSatisfying(found -> {
                assertThat(found.name()).isEqualTo(name);
                assertThat(found.metadata()).containsOnly(Map.entry("text", text));
            });

            organizations.update(
                    organization.id(),
                    OrganizationPatch.builder()
                            .name(Change.set("x" + name))
                            .metadata(Map.of("text", "x" + text))
                            .build());
            assertThat(organizations.find(organization.id())).hasValueSatisfying(found -> {
                assertThat(found.name()).isEqualTo("x" + name);
                assertThat(found.metadata()).containsOnly(Map.entry("text", "x" + text));
            });
        }
    }

    @Needs(
            value = {CREATE_GROUP, UPDATE_GROUP, GET_GROUP, LIST_GROUPS},
            parameters = {"create_group.description", "update_group.name", "update_group.description"})
    void namesAndDescriptionsOfGroupsComeBackAsTheyWere() {
        for (String text : Hostile.LINES) {
            String name = text.replace("/", "|") + " " + fixture.name();
            Group group = groups.create(new NewGroup(name, text, null));
            assertThat(groups.find(group.id())).hasValueSatisfying(found -> {
                assertThat(found.name()).isEqualTo(name);
                assertThat(found.path()).isEqualTo(name);
                assertThat(found.description()).isEqualTo(text);
            });
            fixture.watch().called(LIST_GROUPS);
            assertThat(groups.resolve(name).id()).isEqualTo(group.id());

            groups.update(
                    group.id(),
                    GroupPatch.builder()
                            .name(Change.set("x" + name))
                            .description(Change.set("x" + text))
                            .build());
            assertThat(groups.find(group.id())).hasValueSatisfying(found -> {
                assertThat(found.name()).isEqualTo("x" + name);
                assertThat(found.description()).isEqualTo("x" + text);
            });
        }
    }

    @Needs(
            value = {CREATE_TENANT, UPDATE_TENANT, GET_TENANT},
            parameters = "update_tenant.name")
    void namesOfTenantsComeBackAsTheyWere() {
        TenantId id = TenantId.of(fixture.name());
        tenants.create(new NewTenant(id, Hostile.LINES.get(0), TenantSettings.DEFAULT), IfExists.FAIL);
        for (String text : Hostile.LINES) {
            tenants.update(id, TenantPatch.rename(text));

            assertThat(tenants.find(id).orElseThrow().name()).isEqualTo(text);
        }
    }

    @Needs(
            value = {CREATE_USER, LIST_USERS},
            parameters = {"create_user.given_name", "list_users.query"})
    void textThatIsSearchedForIsText() {
        for (String text : Hostile.LINES) {
            String name = text + " " + fixture.name();
            User user = users.create(
                    NewUser.withEmail(fixture.email()).givenName(name).build());

            eventually(() -> assertThat(all(page -> users.list(UserQuery.containing(name), page)))
                    .extracting(User::id)
                    .containsExactly(user.id()));
        }
    }

    @Needs(
            value = {CREATE_IDENTITY_PROVIDER, UPDATE_IDENTITY_PROVIDER, GET_IDENTITY_PROVIDER},
            parameters = "update_identity_provider.display_name")
    void displayNamesOfIdentityProvidersComeBackAsTheyWere() {
        IdentityProvider provider = someIdentityProvider();
        for (String text : Hostile.LINES) {
            identityProviders.update(
                    provider.id(),
                    IdentityProviderPatch.builder()
                            .displayName(Change.set(text))
                            .build());

            eventually(() -> assertThat(identityProviders.find(provider.id()))
                    .hasValueSatisfying(found -> assertThat(found.displayName()).isEqualTo(text)));
        }
    }

    @Needs(
            value = {CREATE_APPLICATION, UPDATE_APPLICATION, GET_APPLICATION},
            parameters = {"create_application.description", "update_application.name", "update_application.description"
            })
    void namesAndDescriptionsOfApplicationsComeBackAsTheyWere() {
        for (String text : Hostile.LINES) {
            String name = text.replaceAll("[<>]", "") + " " + fixture.name();
            Application application = applications
                    .create(NewApplication.builder(name, ApplicationType.WEB)
                            .description(text)
                            .build())
                    .application();
            eventually(() -> assertThat(applications.find(application.id())).hasValueSatisfying(found -> {
                assertThat(found.name()).isEqualTo(name);
                assertThat(found.description()).isEqualTo(text);
            }));

            applications.update(
                    application.id(),
                    ApplicationPatch.builder()
                            .name(Change.set("x" + name))
                            .description(Change.set("x" + text))
                            .build());
            eventually(() -> assertThat(applications.find(application.id())).hasValueSatisfying(found -> {
                assertThat(found.name()).isEqualTo("x" + name);
                assertThat(found.description()).isEqualTo("x" + text);
            }));
        }
    }

    @Needs(
            value = {CREATE_API, UPDATE_API, GET_API},
            parameters = {"create_api.scopes", "update_api.name", "update_api.scopes"})
    void namesAndScopesOfApisComeBackAsTheyWere() {
        for (String text : Hostile.LINES) {
            String name = text.replaceAll("[<>]", "") + " " + fixture.name();
            List<ApiScope> scopes = List.of(new ApiScope("~!@#$%^&*()/:;<=>?[]{}|`'.,-_+", text));
            Api api = apis.create(NewApi.of(name, "urn:kit/" + fixture.name() + "?a=b&c=%2F#d")
                    .withScopes(scopes));
            eventually(() -> assertThat(apis.find(api.id())).hasValueSatisfying(found -> {
                assertThat(found.name()).isEqualTo(name);
                assertThat(found.identifier()).isEqualTo(api.identifier());
                assertThat(found.scopes()).isEqualTo(scopes);
            }));

            List<ApiScope> others = List.of(new ApiScope("other", "x" + text));
            apis.update(
                    api.id(),
                    ApiPatch.builder()
                            .name(Change.set("x" + name))
                            .scopes(Change.set(others))
                            .build());
            eventually(() -> assertThat(apis.find(api.id())).hasValueSatisfying(found -> {
                assertThat(found.name()).isEqualTo("x" + name);
                assertThat(found.scopes()).isEqualTo(others);
            }));
        }
    }

    @Needs(
            value = {CREATE_USER, SET_USER_METADATA, COUNT_USERS, GET_USER_METADATA},
            parameters = "count_users.query")
    void whatNoFieldMayHoldIsInvalidAndNothingIsWritten() {
        User user = someUser();
        for (String forbidden : Hostile.FORBIDDEN) {
            refuses(
                    InvalidArgumentException.class,
                    () -> users.create(
                            NewUser.withEmail(fixture.email()).name(forbidden).build()));
            refuses(
                    InvalidArgumentException.class,
                    () -> metadata.merge(user.id(), Map.of("fine", 1, "wrong", List.of(forbidden))));
            refuses(InvalidArgumentException.class, () -> metadata.merge(user.id(), Map.of("fine", 1, forbidden, 2)));
        }
        refuses(
                InvalidArgumentException.class,
                () -> users.create(
                        NewUser.withEmail(fixture.email()).name("n".repeat(301)).build()));

        eventually(() ->
                assertThat(users.count(UserQuery.containing(fixture.mark()))).isEqualTo(1));
        assertThat(metadata.get(user.id(), MetadataKeys.all())).isEmpty();
    }

    private void isText(String key, String text) {
        eventually(() -> assertThat(all(page -> roles.list(fixture.mark(), page)))
                .filteredOn(role -> role.key().equals(key))
                .singleElement()
                .satisfies(role -> {
                    assertThat(role.name()).isEqualTo(text);
                    assertThat(role.description()).isEqualTo(text);
                }));
    }
}
