package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Upsert;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Creating, listing, resolving and deleting roles. */
abstract class RolesContract extends Contract {
    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = {"create_role.name", "create_role.description", "create_role.permissions", "list_roles.query"})
    void aCreatedRoleIsListedAsItWasGiven() {
        fixture.harness().definePermissions(List.of("articles:write", "articles:read"));
        NewRole wanted = NewRole.builder(fixture.name())
                .name("Editor " + fixture.mark())
                .description("Edits things.")
                .permissions(Set.of("articles:write", "articles:read"))
                .build();

        Upsert<Role> created = roles.create(wanted, IfExists.FAIL);

        assertThat(created.created()).isTrue();
        Role listed = listed(wanted.key());
        assertThat(List.of(created.value(), listed)).allSatisfy(role -> {
            assertThat(role.id()).isEqualTo(created.value().id());
            assertThat(role.key()).isEqualTo(wanted.key());
            assertThat(role.name()).isEqualTo(wanted.name());
            assertThat(role.description()).isEqualTo("Edits things.");
            assertThat(role.permissions()).containsExactly("articles:read", "articles:write");
            assertThat(role.isDefault()).isFalse();
        });
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = "list_roles.query")
    void aRoleOfAKeyAloneHasNothingElse() {
        String key = fixture.name();

        roles.create(NewRole.of(key), IfExists.FAIL);

        Role role = listed(key);
        assertThat(role.description()).isNull();
        assertThat(role.permissions()).isEmpty();
        assertThat(role.isDefault()).isFalse();
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = {"create_role.description", "list_roles.query"})
    void aKeyThatIsTakenIsRefusedAndTheRoleStays() {
        NewRole first = NewRole.builder(fixture.name()).description("first").build();
        roles.create(first, IfExists.FAIL);

        refuses(
                AlreadyExistsException.class,
                () -> roles.create(
                        NewRole.builder(first.key()).description("second").build(), IfExists.FAIL));

        assertThat(listed(first.key()).description()).isEqualTo("first");
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = "list_roles.query")
    void keysAreComparedWithCase() {
        String key = fixture.name();
        roles.create(NewRole.of(key), IfExists.FAIL);

        roles.create(NewRole.of(key.toUpperCase(Locale.ROOT)), IfExists.FAIL);

        eventually(() ->
                assertThat(all(page -> roles.list(fixture.mark(), page))).hasSize(2));
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = {
                "create_role.name",
                "create_role.description",
                "create_role.permissions",
                "create_role.if_exists",
                "list_roles.query"
            })
    void aRoleThatIsThereIsUpdatedToBeAsGivenWhereAsked() {
        fixture.harness().definePermissions(List.of("a:read", "b:read", "c:read"));
        String key = fixture.name();
        Role before = roles.create(
                        NewRole.builder(key)
                                .name("Old")
                                .description("old")
                                .permissions(Set.of("a:read", "b:read"))
                                .build(),
                        IfExists.UPDATE)
                .value();

        Upsert<Role> after = roles.create(
                NewRole.builder(key)
                        .description("new")
                        .permissions(Set.of("c:read"))
                        .build(),
                IfExists.UPDATE);

        assertThat(after.created()).isFalse();
        assertThat(after.value().id()).isEqualTo(before.id());
        Role role = listed(key);
        assertThat(role.id()).isEqualTo(before.id());
        assertThat(role.name()).isNotEqualTo("Old");
        assertThat(role.description()).isEqualTo("new");
        assertThat(role.permissions()).containsExactly("c:read");
    }

    @Needs({CREATE_ROLE, LIST_ROLES})
    void rolesAreListedByKey() {
        List<String> keys = List.of(fixture.mark() + "-b", fixture.mark() + "-c", fixture.mark() + "-a");
        keys.forEach(key -> roles.create(NewRole.of(key), IfExists.FAIL));

        eventually(() -> assertThat(all(page -> roles.list(null, page)))
                .extracting(Role::key)
                .isSorted()
                .containsSubsequence(keys.get(2), keys.get(0), keys.get(1)));
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = {"create_role.name", "create_role.description", "list_roles.query"})
    void textMatchesKeyNameAndDescriptionInWhateverCase() {
        someRole();
        roles.create(
                NewRole.builder("n-" + fixture.name())
                        .name("Name of " + fixture.mark())
                        .build(),
                IfExists.FAIL);
        roles.create(
                NewRole.builder("d-" + fixture.name())
                        .description("About " + fixture.mark() + ".")
                        .build(),
                IfExists.FAIL);
        String mark = fixture.mark().toUpperCase(Locale.ROOT);

        eventually(() -> {
            assertThat(all(page -> roles.list(mark, page))).hasSize(3);
            assertThat(all(page -> roles.list("NAME OF " + mark, page))).hasSize(1);
            assertThat(all(page -> roles.list("about " + mark + ".", page))).hasSize(1);
        });
        assertThat(all(page -> roles.list(mark + "%", page))).isEmpty();
    }

    @Needs(
            value = {CREATE_ROLE, DELETE_ROLE, LIST_ROLES},
            parameters = "list_roles.query")
    void aDeletedRoleIsGoneAndItsKeyIsFree() {
        Role role = someRole();

        roles.delete(role.id(), false);

        eventually(() ->
                assertThat(all(page -> roles.list(fixture.mark(), page))).isEmpty());
        refuses(NotFoundException.class, () -> roles.delete(role.id(), false));
        assertThat(roles.create(NewRole.of(role.key()), IfExists.FAIL).created())
                .isTrue();
    }

    @Needs({CREATE_ROLE, CREATE_USER, ASSIGN_ROLE, DELETE_ROLE, LIST_USER_ROLES})
    void aRoleThatSomebodyHasIsNotDeletedAndTheRefusalTellsHowMany() {
        Role role = someRole();
        User first = someUser();
        User second = someUser();
        roles.assign(first.id(), role.id(), null);
        roles.assign(second.id(), role.id(), null);

        eventually(() -> assertThat(refuses(ConflictException.class, () -> roles.delete(role.id(), false)))
                .hasMessageContaining("2"));

        assertThat(roles.of(first.id(), false))
                .extracting(assigned -> assigned.role().key())
                .contains(role.key());
    }

    @Needs(
            value = {CREATE_ROLE, CREATE_USER, ASSIGN_ROLE, DELETE_ROLE, LIST_USER_ROLES},
            parameters = "delete_role.force")
    void aRoleThatSomebodyHasIsTakenAwayWhereForced() {
        Role role = someRole();
        User user = someUser();
        roles.assign(user.id(), role.id(), null);

        roles.delete(role.id(), true);

        eventually(() -> assertThat(roles.of(user.id(), false))
                .extracting(assigned -> assigned.role().key())
                .doesNotContain(role.key()));
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = "create_role.name")
    void aRoleIsMeantByIdKeyAndName() {
        Role role = roles.create(
                        NewRole.builder(fixture.name())
                                .name("Role of " + fixture.mark())
                                .build(),
                        IfExists.FAIL)
                .value();

        for (String reference : List.of(role.id().value(), role.key(), "Role of " + fixture.mark())) {
            assertThat(resolveRole(reference).id()).isEqualTo(role.id());
        }
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = "create_role.name")
    void aKeyIsMeantBeforeAName() {
        Role byKey = someRole();
        roles.create(NewRole.builder(fixture.name()).name(byKey.key()).build(), IfExists.FAIL);

        assertThat(resolveRole(byKey.key()).id()).isEqualTo(byKey.id());
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = "create_role.name")
    void aNameThatSeveralRolesHaveIsAConflict() {
        String name = "Shared " + fixture.mark();
        roles.create(NewRole.builder(fixture.name()).name(name).build(), IfExists.FAIL);
        roles.create(NewRole.builder(fixture.name()).name(name).build(), IfExists.FAIL);

        refuses(ConflictException.class, () -> resolveRole(name));
    }

    @Needs(LIST_ROLES)
    void aReferenceThatMeansNoRoleIsNotFound() {
        for (String reference : Hostile.IDS) {
            refuses(NotFoundException.class, () -> resolveRole(reference));
        }
        refuses(NotFoundException.class, () -> resolveRole("nothing-" + fixture.mark()));
    }

    private Role listed(String key) {
        List<Role> found = new java.util.ArrayList<>();
        eventually(() -> {
            found.clear();
            all(page -> roles.list(fixture.mark(), page)).stream()
                    .filter(role -> role.key().equals(key))
                    .forEach(found::add);
            assertThat(found).hasSize(1);
        });
        return found.get(0);
    }
}
