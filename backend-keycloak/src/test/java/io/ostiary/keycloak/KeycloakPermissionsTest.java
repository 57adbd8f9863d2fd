package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.UnsupportedException;
import io.ostiary.backend.Directory;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.PermissionResource;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import io.ostiary.user.User;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.AuthorizationResource;
import org.keycloak.representations.idm.authorization.DecisionEffect;
import org.keycloak.representations.idm.authorization.PolicyEvaluationRequest;
import org.keycloak.representations.idm.authorization.PolicyEvaluationResponse;
import org.keycloak.representations.idm.authorization.PolicyRepresentation;
import org.keycloak.representations.idm.authorization.ResourceRepresentation;
import org.keycloak.representations.idm.authorization.ScopeRepresentation;

/** Permissions as authorization services, seen from the realm's administrator. */
class KeycloakPermissionsTest {
    private static final PermissionName READ = new PermissionName("posts", "read");
    private static final PermissionName WRITE = new PermissionName("posts", "write");

    private final LiveRealm realm = new LiveRealm();
    private final Directory directory = realm.directory();

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void keycloakDecidesAsOstiaryDoesWhateverChanges() {
        var unused = directory.permissions().create(posts("read", "write"));
        User ada = realm.someUser();
        Role role = role("editor", READ.text());
        directory.roles().assign(ada.id(), role.id(), null);
        agrees(ada, READ, true);
        agrees(ada, WRITE, false);

        Role changed = directory
                .roles()
                .update(
                        role.id(),
                        RolePatch.builder()
                                .permissions(Change.set(Set.of(WRITE.text())))
                                .build());
        assertThat(changed.permissions()).containsExactly(WRITE.text());
        agrees(ada, READ, false);
        agrees(ada, WRITE, true);

        Role second = role("reader", READ.text());
        directory.roles().assign(ada.id(), second.id(), null);
        agrees(ada, READ, true);

        directory.roles().delete(role.id(), true);
        agrees(ada, WRITE, false);
        agrees(ada, READ, true);
    }

    @Test
    void aRoleThatCameBeforeItsResourceIsFollowedOnceThatIsDefined() {
        Role role = role("editor", READ.text());
        User ada = realm.someUser();
        directory.roles().assign(ada.id(), role.id(), null);

        var unused = directory.permissions().create(posts("read", "write"));

        agrees(ada, READ, true);
        agrees(ada, WRITE, false);
    }

    @Test
    void whatAnAdministratorNamesOddlyIsNoPermissionOfAResource() {
        Role odd = role("odd", "free text", "a:b:c", "https://x#y:z", READ.text());

        assertThat(odd.permissions()).hasSize(4);
        assertThat(directory.permissions().resources())
                .containsExactly(new PermissionResource("posts", new TreeSet<>(Set.of("read"))));
    }

    @Test
    void pruningLeavesNothingBehind() {
        var defined = directory.permissions().create(posts("read", "write"));
        var shared = directory.permissions().create(NewPermissionResource.of("comments", Set.of("read", "delete")));
        assertThat(List.of(defined, shared)).hasSize(2);

        var outcome = directory.permissions().apply(new NewRbacState(List.of(posts("read")), List.of()), true, false);

        assertThat(outcome.failure()).isNull();
        assertThat(directory.permissions().resources())
                .containsExactly(new PermissionResource("posts", new TreeSet<>(Set.of("read"))));
        assertThat(services().scopes().scopes())
                .extracting(ScopeRepresentation::getName)
                .containsExactly("read");
        assertThat(services().policies().policies())
                .extracting(PolicyRepresentation::getName)
                .containsExactlyInAnyOrder("posts:read", "roles with posts:read");
    }

    @Test
    void whatKeycloakCannotKeepIsRefusedBeforeAnythingIsWritten() {
        NewRole everybody = NewRole.builder("everybody").isDefault(true).build();
        NewRole own = NewRole.of("offline_access");
        NewRole wordy = NewRole.builder("wordy").description("x".repeat(256)).build();

        assertThatExceptionOfType(UnsupportedException.class).isThrownBy(() -> apply(everybody));
        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> apply(own));
        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> apply(wordy));

        assertThat(directory.permissions().resources()).isEmpty();
    }

    @Test
    void aDefaultRoleThatADocumentDoesNotNameStaysOne() {
        Role everybody = role("everybody");
        realm.realm()
                .roles()
                .get(RoleMapping.defaultRole(directory.tenant()))
                .addComposites(
                        List.of(realm.realm().roles().get(everybody.key()).toRepresentation()));
        NewRole described = NewRole.builder(everybody.key()).description("All.").build();

        var outcome = directory.permissions().apply(new NewRbacState(List.of(), List.of(described)), true, false);

        assertThat(outcome.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.fields()).containsExactly("description"));
        assertThat(directory.permissions().state().defaultRole())
                .hasValueSatisfying(role -> assertThat(role.key()).isEqualTo(everybody.key()));
    }

    @Test
    void theClientIsNobodyAmongTheUsers() {
        User ada = realm.someUser();

        assertThat(realm.realm().users().search(null, null, null, null, null, null, true, true))
                .extracting(user -> user.getId())
                .containsExactly(ada.id().value());
    }

    @Test
    void aRealmWithoutTheClientKeepsRolesAndChecksThem() {
        realm.client(PermissionsClient.ID).remove();
        User ada = realm.someUser();

        Role role = role("editor", READ.text());
        directory.roles().assign(ada.id(), role.id(), null);

        assertThat(directory.permissions().check(ada.id(), READ, null).allowed())
                .isTrue();
        assertThatExceptionOfType(NotConfiguredException.class)
                .isThrownBy(() -> directory.permissions().create(posts("read")))
                .withMessageContaining(PermissionsClient.ID);
        assertThatExceptionOfType(NotConfiguredException.class)
                .isThrownBy(() -> directory.permissions().state());
    }

    private void apply(NewRole role) {
        var unused = directory
                .permissions()
                .apply(new NewRbacState(List.of(posts("read")), List.of(NewRole.of("a-first"), role)), false, false);
    }

    private void agrees(User user, PermissionName permission, boolean allowed) {
        assertThat(directory.permissions().check(user.id(), permission, null).allowed())
                .isEqualTo(allowed);
        ResourceRepresentation there = services().resources().searchByName(permission.resource());
        var resource =
                new ResourceRepresentation(there.getName(), Set.of(new ScopeRepresentation(permission.action())));
        resource.setId(there.getId());
        var request = new PolicyEvaluationRequest();
        request.setUserId(user.id().value());
        request.setResources(List.of(resource));
        PolicyEvaluationResponse answer = services().policies().evaluate(request);
        assertThat(answer.getStatus()).isEqualTo(allowed ? DecisionEffect.PERMIT : DecisionEffect.DENY);
    }

    private AuthorizationResource services() {
        return realm.client(PermissionsClient.ID).authorization();
    }

    private Role role(String key, String... permissions) {
        return directory
                .roles()
                .create(NewRole.builder(key).permissions(Set.of(permissions)).build(), IfExists.FAIL)
                .value();
    }

    private static NewPermissionResource posts(String... actions) {
        return NewPermissionResource.of("posts", List.of(actions));
    }
}
