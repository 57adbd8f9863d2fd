package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IfExists;
import io.ostiary.permission.AccessExplanation;
import io.ostiary.permission.NewPermissionResource;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.Permissions;
import io.ostiary.permission.RbacChange;
import io.ostiary.permission.RbacChange.Kind;
import io.ostiary.role.NewRole;
import io.ostiary.role.Roles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final PermissionName READ = new PermissionName("posts", "read");

    private final Fixture fixture = Fixture.open();
    private final Permissions permissions = fixture.directory().permissions();
    private final Roles roles = fixture.directory().roles();

    @AfterEach
    void everyIndexAgrees() {
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void theDefaultRoleStaysUnlessADocumentIsPrunedOrNamesAnother() {
        NewRole everybody = NewRole.builder("everybody").isDefault(true).build();
        NewRole other = NewRole.builder("other").isDefault(true).build();
        roles.create(everybody, IfExists.FAIL);
        var namingNone = new NewRbacState(List.of(), List.of(NewRole.of("everybody")));

        assertThat(permissions.apply(namingNone, false, false).changes()).isEmpty();
        assertThat(defaultRole()).isEqualTo("everybody");

        permissions.apply(new NewRbacState(List.of(), List.of(other)), false, false);
        assertThat(defaultRole()).isEqualTo("other");

        permissions.apply(new NewRbacState(List.of(), List.of(NewRole.of("other"))), true, false);
        assertThat(defaultRole()).isEqualTo("none");
    }

    @Test
    void whatOnlyRolesNameIsDefinedByADocumentThatNamesIt() {
        NewRole reader = reader("reader");
        roles.create(reader, IfExists.FAIL);
        assertThat(permissions.resources()).hasSize(1);
        var wanted = new NewRbacState(List.of(NewPermissionResource.of("posts", Set.of("read"))), List.of(reader));

        assertThat(permissions.apply(wanted, false, false).changes())
                .extracting(RbacChange::kind)
                .containsExactly(Kind.DEFINE_RESOURCE);
        assertThat(permissions.apply(wanted, false, false).changes()).isEmpty();

        roles.delete(roles.resolve("reader").id(), false);
        assertThat(permissions.resources()).hasSize(1);
    }

    @Test
    void ofManyRolesThatWouldAllowItTheFirstAreToldAndThatThereAreMore() {
        for (int number = 10; number < 31; number++) {
            roles.create(reader("reader" + number), IfExists.FAIL);
        }

        AccessExplanation explanation =
                permissions.explain(fixture.user("ada@example.com").id(), READ, null);

        assertThat(explanation.wouldAllow()).hasSize(20);
        assertThat(explanation.wouldAllow().get(0).key()).isEqualTo("reader10");
        assertThat(explanation.more()).isTrue();
    }

    private String defaultRole() {
        return permissions.state().defaultRole().map(role -> role.key()).orElse("none");
    }

    private static NewRole reader(String key) {
        return NewRole.builder(key).permissions(Set.of(READ.text())).build();
    }
}
