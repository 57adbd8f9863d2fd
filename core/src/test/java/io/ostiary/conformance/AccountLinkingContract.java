package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.Role;
import io.ostiary.session.NewSession;
import io.ostiary.session.SignIn;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserStatus;
import java.util.Map;

/** Linking accounts and splitting them again. */
abstract class AccountLinkingContract extends Contract {
    /** The value that a secondary with a password stands for, where a provider cannot move passwords. */
    private static final String PASSWORD = "link_accounts.secondary_user.password";

    @Needs({CREATE_USER, LINK_ACCOUNTS, GET_USER})
    void theLinkedUserIsNoLongerAUserAndTheirIdentityIsThePrimarys() {
        User primary = someUser(fixture.password());
        User secondary = someLinkable();

        User linked = users.link(primary.id(), secondary.id());

        assertThat(linked.id()).isEqualTo(primary.id());
        assertThat(linked.identities()).hasSize(2);
        User found = reread(primary.id());
        assertThat(found.identities()).hasSize(2);
        assertThat(found.identities()).extracting(LinkedIdentity::primary).containsExactly(true, false);
        eventually(() -> assertThat(resolve("email:" + primary.email()).user().identities())
                .isEqualTo(found.identities()));
        assertThat(users.find(secondary.id())).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, AUTHENTICATE_USER},
            parameters = PASSWORD)
    void theSecondarysCredentialsSignThePrimaryIn() {
        Secret primaryPassword = fixture.password();
        Secret secondaryPassword = fixture.password();
        User primary = someUser(primaryPassword);
        User secondary = someUser(secondaryPassword);

        users.link(primary.id(), secondary.id());

        assertThat(signIn(secondary, secondaryPassword).user()).isEqualTo(primary.id());
        assertThat(signIn(primary, primaryPassword).user()).isEqualTo(primary.id());
    }

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, AUTHENTICATE_USER, GET_SESSION, REFRESH_SESSION},
            parameters = PASSWORD)
    void theSecondarysSessionsEndAndThePrimarysGoOn() {
        Secret password = fixture.password();
        User primary = someUser(password);
        User secondary = someUser(password);
        SignIn.SignedIn kept = signIn(primary, password);
        SignIn.SignedIn ended = signIn(secondary, password);

        users.link(primary.id(), secondary.id());

        eventually(() -> assertThat(sessions.find(session(ended).id())).isEmpty());
        eventually(() -> rejected(sessions.refresh(refreshToken(ended))));
        assertThat(sessions.find(session(kept).id())).isPresent();
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS, CREATE_SESSION, GET_SESSION, REFRESH_SESSION})
    void aSessionThatTheSecondaryGotWithoutAPasswordEndsAndThePrimarysGoesOn() {
        User primary = someUser();
        User secondary = someLinkable();
        SignIn.SignedIn kept = sessions.create(NewSession.of(primary.id()));
        SignIn.SignedIn ended = sessions.create(NewSession.of(secondary.id()));

        users.link(primary.id(), secondary.id());

        eventually(() -> assertThat(sessions.find(session(ended).id())).isEmpty());
        eventually(() -> rejected(sessions.refresh(refreshToken(ended))));
        assertThat(sessions.find(session(kept).id())).isPresent();
    }

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, GET_USER, GET_USER_METADATA},
            parameters = {"create_user.given_name", "create_user.family_name", "create_user.metadata"})
    void profileAndMetadataOfThePrimaryStayAsTheyAre() {
        User primary = users.create(NewUser.withEmail(fixture.email())
                .givenName("Ada")
                .password(fixture.password())
                .metadata(Map.of("plan", "gold"))
                .build());
        User secondary = linkable(NewUser.withEmail(fixture.email())
                .givenName("Mallory")
                .familyName("Secondary")
                .metadata(Map.of("plan", "none", "extra", true))
                .build());

        users.link(primary.id(), secondary.id());

        User found = reread(primary.id());
        assertThat(found.email()).isEqualTo(primary.email());
        assertThat(found.givenName()).isEqualTo("Ada");
        assertThat(found.familyName()).isNull();
        assertThat(metadata.get(primary.id(), MetadataKeys.all())).isEqualTo(Map.of("plan", "gold"));
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS, CREATE_ROLE, ASSIGN_ROLE, LIST_USER_ROLES})
    void rolesOfTheSecondaryAreNotMerged() {
        User primary = someUser(fixture.password());
        User secondary = someLinkable();
        Role kept = someRole();
        Role lost = someRole();
        roles.assign(primary.id(), kept.id(), null);
        roles.assign(secondary.id(), lost.id(), null);

        users.link(primary.id(), secondary.id());

        assertThat(roles.of(primary.id(), false))
                .extracting(AssignedRole::role)
                .extracting(Role::key)
                .contains(kept.key())
                .doesNotContain(lost.key());
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS})
    void aUserIsNotLinkedWithThemselves() {
        User user = someUser();

        refuses(InvalidArgumentException.class, () -> users.link(user.id(), user.id()));
    }

    @Needs({CREATE_USER, DISABLE_USER, LINK_ACCOUNTS, GET_USER})
    void aDisabledUserIsNotLinkedSoThatNoIdentityGetsAroundTheBlock() {
        User primary = someUser(fixture.password());
        User blocked = someLinkable();
        users.disable(blocked.id(), Disablement.keepingSessions());

        refuses(ConflictException.class, () -> users.link(primary.id(), blocked.id()));

        assertThat(reread(blocked.id()).status()).isEqualTo(UserStatus.DISABLED);
        assertThat(reread(primary.id()).identities()).hasSize(1);
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS, GET_USER})
    void linkingWithSomebodyWhoIsNotThereIsNotFound() {
        User user = someUser();

        refuses(NotFoundException.class, () -> users.link(user.id(), nobody()));
        refuses(NotFoundException.class, () -> users.link(nobody(), user.id()));

        assertThat(reread(user.id()).identities()).hasSize(1);
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS, GET_USER})
    void anIdentityIsSplitOffIntoAUserOfItsOwn() {
        User primary = someUser(fixture.password());
        User secondary = someLinkable();
        IdentityId identity =
                users.link(primary.id(), secondary.id()).identities().get(1).id();

        User split = users.unlink(primary.id(), identity);

        assertThat(split.id()).isNotEqualTo(primary.id());
        assertThat(reread(split.id()).email()).isEqualTo(secondary.email());
        assertThat(reread(split.id()).status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(reread(primary.id()).email()).isEqualTo(primary.email());
        assertThat(reread(primary.id()).identities()).hasSize(1);
    }

    @Needs({CREATE_USER, DISABLE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS, GET_USER})
    void anIdentityOfADisabledUserIsSplitOffDisabledSoThatItDoesNotGetAroundTheBlock() {
        User primary = someUser(fixture.password());
        User secondary = someLinkable();
        IdentityId identity =
                users.link(primary.id(), secondary.id()).identities().get(1).id();
        users.disable(primary.id(), Disablement.keepingSessions());

        User split = users.unlink(primary.id(), identity);

        assertThat(split.status()).isEqualTo(UserStatus.DISABLED);
        assertThat(reread(split.id()).status()).isEqualTo(UserStatus.DISABLED);
        assertThat(reread(primary.id()).status()).isEqualTo(UserStatus.DISABLED);
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS, GET_USER})
    void whatWasSplitOffIsLinkedAgain() {
        User primary = someUser(fixture.password());
        User secondary = someLinkable();
        IdentityId identity =
                users.link(primary.id(), secondary.id()).identities().get(1).id();
        User split = users.unlink(primary.id(), identity);

        users.link(primary.id(), split.id());

        assertThat(users.find(split.id())).isEmpty();
        assertThat(reread(primary.id()).identities())
                .extracting(LinkedIdentity::id)
                .contains(identity);
    }

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS, GET_USER, AUTHENTICATE_USER},
            parameters = PASSWORD)
    void thePasswordOfAnIdentityThatIsSplitOffSignsInItsOwnUser() {
        Secret primaryPassword = fixture.password();
        Secret secondaryPassword = fixture.password();
        User primary = someUser(primaryPassword);
        User secondary = someUser(secondaryPassword);
        LinkedIdentity identity =
                users.link(primary.id(), secondary.id()).identities().get(1);

        User split = users.unlink(primary.id(), identity.id());

        assertThat(reread(primary.id()).identities()).hasSize(1);
        assertThat(signIn(secondary, secondaryPassword).user()).isEqualTo(split.id());
        assertThat(signIn(primary, primaryPassword).user()).isEqualTo(primary.id());
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS, AUTHENTICATE_USER, GET_SESSION})
    void thePrimarysSessionsEndWhenAnIdentityIsSplitOff() {
        Secret password = fixture.password();
        User primary = someUser(password);
        User secondary = someLinkable();
        IdentityId identity =
                users.link(primary.id(), secondary.id()).identities().get(1).id();
        SignIn.SignedIn signedIn = signIn(primary, password);

        users.unlink(primary.id(), identity);

        eventually(() -> assertThat(sessions.find(session(signedIn).id())).isEmpty());
    }

    @Needs({CREATE_USER, UNLINK_ACCOUNTS, GET_USER})
    void thePrimaryIdentityCannotBeSplitOff() {
        User user = someUser(fixture.password());
        IdentityId own = reread(user.id()).identities().get(0).id();

        refuses(ConflictException.class, () -> users.unlink(user.id(), own));

        assertThat(reread(user.id()).identities()).hasSize(1);
    }

    @Needs({CREATE_USER, UNLINK_ACCOUNTS, GET_USER})
    void anIdentityThatIsNotTheUsersIsNotFound() {
        User user = someUser(fixture.password());
        User other = someUser(fixture.password());
        IdentityId foreign = reread(other.id()).identities().get(0).id();

        refuses(NotFoundException.class, () -> users.unlink(user.id(), foreign));
        refuses(NotFoundException.class, () -> users.unlink(user.id(), IdentityId.of("nothing")));
    }

    /** A new user with an e-mail address, without a password and with an identity that linking can move. */
    private User someLinkable() {
        return linkable(NewUser.withEmail(fixture.email()).build());
    }

    private User linkable(NewUser user) {
        User created = users.create(user);
        fixture.harness().seedLinkableIdentity(fixture.unwatchedDirectory(), created.id());
        return created;
    }
}
