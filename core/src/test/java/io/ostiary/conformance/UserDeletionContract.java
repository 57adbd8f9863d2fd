package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.session.SignIn;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.util.Map;

/** Deleting users, with all that depends on them. */
abstract class UserDeletionContract extends Contract {
    @Needs(
            value = {CREATE_USER, DELETE_USER, GET_USER, LIST_USERS},
            parameters = "list_users.query")
    void aDeletedUserIsGone() {
        User user = someUser();

        users.delete(user.id());

        eventually(() -> assertThat(users.find(user.id())).isEmpty());
        eventually(() -> assertThat(all(page -> users.list(UserQuery.containing(fixture.mark()), page)))
                .isEmpty());
    }

    @Needs({CREATE_USER, DELETE_USER})
    void deletingAUserTwiceIsNotFound() {
        User user = someUser();
        users.delete(user.id());

        refuses(NotFoundException.class, () -> users.delete(user.id()));
    }

    @Needs(
            value = {CREATE_USER, DELETE_USER, GET_USER},
            parameters = "create_user.username")
    void whatADeletedUserHadIsFreeAgain() {
        NewUser person =
                NewUser.withEmail(fixture.email()).username(fixture.name()).build();
        User first = users.create(person);
        users.delete(first.id());

        User second = users.create(person);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(reread(second.id()).email()).isEqualTo(person.email());
    }

    @Needs({CREATE_USER, DELETE_USER, AUTHENTICATE_USER})
    void aDeletedUserCannotSignIn() {
        Secret password = fixture.password();
        User user = someUser(password);

        users.delete(user.id());

        assertThat(rejected(sessions.authenticate(email(user), password)).reason())
                .isEqualTo(SignIn.Reason.BAD_CREDENTIALS);
    }

    @Needs({CREATE_USER, DELETE_USER, AUTHENTICATE_USER, GET_SESSION, REFRESH_SESSION})
    void deletingAUserEndsTheirSessions() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        users.delete(user.id());

        eventually(() -> assertThat(sessions.find(session(signedIn).id())).isEmpty());
        eventually(() -> rejected(sessions.refresh(refreshToken(signedIn))));
    }

    @Needs({CREATE_USER, DELETE_USER, AUTHENTICATE_USER, VERIFY_TOKEN})
    void theTokenOfADeletedUserIsWorthless() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        users.delete(user.id());

        isWorthless(signedIn.tokens().accessToken());
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, DELETE_USER, LIST_ROLE_MEMBERS, DELETE_ROLE})
    void deletingAUserTakesTheirRolesAway() {
        User user = someUser();
        var role = someRole();
        roles.assign(user.id(), role.id(), null);

        users.delete(user.id());

        eventually(() -> assertThat(all(page -> roles.members(role.id(), page))).isEmpty());
        eventually(() -> roles.delete(role.id(), false));
    }

    @Needs(
            value = {CREATE_USER, DELETE_USER, GET_USER_METADATA},
            parameters = "create_user.metadata")
    void deletingAUserDeletesTheirMetadata() {
        NewUser person = NewUser.withEmail(fixture.email()).build();
        User first = users.create(NewUser.withEmail(String.valueOf(person.email()))
                .metadata(Map.of("plan", "gold"))
                .build());
        users.delete(first.id());

        User second = users.create(person);

        refuses(NotFoundException.class, () -> metadata.get(first.id(), io.ostiary.user.MetadataKeys.all()));
        assertThat(metadata.get(second.id(), io.ostiary.user.MetadataKeys.all()))
                .isEmpty();
    }
}
