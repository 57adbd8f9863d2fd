package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserMatch;
import java.util.List;
import java.util.Locale;

/** Resolving references to users. */
abstract class UserReferenceContract extends Contract {
    @Needs({CREATE_USER, GET_USER})
    void aUserIsMeantById() {
        User user = someUser();

        for (String reference : List.of("id:" + user.id(), user.id().value())) {
            UserMatch match = resolve(reference);

            assertThat(match.user().id()).isEqualTo(user.id());
            assertThat(match.by()).isEqualTo(UserMatch.By.ID);
            assertThat(match.byUnverifiedEmail()).isFalse();
        }
    }

    @Needs({CREATE_USER, GET_USER})
    void aUserIsMeantByAddressInWhateverCase() {
        User user = someUser();
        String shouted = email(user).toUpperCase(Locale.ROOT);

        for (String reference : List.of("email:" + user.email(), email(user), "email:" + shouted, shouted)) {
            UserMatch match = resolve(reference);

            assertThat(match.user().id()).isEqualTo(user.id());
            assertThat(match.by()).isEqualTo(UserMatch.By.EMAIL);
        }
    }

    @Needs(
            value = {CREATE_USER, GET_USER},
            parameters = "create_user.username")
    void aUserIsMeantByUsernameInWhateverCase() {
        User user = users.create(NewUser.withUsername(fixture.name()).build());
        String username = String.valueOf(user.username());
        String shouted = username.toUpperCase(Locale.ROOT);

        for (String reference : List.of("username:" + username, username, "username:" + shouted, shouted)) {
            eventually(() -> {
                UserMatch match = resolve(reference);

                assertThat(match.user().id()).isEqualTo(user.id());
                assertThat(match.by()).isEqualTo(UserMatch.By.USERNAME);
                assertThat(match.byUnverifiedEmail()).isFalse();
            });
        }
    }

    @Needs(
            value = {CREATE_USER, GET_USER},
            parameters = "create_user.email_verified")
    void aMatchTellsWhetherItIsByAnAddressThatNobodyProved() {
        User unproved = someUser();
        User proved = users.create(
                NewUser.withEmail(fixture.email()).emailVerified(true).build());

        assertThat(resolve("email:" + unproved.email()).byUnverifiedEmail()).isTrue();
        assertThat(resolve(email(unproved)).byUnverifiedEmail()).isTrue();
        assertThat(resolve("email:" + proved.email()).byUnverifiedEmail()).isFalse();
    }

    @Needs({CREATE_USER, GET_USER})
    void aBareReferenceThatMeansTwoIsAConflictThatListsBothIds() {
        User owner = someUser();
        UserId namesake = fixture.harness().seedNamesake(fixture.unwatchedDirectory(), email(owner));

        ConflictException refusal;
        try {
            refusal = refuses(ConflictException.class, () -> resolve(email(owner)));
        } finally {
            fixture.unwatchedDirectory().users().delete(namesake);
        }

        assertThat(refusal).hasMessageContaining(owner.id().value()).hasMessageContaining(namesake.value());
    }

    @Needs(
            value = {CREATE_USER, GET_USER},
            parameters = "create_user.username")
    void twoWaysToMeanTheSameUserAreNoConflict() {
        String email = fixture.email();
        User user =
                users.create(NewUser.withEmail(email).username(fixture.name()).build());

        assertThat(resolve(email).user().id()).isEqualTo(user.id());
        eventually(() ->
                assertThat(resolve(String.valueOf(user.username())).user().id()).isEqualTo(user.id()));
    }

    @Needs({CREATE_USER, GET_USER})
    void aReferenceThatMeansNobodyIsNotFound() {
        User user = someUser();

        for (String reference : List.of(
                "nobody-" + fixture.mark(),
                "id:" + nobody(),
                "id:" + user.email(),
                "email:nobody-" + fixture.email(),
                "email:" + user.id(),
                "username:nobody-" + fixture.mark(),
                "username:" + user.id(),
                "email:" + email(user).replace("@", "*@"),
                "../" + user.id(),
                "*")) {
            refuses(NotFoundException.class, () -> resolve(reference));
        }
        assertThat(users.find(user.id())).isPresent();
    }

    @Needs({CREATE_USER, DELETE_USER, GET_USER})
    void aDeletedUserIsMeantByNothing() {
        User user = someUser();
        users.delete(user.id());

        for (String reference : List.of("id:" + user.id(), "email:" + user.email(), email(user))) {
            eventually(() -> refuses(NotFoundException.class, () -> resolve(reference)));
        }
    }
}
