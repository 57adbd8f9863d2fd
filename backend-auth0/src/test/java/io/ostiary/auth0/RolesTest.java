package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.PageRequest;
import io.ostiary.auth0.emulator.Fault;
import io.ostiary.group.GroupId;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolesTest {
    private final Emulated emulated = new Emulated();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void aPermissionOfAnotherApiIsNamedWithIt() {
        emulated.tenant.addScopes(List.of("read:orders"));
        emulated.post("resource-servers", """
                {"identifier":"https://other","name":"Other","scopes":[{"value":"read:orders"},{"value":"write:users"}]}""");

        Role role = create("clerk", "read:orders", "https://other#read:orders");

        assertThat(role.permissions()).containsExactly("https://other#read:orders", "read:orders");
        assertThat(emulated.directory().roles().resolve("clerk")).isEqualTo(role);
        assertThat(role.administrative()).isFalse();
        assertThat(create("manager", "https://other#write:users").administrative())
                .isTrue();
    }

    @Test
    void aPermissionThatIsNotThereIsInvalidAndNothingIsWritten() {
        for (String permission : List.of("nothing", "https://nowhere#read", "#", "a#", "#b")) {
            assertThatThrownBy(() -> create("clerk", permission)).isInstanceOf(InvalidArgumentException.class);
        }

        assertThat(emulated.get("roles")).isEmpty();
    }

    @Test
    void whoHasARoleIsToldBeforeItIsDeleted() {
        Role role = create("clerk");
        List<String> users = IntStream.range(0, 4)
                .mapToObj(number -> emulated.directory()
                        .users()
                        .create(NewUser.withEmail("clerk-" + number + "@example.com")
                                .build())
                        .id())
                .peek(user -> emulated.directory().roles().assign(user, role.id(), null))
                .map(UserId::value)
                .toList();
        String group = emulated.tenant.addGroup("cooks");
        emulated.directory().groups().assignRole(GroupId.of(group), role.id());

        assertThatThrownBy(() -> emulated.directory().roles().delete(role.id(), false))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("4 users (id:")
                .hasMessageContaining(", …) and 1 group (cooks)")
                .satisfies(failure -> assertThat(users)
                        .filteredOn(user -> String.valueOf(failure.getMessage()).contains("id:" + user))
                        .hasSize(3));
    }

    @Test
    void aRoleWhoseAnswerIsLostIsCreatedOnce() {
        emulated.tenant.faults().next(1, "POST /roles", new Fault.ResetAfterCommit());

        Role role = create("clerk");

        assertThat(emulated.get("roles")).hasSize(1);
        assertThat(emulated.directory().roles().resolve("clerk")).isEqualTo(role);
    }

    @Test
    void membersWhomTheSearchDoesNotFindYetAreReadOneByOne() {
        emulated.tenant.switches().searchLagReads(1000);
        Role role = create("clerk");
        User user = emulated.directory()
                .users()
                .create(NewUser.withEmail("ada@example.com").givenName("Ada").build());
        emulated.directory().roles().assign(user.id(), role.id(), null);

        assertThat(emulated.directory()
                        .roles()
                        .members(role.id(), PageRequest.first())
                        .items())
                .containsExactly(user);
    }

    @Test
    void theRolesOfAUserAndTheirPermissionsAreTwoRequests() {
        emulated.tenant.addScopes(List.of("a", "b", "c"));
        User user = emulated.directory()
                .users()
                .create(NewUser.withEmail("ada@example.com").build());
        emulated.directory().roles().assign(user.id(), create("one", "a", "b").id(), null);
        emulated.directory().roles().assign(user.id(), create("two", "b", "c").id(), null);
        emulated.tenant.log().clear();

        assertThat(emulated.directory().roles().of(user.id(), false))
                .extracting(assigned -> assigned.role().permissions())
                .containsExactly(new TreeSet<>(Set.of("a", "b")), new TreeSet<>(Set.of("b", "c")));
        assertThat(emulated.tenant.log().exchanges()).hasSize(2);
    }

    private Role create(String key, String... permissions) {
        return emulated.directory()
                .roles()
                .create(NewRole.builder(key).permissions(Set.of(permissions)).build(), IfExists.FAIL)
                .value();
    }
}
