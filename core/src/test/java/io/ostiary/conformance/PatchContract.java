package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Partial changes of users: what is named is set or cleared, what is not named stays. */
abstract class PatchContract extends Contract {
    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {
                "create_user.given_name",
                "create_user.family_name",
                "create_user.name",
                "update_user.given_name"
            })
    void aGivenNameIsSetAndClearedAndTheRestStays() {
        changes(UserPatch.Builder::givenName, User::givenName);
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {
                "create_user.given_name",
                "create_user.family_name",
                "create_user.name",
                "update_user.family_name"
            })
    void aFamilyNameIsSetAndClearedAndTheRestStays() {
        changes(UserPatch.Builder::familyName, User::familyName);
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {"create_user.given_name", "create_user.family_name", "create_user.name", "update_user.name"})
    void aFullNameIsSetAndClearedAndTheRestStays() {
        changes(UserPatch.Builder::name, User::name);
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = "update_user.phone")
    void aTelephoneNumberIsSetAndCleared() {
        User user = someUser();

        users.update(
                user.id(), UserPatch.builder().phone(Change.set("+14155550188")).build());
        assertThat(reread(user.id()).phone()).isEqualTo("+14155550188");

        users.update(user.id(), UserPatch.builder().phone(Change.clear()).build());
        assertThat(reread(user.id()).phone()).isNull();
        assertThat(reread(user.id()).email()).isEqualTo(user.email());
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {"update_user.username", "create_user.given_name"})
    void aUsernameIsSetAndCleared() {
        User user =
                users.create(NewUser.withEmail(fixture.email()).givenName("Ada").build());
        String username = fixture.name();

        users.update(
                user.id(), UserPatch.builder().username(Change.set(username)).build());
        assertThat(reread(user.id()).username()).isEqualTo(username);
        eventually(() -> assertThat(resolve("username:" + username).user().id()).isEqualTo(user.id()));

        users.update(user.id(), UserPatch.builder().username(Change.clear()).build());
        assertThat(reread(user.id()).username()).isNull();
        assertThat(reread(user.id()).givenName()).isEqualTo("Ada");
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {"create_user.email_verified", "create_user.given_name", "update_user.email"})
    void aChangedAddressIsFoundAndCountsAsUnverified() {
        User user = users.create(NewUser.withEmail(fixture.email())
                .emailVerified(true)
                .givenName("Ada")
                .build());
        String changed = fixture.email();

        User updated = users.update(
                user.id(), UserPatch.builder().email(Change.set(changed)).build());

        assertThat(List.of(updated, reread(user.id()))).allSatisfy(found -> {
            assertThat(found.email()).isEqualTo(changed);
            assertThat(found.emailVerified()).isFalse();
            assertThat(found.givenName()).isEqualTo("Ada");
        });
        assertThat(resolve("email:" + changed).user().id()).isEqualTo(user.id());
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {"create_user.email_verified", "update_user.email"})
    void anAddressThatIsSetAgainStaysVerified() {
        User user = users.create(
                NewUser.withEmail(fixture.email()).emailVerified(true).build());

        users.update(
                user.id(), UserPatch.builder().email(Change.set(email(user))).build());

        assertThat(reread(user.id()).emailVerified()).isTrue();
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {"create_user.username", "update_user.email"})
    void anAddressIsClearedWhereAUsernameRemains() {
        User user = users.create(
                NewUser.withEmail(fixture.email()).username(fixture.name()).build());

        users.update(user.id(), UserPatch.builder().email(Change.clear()).build());

        assertThat(reread(user.id()).email()).isNull();
        assertThat(reread(user.id()).username()).isEqualTo(user.username());
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = "update_user.email")
    void aUserCannotLoseTheLastOfTheirNames() {
        User user = someUser();

        refuses(
                InvalidArgumentException.class,
                () -> users.update(
                        user.id(), UserPatch.builder().email(Change.clear()).build()));

        assertThat(reread(user.id()).email()).isEqualTo(user.email());
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {"update_user.email", "update_user.given_name"})
    void anAddressOfSomebodyElseIsRefusedAndNothingChanges() {
        User owner = someUser();
        User user = someUser();

        for (String taken : List.of(email(owner), email(owner).toUpperCase(Locale.ROOT))) {
            var refusal = refuses(
                    AlreadyExistsException.class,
                    () -> users.update(
                            user.id(),
                            UserPatch.builder()
                                    .email(Change.set(taken))
                                    .givenName(Change.set("Mallory"))
                                    .build()));
            assertThat(refusal.field()).isEqualTo("email");
        }
        assertThat(reread(user.id()).email()).isEqualTo(user.email());
        assertThat(reread(user.id()).givenName()).isNull();
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER},
            parameters = {"create_user.username", "update_user.username"})
    void aUsernameOfSomebodyElseIsRefused() {
        User owner = users.create(NewUser.withUsername(fixture.name()).build());
        User user = users.create(NewUser.withUsername(fixture.name()).build());

        var refusal = refuses(
                AlreadyExistsException.class,
                () -> users.update(
                        user.id(),
                        UserPatch.builder()
                                .username(Change.set(
                                        String.valueOf(owner.username()).toUpperCase(Locale.ROOT)))
                                .build()));

        assertThat(refusal.field()).isEqualTo("username");
        assertThat(reread(user.id()).username()).isEqualTo(user.username());
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER},
            parameters = "update_user.email")
    void anAddressThatWasGivenUpIsFree() {
        User user = someUser();
        users.update(
                user.id(),
                UserPatch.builder().email(Change.set(fixture.email())).build());

        User heir = users.create(NewUser.withEmail(email(user)).build());

        assertThat(heir.id()).isNotEqualTo(user.id());
    }

    @Needs({CREATE_USER, UPDATE_USER, GET_USER})
    void anEmptyPatchOfAUserChangesNothing() {
        User user = someUser();

        User updated = users.update(user.id(), UserPatch.builder().build());

        assertThat(updated.email()).isEqualTo(user.email());
        assertThat(reread(user.id()).email()).isEqualTo(user.email());
    }

    /** Sets the field of a user who has every name, and clears it; the other names stay throughout. */
    private void changes(
            java.util.function.BiFunction<UserPatch.Builder, Change<String>, UserPatch.Builder> change,
            Function<User, @Nullable String> field) {
        User before = users.create(NewUser.withEmail(fixture.email())
                .givenName("Ada")
                .familyName("Lovelace")
                .name("Countess")
                .build());
        List<Function<User, @Nullable String>> others = others(field, before);

        User set = users.update(
                before.id(),
                change.apply(UserPatch.builder(), Change.set("Grace")).build());
        assertThat(List.of(set, reread(before.id()))).allSatisfy(user -> {
            assertThat(field.apply(user)).isEqualTo("Grace");
            others.forEach(other -> assertThat(other.apply(user)).isEqualTo(other.apply(before)));
        });

        User cleared = users.update(
                before.id(), change.apply(UserPatch.builder(), Change.clear()).build());
        assertThat(List.of(cleared, reread(before.id()))).allSatisfy(user -> {
            assertThat(field.apply(user)).isNull();
            others.forEach(other -> assertThat(other.apply(user)).isEqualTo(other.apply(before)));
        });
    }

    private static List<Function<User, @Nullable String>> others(Function<User, @Nullable String> field, User user) {
        List<Function<User, @Nullable String>> all =
                List.of(User::email, User::givenName, User::familyName, User::name);
        return all.stream()
                .filter(other -> !java.util.Objects.equals(other.apply(user), field.apply(user)))
                .toList();
    }
}
