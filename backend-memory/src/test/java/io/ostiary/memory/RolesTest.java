package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolesTest {
    private final Fixture fixture = Fixture.open();

    @Test
    void theRefusalToDeleteNamesThreeHoldersAtMostByTheirIds() {
        Role editor = create(NewRole.of("editor"));
        for (int i = 0; i < 5; i++) {
            fixture.roles().assign(fixture.user("user" + i + "@example.com").id(), editor.id(), null);
        }

        assertThatThrownBy(() -> fixture.roles().delete(editor.id(), false))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("5 users")
                .message()
                .containsPattern("\\((id:[0-9a-f-]{36}, ){3}…\\)")
                .doesNotContain("example.com");

        fixture.roles().delete(editor.id(), true);
        User user = fixture.users().resolve(UserRef.parse("user0@example.com")).user();
        assertThat(fixture.roles().of(user.id(), true)).isEmpty();
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void newAndImportedUsersGetTheDefaultRoleAndThereIsOne() {
        create(NewRole.builder("old").isDefault(true).build());
        Role member = create(NewRole.builder("member").isDefault(true).build());

        User ada = fixture.user("ada@example.com");
        fixture.users()
                .importAll(
                        List.of(new ImportedUser(1, NewUser.withUsername("bob").build(), null)),
                        ImportMode.CREATE,
                        ImportProgress.NONE);
        User bob = fixture.users().resolve(UserRef.parse("bob")).user();

        assertThat(fixture.roles().of(ada.id(), true)).containsExactly(AssignedRole.direct(member));
        assertThat(fixture.roles().of(bob.id(), false)).containsExactly(AssignedRole.direct(member));

        fixture.roles()
                .update(
                        member.id(),
                        RolePatch.builder().isDefault(Change.set(false)).build());
        assertThat(fixture.roles().of(fixture.user("eve@example.com").id(), true))
                .isEmpty();
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    private Role create(NewRole role) {
        return fixture.roles().create(role, IfExists.FAIL).value();
    }
}
