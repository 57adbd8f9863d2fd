package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.organization.Organization;
import io.ostiary.permission.PermissionResource;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.user.UserQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tools of the AuthGate MCP server, each on a {@link World}. Keys are their tool and our operation. */
final class AuthGateParity {
    private AuthGateParity() {}

    static Map<String, Parity> all() {
        Map<String, Parity> all = new TreeMap<>();
        AuthGateUserParity.add(all);
        organizations(all);
        members(all);
        apiKeys(all);
        permissions(all);
        AuditParity.authGate(all);
        SecurityAlertParity.authGate(all);
        callbacks(all);
        identityProviders(all);
        developer(all);
        AuthGateBillingParity.add(all);
        EmailTemplateParity.authGate(all);
        all.putAll(AuthGateRoleParity.all());
        return all;
    }

    private static void developer(Map<String, Parity> all) {
        all.put(
                "get_project_status get_configuration_summary",
                Parity.begin().called(w -> Map.of()).leaves((w, reply) -> {
                    assertThat(reply.at("/users"))
                            .isEqualTo(String.valueOf(w.main.users().count(UserQuery.all())));
                    assertThat(reply.each("roles", "key")).containsExactly("admin", "chief", "editor", "unused");
                    assertThat(reply.at("/organizations/names/0")).isEqualTo("Harbour");
                    assertThat(reply.json().at("/groups/names").toString())
                            .contains(w.kitchen().path());
                    assertThat(reply.json().at("/applications/names").toString())
                            .contains("Shop");
                    assertThat(reply.json().at("/enabled_providers/names").toString())
                            .contains("github");
                }));
        all.put(
                "get_sdk_setup_instructions get_sdk_setup",
                Parity.begin()
                        .maps("framework", "framework")
                        .called(w -> Map.of("framework", "react"))
                        .leaves((w, reply) -> assertThat(reply.at("/guide"))
                                .contains("react-oidc-context", w.main.issuer().toString())));
    }

    private static void apiKeys(Map<String, Parity> all) {
        all.put(
                "list_api_keys list_api_keys",
                Parity.begin().called(w -> Map.of()).leaves((w, reply) -> {
                    assertThat(reply.each("keys", "name")).containsExactly("nightly");
                    assertThat(reply.text()).doesNotContain("ostk_");
                }));
        all.put(
                "create_api_key create_api_key",
                Parity.begin()
                        .given(World::nightly)
                        .maps("name", "name")
                        .called(w -> Map.of("name", "report"))
                        .leaves((w, reply) -> assertThat(w.keys()).containsExactlyInAnyOrder("nightly", "report")));
        all.put(
                "regenerate_api_key rotate_api_keys",
                Parity.begin()
                        .given(World::nightly)
                        .called(w -> Map.of())
                        .leaves((w, reply) -> assertThat(w.keys()).containsExactly("rotated")));
        all.put(
                "revoke_api_key revoke_api_key",
                Parity.begin()
                        .maps("key_id", "key")
                        .called(w -> Map.of("key_id", w.nightly().key().id().value()))
                        .leaves((w, reply) -> assertThat(w.keys()).isEmpty()));
    }

    private static void organizations(Map<String, Parity> all) {
        all.put(
                "list_orgs list_organizations",
                Parity.begin()
                        .maps("limit", "limit")
                        .refuses("offset", "an offset skips and repeats while others write; next_cursor does not")
                        .adds("member_counts", assistant -> true)
                        .called(w -> Map.of("limit", 10))
                        .leaves((w, reply) -> {
                            assertThat(reply.each("organizations", "slug")).containsExactly("harbour");
                            assertThat(reply.at("/organizations/0/member_count"))
                                    .isEqualTo("1");
                        }));
        all.put(
                "get_org get_organization",
                Parity.begin()
                        .maps("org_id", "organization")
                        .adds("include", assistant -> List.of("members", "invitations"))
                        .called(w -> Map.of("org_id", w.harbour().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/organization/name"))
                                    .isEqualTo(w.harbour().name());
                            assertThat(reply.at("/members/0/user/id"))
                                    .isEqualTo(w.bob().id().value());
                            assertThat(reply.at("/members/0/roles/0")).isEqualTo("editor");
                            assertThat(reply.at("/invitations/0/email"))
                                    .isEqualTo(w.invitation().email());
                        }));
        all.put(
                "create_org create_organization",
                Parity.begin()
                        .maps("name", "name")
                        .maps("slug", "slug")
                        .maps("member_limit", "member_limit")
                        .called(w -> Map.of("name", "North Pier", "slug", "pier", "member_limit", 3))
                        .leaves((w, reply) -> {
                            Organization pier = w.main.organizations().resolve("pier");
                            assertThat(pier.name()).isEqualTo("North Pier");
                            assertThat(pier.memberLimit()).isEqualTo(3);
                        }));
        all.put(
                "update_org update_organization",
                Parity.begin()
                        .maps("org_id", "organization")
                        .maps("name", "name")
                        .maps("slug", "slug")
                        .maps("image", "image")
                        .maps("member_limit", "member_limit")
                        .maps("metadata", "metadata")
                        .called(w -> Map.of(
                                "org_id",
                                w.harbour().id().value(),
                                "name",
                                "Old Harbour",
                                "slug",
                                "old-harbour",
                                "image",
                                "https://example.com/harbour.png",
                                "member_limit",
                                7,
                                "metadata",
                                Map.of("plan", "gold")))
                        .leaves((w, reply) -> {
                            assertThat(harbour(w).name()).isEqualTo("Old Harbour");
                            assertThat(harbour(w).image()).hasToString("https://example.com/harbour.png");
                            assertThat(harbour(w).memberLimit()).isEqualTo(7);
                            assertThat(harbour(w).metadata()).isEqualTo(Map.of("plan", "gold"));
                        })
                        .leaves(
                                "slug",
                                (w, reply) -> assertThat(harbour(w).slug()).isEqualTo("old-harbour")));
        all.put(
                "delete_org delete_organization",
                Parity.begin()
                        .maps("org_id", "organization")
                        .called(w -> Map.of("org_id", w.harbour().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.main.organizations().find(w.harbour().id()))
                                    .isEmpty();
                            assertThat(w.main.users().find(w.bob().id())).isPresent();
                        }));
    }

    private static void members(Map<String, Parity> all) {
        all.put(
                "list_org_members list_organization_members",
                Parity.begin()
                        .maps("org_id", "organization")
                        .called(w -> Map.of("org_id", w.harbour().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/members/0/user/email"))
                                    .isEqualTo(w.now(w.bob()).email());
                            assertThat(reply.at("/members/0/roles/0")).isEqualTo("editor");
                        }));
        all.put(
                "add_org_member add_organization_member",
                Parity.begin()
                        .maps("org_id", "organization")
                        .maps("user_id", "user")
                        .maps("role", "roles", List::of)
                        .called(w -> Map.of(
                                "org_id",
                                w.harbour().id().value(),
                                "user_id",
                                w.ada().id().value(),
                                "role",
                                w.editor().key()))
                        .leaves((w, reply) -> assertThat(w.memberRoles(w.ada())).containsExactly("editor")));
        all.put(
                "update_org_member_role set_organization_member_role",
                Parity.begin()
                        .maps("org_id", "organization")
                        .maps("user_id", "user")
                        .maps("role", "role")
                        .called(w -> Map.of(
                                "org_id",
                                w.harbour().id().value(),
                                "user_id",
                                w.bob().id().value(),
                                "role",
                                w.unused().key()))
                        .leaves((w, reply) -> assertThat(w.memberRoles(w.bob())).containsExactly("unused")));
        all.put(
                "remove_org_member remove_organization_member",
                Parity.begin()
                        .maps("org_id", "organization")
                        .maps("user_id", "user")
                        .called(w -> Map.of(
                                "org_id",
                                w.harbour().id().value(),
                                "user_id",
                                w.bob().id().value()))
                        .leaves((w, reply) -> assertThat(w.main.organizations()
                                        .members(w.harbour().id(), PageRequest.first())
                                        .items())
                                .isEmpty()));
    }

    private static void permissions(Map<String, Parity> all) {
        all.put(
                "list_rbac_resources list_permission_resources",
                Parity.begin().called(w -> Map.of()).leaves((w, reply) -> {
                    assertThat(reply.each("resources", "key")).contains("posts");
                    int posts = reply.each("resources", "key").indexOf("posts");
                    assertThat(reply.json()
                                    .at("/resources/" + posts + "/actions")
                                    .toString())
                            .contains("\"write\"");
                }));
        all.put(
                "create_rbac_resource create_permission_resource",
                Parity.begin()
                        .maps("key", "key")
                        .maps("actions", "actions")
                        .called(w -> Map.of("key", "comments", "actions", List.of("read", "write")))
                        .leaves((w, reply) -> assertThat(w.main.permissions().resources())
                                .contains(new PermissionResource("comments", new TreeSet<>(Set.of("read", "write"))))));
        all.put(
                "check_rbac_permission check_permission",
                Parity.begin()
                        .maps("user_id", "user")
                        .maps("resource", "resource")
                        .maps("action", "action")
                        .maps("org_id", "organization")
                        .called(w -> Map.of(
                                "user_id",
                                w.bob().id().value(),
                                "resource",
                                "posts",
                                "action",
                                "write",
                                "org_id",
                                w.harbour().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/allowed")).isEqualTo("true");
                            assertThat(reply.at("/reason")).isEqualTo("role");
                        }));
        all.put(
                "get_rbac_sync_state get_rbac_state",
                Parity.begin().called(w -> Map.of()).leaves((w, reply) -> {
                    assertThat(reply.each("roles", "key")).containsExactly("admin", "chief", "editor", "unused");
                    assertThat(reply.at("/schema_version")).isEqualTo("1");
                }));
        all.put(
                "apply_rbac_sync apply_rbac_state",
                Parity.begin()
                        .maps("state", "state")
                        .called(w -> Map.of("state", GoodCalls.rbacState()))
                        .leaves((w, reply) -> assertThat(
                                        w.main.roles().resolve("editor").permissions())
                                .containsExactly("comments:read", "posts:write")));
    }

    private static Organization harbour(World world) {
        return world.main.organizations().find(world.harbour().id()).orElseThrow();
    }

    private static void callbacks(Map<String, Parity> all) {
        all.put(
                "list_callbacks list_redirect_uris",
                Parity.begin()
                        .leaves((w, reply) ->
                                assertThat(reply.at(shop(reply) + "/uris/0")).isEqualTo(World.CALLBACK)));
        all.put(
                "add_callback add_redirect_uri",
                Parity.begin()
                        .maps("url", "uri")
                        .adds("application", AuthGateParity::theApplication)
                        .called(w -> Map.of("url", w.shop().redirectUris().get(0) + "/other"))
                        .leaves((w, reply) -> assertThat(w.shopNow().redirectUris())
                                .containsExactly(World.CALLBACK, World.CALLBACK + "/other")));
        all.put(
                "remove_callback remove_redirect_uri",
                Parity.begin()
                        .maps("callback_id", "uri")
                        .adds("application", AuthGateParity::theApplication)
                        .called(w ->
                                Map.of("callback_id", w.shop().redirectUris().get(0)))
                        .leaves((w, reply) ->
                                assertThat(w.shopNow().redirectUris()).isEmpty()));
    }

    private static void identityProviders(Map<String, Parity> all) {
        all.put(
                "list_auth_providers list_identity_providers",
                Parity.begin().called(w -> Map.of()).leaves((w, reply) -> {
                    assertThat(reply.each("providers", "id"))
                            .contains("email", "github", "google", "magic_link", "sms");
                    assertThat(enabled(reply))
                            .containsEntry("github", true)
                            .containsEntry("google", false)
                            .isEqualTo(Pages.stream(
                                            page -> w.main.identityProviders().list(IdentityProviderQuery.ALL, page))
                                    .collect(Collectors.toMap(each -> each.id().value(), IdentityProvider::enabled)));
                    assertThat(reply.text()).doesNotContain(World.PROVIDER_SECRET.reveal());
                }));
        all.put(
                "configure_auth_providers set_identity_provider_status",
                Parity.begin()
                        .maps("providers", "providers")
                        .called(w -> Map.of("providers", switched(w)))
                        .leaves((w, reply) -> {
                            switched(w)
                                    .forEach((id, on) ->
                                            assertThat(w.provider(id).enabled()).isEqualTo(on));
                            if (w.inMemory()) {
                                assertThat(w.lets("bob", World.PASSWORD)).isFalse();
                            }
                        }));
    }

    /** The built-in methods are among them where the backend switches those, too. */
    private static Map<String, Boolean> switched(World w) {
        Map<String, Boolean> switched = new HashMap<>(
                Map.of(w.google().id().value(), true, w.github().id().value(), false));
        if (w.can(Operation.SET_IDENTITY_PROVIDER_STATUS, "providers.email")) {
            switched.putAll(Map.of("email", false, "magic_link", true));
        }
        return switched;
    }

    private static Map<String, Boolean> enabled(Reply reply) {
        Map<String, Boolean> enabled = new HashMap<>();
        reply.json()
                .path("providers")
                .forEach(each -> enabled.put(
                        each.path("id").asText(), each.path("enabled").asBoolean()));
        return enabled;
    }

    /** Theirs has one project; here it is the shop, as the list of redirect URIs tells it. */
    private static Object theApplication(Assistant assistant) {
        Reply reply = assistant.call("list_redirect_uris", Map.of()).done();
        return reply.at(shop(reply) + "/application");
    }

    /** Where the shop stands in a list of redirect URIs. */
    private static String shop(Reply reply) {
        return "/redirect_uris/" + reply.each("redirect_uris", "name").indexOf("Shop");
    }
}
