package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.IdentityException.Code;
import io.ostiary.Secret;
import io.ostiary.role.Role;
import io.ostiary.user.IdentityId;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserMatch;

/** What a linked identity is to the rest of the tenant. */
abstract class LinkedIdentitiesContract extends Contract {
    /** A secondary with a password, where a provider cannot move passwords. */
    private static final String PASSWORD = "link_accounts.secondary_user.password";

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, GET_USER},
            parameters = PASSWORD)
    void itsAddressMeansThePrimaryThoughNotForCertain() {
        User primary = someUser(fixture.password());
        User secondary = someUser(fixture.password());
        users.link(primary.id(), secondary.id());

        eventually(() -> {
            UserMatch match = resolve("email:" + secondary.email());
            assertThat(match.user().id()).isEqualTo(primary.id());
            assertThat(match.byUnverifiedEmail()).isTrue();
        });
    }

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, GET_USER, AUTHENTICATE_USER},
            parameters = {"create_user.username", PASSWORD})
    void itsUsernameMeansThePrimaryAndSignsThemIn() {
        User primary = someUser(fixture.password());
        Secret password = fixture.password();
        String username = fixture.name();
        User secondary =
                users.create(NewUser.withUsername(username).password(password).build());
        users.link(primary.id(), secondary.id());

        eventually(() -> assertThat(resolve("username:" + username).user().id()).isEqualTo(primary.id()));
        assertThat(signedIn(sessions.authenticate(username, password)).user()).isEqualTo(primary.id());
    }

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, DELETE_USER},
            parameters = PASSWORD)
    void itsAddressIsTakenForAsLongAsItIsThere() {
        User primary = someUser(fixture.password());
        User secondary = someUser(fixture.password());
        NewUser another = NewUser.withEmail(email(secondary)).build();
        users.link(primary.id(), secondary.id());

        refuses(AlreadyExistsException.class, () -> users.create(another));
        users.delete(primary.id());

        assertThat(users.create(another).email()).isEqualTo(secondary.email());
    }

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS, GET_USER, AUTHENTICATE_USER},
            parameters = PASSWORD)
    void itComesAlongWhenWhoHasItIsLinkedAndCanBeSplitOffThere() {
        Secret password = fixture.password();
        User first = someUser(password);
        User second = someUser(fixture.password());
        User third = someUser(fixture.password());
        users.link(second.id(), first.id());

        User linked = users.link(third.id(), second.id());

        assertThat(linked.identities())
                .extracting(LinkedIdentity::email)
                .containsExactlyInAnyOrder(third.email(), second.email(), first.email());
        assertThat(signIn(first, password).user()).isEqualTo(third.id());
        IdentityId identity = linked.identities().stream()
                .filter(candidate -> email(first).equals(candidate.email()))
                .findFirst()
                .orElseThrow()
                .id();
        User alone = users.unlink(third.id(), identity);
        assertThat(alone.email()).isEqualTo(first.email());
        assertThat(reread(third.id()).identities()).hasSize(2);
        assertThat(signIn(first, password).user()).isEqualTo(alone.id());
    }

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS, CREATE_ROLE, ASSIGN_ROLE, LIST_USER_ROLES},
            parameters = PASSWORD)
    void rolesFromBeforeItWasLinkedDoNotComeBack() {
        User primary = someUser(fixture.password());
        User secondary = someUser(fixture.password());
        Role role = someRole();
        roles.assign(secondary.id(), role.id(), null);
        IdentityId identity =
                users.link(primary.id(), secondary.id()).identities().get(1).id();

        User alone = users.unlink(primary.id(), identity);

        assertThat(roles.of(alone.id(), false))
                .noneMatch(assigned -> assigned.role().id().equals(role.id()));
    }

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, IMPORT_USERS, GET_USER},
            parameters = {"import_users.mode", PASSWORD})
    void anImportedRowThatNamesItIsAConflictAndChangesNobody() {
        User primary = someUser(fixture.password());
        User secondary = someUser(fixture.password());
        users.link(primary.id(), secondary.id());
        var row = new ImportedUser(
                1, NewUser.withEmail(email(secondary)).givenName("Mallory").build(), null);

        eventually(() -> assertThat(Imports.row(this, row, ImportMode.UPSERT).failures())
                .extracting(Failure::code)
                .containsExactly(Code.CONFLICT));

        assertThat(reread(primary.id()).givenName()).isNull();
    }
}
