package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Creating and finding users. */
abstract class UsersContract extends Contract {
    @Needs({CREATE_USER, GET_USER})
    void aCreatedUserIsFound() {
        String email = fixture.email();

        User created = users.create(NewUser.withEmail(email).build());

        User found = reread(created.id());
        assertThat(found.id()).isEqualTo(created.id());
        assertThat(found.email()).isEqualTo(email).isEqualTo(created.email());
        assertThat(found.createdAt()).isEqualTo(created.createdAt());
    }

    @Needs(
            value = {CREATE_USER, GET_USER},
            parameters = {"create_user.given_name", "create_user.family_name", "create_user.name"})
    void aCreatedUserHasTheNamesThatWereGiven() {
        User created = users.create(NewUser.withEmail(fixture.email())
                .givenName("Ada")
                .familyName("Lovelace")
                .name("Countess Ada")
                .build());

        assertThat(List.of(created, reread(created.id()))).allSatisfy(user -> {
            assertThat(user.givenName()).isEqualTo("Ada");
            assertThat(user.familyName()).isEqualTo("Lovelace");
            assertThat(user.name()).isEqualTo("Countess Ada");
        });
    }

    @Needs({CREATE_USER, GET_USER})
    void whatWasNotGivenIsNotThere() {
        User created = someUser();

        assertThat(List.of(created, reread(created.id()))).allSatisfy(user -> {
            assertThat(user.givenName()).isNull();
            assertThat(user.familyName()).isNull();
            assertThat(user.phone()).isNull();
            assertThat(user.emailVerified()).isFalse();
            assertThat(user.disabledReason()).isNull();
            assertThat(user.lastSignInAt()).isNull();
        });
    }

    @Needs(
            value = {CREATE_USER, GET_USER},
            parameters = "create_user.email_verified")
    void anAddressCanCountAsVerifiedFromTheStart() {
        User created = users.create(
                NewUser.withEmail(fixture.email()).emailVerified(true).build());

        assertThat(created.emailVerified()).isTrue();
        assertThat(reread(created.id()).emailVerified()).isTrue();
    }

    @Needs(
            value = {CREATE_USER, GET_USER},
            parameters = "create_user.username")
    void aUserCanBeKnownByAUsernameAlone() {
        String username = fixture.name();

        User created = users.create(NewUser.withUsername(username).build());

        assertThat(reread(created.id()).username()).isEqualTo(username);
        assertThat(reread(created.id()).email()).isNull();
    }

    @Needs(
            value = {CREATE_USER, GET_USER},
            parameters = "create_user.phone")
    void aUserCanBeKnownByATelephoneNumberAlone() {
        User created = users.create(NewUser.builder().phone("+14155550123").build());

        assertThat(reread(created.id()).phone()).isEqualTo("+14155550123");
        assertThat(reread(created.id()).email()).isNull();
    }

    @Needs(
            value = {CREATE_USER, GET_USER_METADATA},
            parameters = "create_user.metadata")
    void aCreatedUserHasTheMetadataThatWasGiven() {
        User created = users.create(NewUser.withEmail(fixture.email())
                .metadata(Map.of("plan", "gold", "limits", Map.of("seats", 5)))
                .build());

        assertThat(Json.same(metadata.get(created.id(), io.ostiary.user.MetadataKeys.all())))
                .isEqualTo(Json.same(Map.of("plan", "gold", "limits", Map.of("seats", 5))));
    }

    @Needs({CREATE_USER, GET_USER})
    void aNewUserIsActive() {
        User created = someUser();

        assertThat(created.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(reread(created.id()).status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Needs({CREATE_USER, GET_USER})
    void aNewUserHasOneIdentityWhichIsPrimary() {
        User created = someUser(fixture.password());

        assertThat(reread(created.id()).identities())
                .singleElement()
                .extracting(LinkedIdentity::primary)
                .isEqualTo(true);
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER})
    void aUserCreatedWithAPasswordSignsInWithIt() {
        Secret password = fixture.password();
        User user = someUser(password);

        SignIn.SignedIn signedIn = signIn(user, password);

        assertThat(signedIn.user()).isEqualTo(user.id());
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER})
    void aUserWithoutAPasswordCannotSignIn() {
        User user = someUser();

        SignIn outcome = sessions.authenticate(email(user), fixture.password());

        assertThat(rejected(outcome).reason()).isEqualTo(SignIn.Reason.BAD_CREDENTIALS);
    }

    @Needs(
            value = {CREATE_USER, COUNT_USERS},
            parameters = "count_users.query")
    void anAddressIsTakenInWhateverCase() {
        String email = fixture.email();
        users.create(NewUser.withEmail(email).build());

        for (String again : List.of(email, email.toUpperCase(Locale.ROOT))) {
            var refusal = refuses(
                    AlreadyExistsException.class,
                    () -> users.create(NewUser.withEmail(again).build()));

            assertThat(refusal.field()).isEqualTo("email");
        }
        eventually(() ->
                assertThat(users.count(UserQuery.containing(fixture.mark()))).isEqualTo(1));
    }

    @Needs(
            value = {CREATE_USER, COUNT_USERS},
            parameters = {"create_user.username", "count_users.query"})
    void aUsernameIsTakenInWhateverCase() {
        String username = fixture.name();
        users.create(NewUser.withUsername(username).build());

        for (String again : List.of(username, username.toUpperCase(Locale.ROOT))) {
            var refusal = refuses(
                    AlreadyExistsException.class,
                    () -> users.create(NewUser.withUsername(again).build()));

            assertThat(refusal.field()).isEqualTo("username");
        }
        eventually(() ->
                assertThat(users.count(UserQuery.containing(fixture.mark()))).isEqualTo(1));
    }

    @Needs({CREATE_USER, GET_USER})
    void anAddressInCapitalsIsTheSameAddress() {
        String email = fixture.email();

        User created =
                users.create(NewUser.withEmail(email.toUpperCase(Locale.ROOT)).build());

        assertThat(resolve("email:" + email).user().id()).isEqualTo(created.id());
        assertThat(created.email()).isEqualToIgnoringCase(email);
    }

    @Needs(
            value = {CREATE_USER, COUNT_USERS},
            parameters = "count_users.query")
    void aPasswordAgainstThePolicyCreatesNobody() {
        someUser(fixture.password());

        fixture.weakPassword().ifPresent(weak -> refuses(InvalidArgumentException.class, () -> someUser(weak)));

        eventually(() ->
                assertThat(users.count(UserQuery.containing(fixture.mark()))).isEqualTo(1));
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER},
            parameters = {"create_user.username", "update_user.email", "update_user.username"})
    void ofTwoNamesThatAreTakenTheAddressIsTold() {
        String username = fixture.name();
        User owner = users.create(
                NewUser.withEmail(fixture.email()).username(username).build());
        NewUser again = NewUser.withEmail(email(owner)).username(username).build();
        UserPatch both = UserPatch.builder()
                .email(Change.set(email(owner)))
                .username(Change.set(username))
                .build();
        User other = users.create(
                NewUser.withEmail(fixture.email()).username(fixture.name()).build());

        assertThat(refuses(AlreadyExistsException.class, () -> users.create(again))
                        .field())
                .isEqualTo("email");
        assertThat(refuses(AlreadyExistsException.class, () -> users.update(other.id(), both))
                        .field())
                .isEqualTo("email");
    }

    @Needs(GET_USER)
    void anIdThatNobodyHasFindsNobody() {
        for (String id : Hostile.IDS) {
            assertThat(users.find(UserId.of(id))).as(id).isEmpty();
        }
    }
}
