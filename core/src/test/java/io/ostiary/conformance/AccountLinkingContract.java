package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.Role;
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
    @Needs({CREATE_USER, LINK_ACCOUNTS, GET_USER})
    void theLinkedUserIsNoLongerAUserAndTheirIdentityIsThePrimarys() {
        User primary = someUser(fixture.password());
        User secondary = someUser(fixture.password());

        User linked = users.link(primary.id(), secondary.id());

        assertThat(linked.id()).isEqualTo(primary.id());
        assertThat(linked.identities()).hasSize(2);
        User found = reread(primary.id());
        assertThat(found.identities()).hasSize(2);
        assertThat(found.identities()).extracting(LinkedIdentity::primary).containsExactly(true, false);
        assertThat(users.find(secondary.id())).isEmpty();
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS, AUTHENTICATE_USER})
    void theSecondarysCredentialsSignThePrimaryIn() {
        Secret primaryPassword = fixture.password();
        Secret secondaryPassword = fixture.password();
        User primary = someUser(primaryPassword);
        User secondary = someUser(secondaryPassword);

        users.link(primary.id(), secondary.id());

        assertThat(signIn(secondary, secondaryPassword).user()).isEqualTo(primary.id());
        assertThat(signIn(primary, primaryPassword).user()).isEqualTo(primary.id());
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS, AUTHENTICATE_USER, GET_SESSION, REFRESH_SESSION})
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

    @Needs(
            value = {CREATE_USER, LINK_ACCOUNTS, GET_USER, GET_USER_METADATA},
            parameters = {"create_user.given_name", "create_user.family_name", "create_user.metadata"})
    void profileAndMetadataOfThePrimaryStayAsTheyAre() {
        User primary = users.create(NewUser.withEmail(fixture.email())
                .givenName("Ada")
                .password(fixture.password())
                .metadata(Map.of("plan", "gold"))
                .build());
        User secondary = users.create(NewUser.withEmail(fixture.email())
                .givenName("Mallory")
                .familyName("Secondary")
                .password(fixture.password())
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
        User secondary = someUser(fixture.password());
        Role kept = someRole();
        Role lost = someRole();
        roles.assign(primary.id(), kept.id());
        roles.assign(secondary.id(), lost.id());

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
        User blocked = someUser(fixture.password());
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

    @Needs({CREATE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS, GET_USER, AUTHENTICATE_USER})
    void anIdentityIsSplitOffIntoAUserOfItsOwn() {
        Secret primaryPassword = fixture.password();
        Secret secondaryPassword = fixture.password();
        User primary = someUser(primaryPassword);
        User secondary = someUser(secondaryPassword);
        LinkedIdentity identity =
                users.link(primary.id(), secondary.id()).identities().get(1);

        User split = users.unlink(primary.id(), identity.id());

        assertThat(split.id()).isNotEqualTo(primary.id());
        assertThat(reread(split.id()).email()).isEqualTo(secondary.email());
        assertThat(reread(primary.id()).identities()).hasSize(1);
        assertThat(signIn(secondary, secondaryPassword).user()).isEqualTo(split.id());
        assertThat(signIn(primary, primaryPassword).user()).isEqualTo(primary.id());
    }

    @Needs({CREATE_USER, LINK_ACCOUNTS, UNLINK_ACCOUNTS, AUTHENTICATE_USER, GET_SESSION})
    void thePrimarysSessionsEndWhenAnIdentityIsSplitOff() {
        Secret password = fixture.password();
        User primary = someUser(password);
        User secondary = someUser(password);
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
}
