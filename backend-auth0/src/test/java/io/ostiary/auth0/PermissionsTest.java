package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.UnsupportedException;
import io.ostiary.auth0.emulator.Auth0Emulator;
import io.ostiary.auth0.emulator.Fault;
import io.ostiary.permission.AccessDecision.Reason;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.Permissions;
import io.ostiary.permission.RbacOutcome;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleScope;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final String API =
            "resource-servers/" + URLEncoder.encode(Auth0Emulator.AUDIENCE, StandardCharsets.UTF_8);

    private final Emulated emulated = new Emulated();
    private final Permissions permissions = emulated.directory().permissions();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void scopesThatAreThereStayAsTheyAre() {
        emulated.patch(API, """
                {"scopes":[{"value":"openid","description":"Sign in"},{"value":"posts:read","description":"Read posts"}]}""");

        permissions.create(posts("read", "write"));

        assertThat(emulated.get(API).path("scopes").toString())
                .isEqualTo("[{\"value\":\"openid\",\"description\":\"Sign in\"},"
                        + "{\"value\":\"posts:read\",\"description\":\"Read posts\"},{\"value\":\"posts:write\"}]");
    }

    @Test
    void whatIsThereAlreadyIsNotWritten() {
        permissions.create(posts("read"));
        emulated.tenant.faults().next(9, "PATCH /resource-servers/{id}", new Fault.Status(500));

        assertThat(permissions.create(posts("read")).actions()).containsExactly("read");
    }

    @Test
    void aPermissionThatAUserHasWithoutARoleDoesNotCount() {
        permissions.create(posts("read"));
        User user = user();
        emulated.post(
                "users/" + URLEncoder.encode(user.id().value(), StandardCharsets.UTF_8) + "/permissions",
                "{\"permissions\":[{\"resource_server_identifier\":\"" + Auth0Emulator.AUDIENCE
                        + "\",\"permission_name\":\"posts:read\"}]}");

        assertThat(permissions
                        .check(user.id(), new PermissionName("posts", "read"), null)
                        .reason())
                .isEqualTo(Reason.NO_ROLE);
    }

    @Test
    void pruningRemovesRolesAndScopesOfResourcesAndNoOthers() {
        emulated.tenant.addScopes(List.of("openid", "posts:read", "posts:write", "drafts:read"));
        Role kept = role("kept", "posts:read", "openid");
        role("gone", "drafts:read");
        var wanted = new NewRbacState(
                List.of(posts("read")),
                List.of(NewRole.builder("kept").permissions(kept.permissions()).build()));

        RbacOutcome announced = permissions.apply(wanted, true, true);
        RbacOutcome done = permissions.apply(wanted, true, false);

        assertThat(done).isEqualTo(announced);
        assertThat(done.changes()).hasSize(3);
        assertThat(scopes()).containsExactly("openid", "posts:read");
        assertThat(permissions.state().roles()).containsExactly(kept);
        assertThat(permissions.apply(wanted, true, false).changes()).isEmpty();
    }

    @Test
    void aRoleThatSomebodyHasIsNotPrunedAndNothingElseHappens() {
        Role held = role("held");
        emulated.directory().roles().assign(user().id(), held.id(), null);
        var wanted = new NewRbacState(List.of(posts("read")), List.of());

        for (boolean dryRun : List.of(true, false)) {
            assertThatThrownBy(() -> permissions.apply(wanted, true, dryRun))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("held");
        }
        assertThat(scopes()).isEmpty();
    }

    @Test
    void aPermissionThatIsNoScopeIsRefusedBeforeAnythingIsWritten() {
        var wanted = new NewRbacState(
                List.of(posts("read")),
                List.of(NewRole.builder("clerk").permissions(Set.of("anything")).build()));

        assertThatThrownBy(() -> permissions.apply(wanted, false, false)).isInstanceOf(InvalidArgumentException.class);

        assertThat(scopes()).isEmpty();
        assertThat(emulated.get("roles")).isEmpty();
    }

    @Test
    void aRoleOfOrganizationsIsRefusedBeforeAnythingIsWritten() {
        role("clerk");
        for (String key : List.of("clerk", "other")) {
            NewRole role = NewRole.builder(key).scope(RoleScope.ORGANIZATION).build();
            var wanted = new NewRbacState(List.of(posts("read")), List.of(role));

            for (boolean dryRun : List.of(true, false)) {
                assertThatThrownBy(() -> permissions.apply(wanted, false, dryRun))
                        .isInstanceOf(UnsupportedException.class)
                        .hasMessageContaining("organizations");
            }
        }
        assertThat(scopes()).isEmpty();
    }

    @Test
    void whatFailsHalfWayIsOutstandingAndDoneByApplyingAgain() {
        var wanted = new NewRbacState(
                List.of(posts("read")),
                List.of(NewRole.builder("clerk")
                        .permissions(Set.of("posts:read"))
                        .build()));
        emulated.tenant.faults().next(1, "POST /roles", new Fault.Status(400));

        RbacOutcome broken = permissions.apply(wanted, false, false);

        assertThat(broken.failure()).isNotNull();
        assertThat(broken.outstanding()).containsExactly(broken.changes().get(1));
        assertThat(permissions.apply(wanted, false, false).changes()).isEqualTo(broken.outstanding());
        assertThat(emulated.directory().roles().resolve("clerk").permissions()).containsExactly("posts:read");
    }

    private List<String> scopes() {
        return Stream.of(emulated.get(API).path("scopes"))
                .flatMap(JsonNode::valueStream)
                .map(scope -> scope.path("value").asText())
                .toList();
    }

    private User user() {
        return emulated.directory()
                .users()
                .create(NewUser.withEmail("ada@example.com").build());
    }

    private Role role(String key, String... allowed) {
        return emulated.directory()
                .roles()
                .create(NewRole.builder(key).permissions(Set.of(allowed)).build(), IfExists.FAIL)
                .value();
    }

    private static NewPermissionResource posts(String... actions) {
        return NewPermissionResource.of("posts", List.of(actions));
    }
}
