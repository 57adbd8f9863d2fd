package io.ostiary.keycloak;

import static io.ostiary.keycloak.LiveRealm.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.user.Disablement;
import io.ostiary.user.IdentityId;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/** Identities at outside identity providers that move from user to user, and what does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountLinksTest {
    private final LiveRealm realm = new LiveRealm();
    private final PartnerRealm partner = new PartnerRealm(realm);
    private final User primary = realm.someUser();

    @AfterAll
    void close() {
        partner.close();
        realm.close();
    }

    @Test
    void whoSignsInAtTheProviderIsTheSecondaryThenThePrimaryThenTheUserWhoWasSplitOff() {
        User work = realm.someUser();
        User home = user();
        String account = partner.account(home.id());
        assertThat(arrivesAs(account)).isEqualTo(home.id());

        User linked = realm.users().link(work.id(), home.id());

        assertThat(realm.users().find(home.id())).isEmpty();
        assertThat(arrivesAs(account)).isEqualTo(work.id());

        User split = realm.users().unlink(work.id(), outside(linked).get(0).id());

        assertThat(realm.sessionsOf(work.id())).isEmpty();
        assertThat(arrivesAs(account)).isEqualTo(split.id());
        assertThat(realm.sessionsOf(work.id())).isEmpty();
    }

    @Test
    void whoeverIsSplitOffHasTheNamesThatTheyHad() {
        User work = realm.someUser();
        User home = realm.users()
                .create(NewUser.withEmail(unique() + "@example.com")
                        .emailVerified(true)
                        .username(unique())
                        .givenName("Ada")
                        .familyName("O'Neill \"Zoë\" 李")
                        .name("Ada King, Countess of Lovelace")
                        .phone("+4790000123")
                        .metadata(Map.of("plan", "free"))
                        .build());
        realm.harness().seedLinkableIdentity(realm.directory(), home.id());

        User linked = realm.users().link(work.id(), home.id());
        assertThat(attributes(work.id())).containsOnlyKeys(FormerUsers.ATTRIBUTE);
        User split = realm.users().unlink(work.id(), outside(linked).get(0).id());

        assertThat(split.id()).isNotEqualTo(home.id()).isNotEqualTo(work.id());
        assertThat(split.email()).isEqualTo(home.email());
        assertThat(split.emailVerified()).isTrue();
        assertThat(split.username()).isEqualTo(home.username());
        assertThat(split.givenName()).isEqualTo(home.givenName());
        assertThat(split.familyName()).isEqualTo(home.familyName());
        assertThat(split.name()).isEqualTo(home.name());
        assertThat(split.phone()).isEqualTo(home.phone());
        assertThat(attributes(split.id())).containsOnlyKeys(UserMapping.PHONE, UserMapping.NAME);
        assertThat(attributes(work.id())).isEmpty();
    }

    @Test
    void aUserWhoHasNoUsernameComesBackWithoutOne() {
        User work = realm.someUser();
        User linked = realm.users().link(work.id(), linkable().id());

        assertThat(realm.users().unlink(work.id(), outside(linked).get(0).id()).username())
                .isNull();
    }

    @Test
    void linkingALinkedUserTakesTheirIdentitiesAlongEachOfWhichComesBackAlone() {
        User work = realm.someUser();
        User home = linkable();
        User school = linkable();
        realm.users().link(home.id(), school.id());

        User linked = realm.users().link(work.id(), home.id());

        assertThat(outside(linked)).hasSize(2);
        List<User> split = outside(linked).stream()
                .map(identity -> realm.users().unlink(work.id(), identity.id()))
                .toList();
        assertThat(split).extracting(User::email).containsExactlyInAnyOrder(home.email(), school.email());
        assertThat(split).allSatisfy(alone -> assertThat(outside(alone)).hasSize(1));
    }

    @Test
    void ofAUserWithTwoIdentitiesTheFirstThatIsSplitOffGetsTheNames() {
        User work = realm.someUser();
        User home = linkable();
        realm.harness().seedLinkableIdentity(realm.directory(), home.id());
        List<LinkedIdentity> identities = outside(realm.users().link(work.id(), home.id()));

        User first = realm.users().unlink(work.id(), identities.get(0).id());
        User second = realm.users().unlink(work.id(), identities.get(1).id());

        assertThat(first.email()).isEqualTo(home.email());
        assertThat(second.email()).isNull();
        assertThat(second.username()).isEqualTo(identities.get(1).username());
    }

    @Test
    void anIdentityThatNobodyLinkedIsSplitOffUnderTheNameThatItsProviderGives() {
        User ada = realm.someUser();
        realm.harness().seedLinkableIdentity(realm.directory(), ada.id());
        LinkedIdentity identity =
                outside(realm.users().find(ada.id()).orElseThrow()).get(0);

        User split = realm.users().unlink(ada.id(), identity.id());

        assertThat(split.username()).isEqualTo(identity.username());
        assertThat(split.email()).isNull();
    }

    @Test
    void anIdentityThatNobodyLinkedStaysWhereItIsAllThatTheUserSignsInWith() {
        User ada = linkable();
        LinkedIdentity identity = outside(reread(ada)).get(0);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.users().unlink(ada.id(), identity.id()))
                .withMessageContaining("set a password first");

        assertThat(outside(reread(ada))).containsExactly(identity);
    }

    @Test
    void aRealmThatDoesNotKeepTheNamesIsNotConfigured() {
        try (LiveRealm other = new LiveRealm()) {
            User work = other.someUser();
            User home = other.users()
                    .create(NewUser.withEmail(unique() + "@example.com").build());
            other.harness().seedLinkableIdentity(other.directory(), home.id());
            UPConfig profile = other.realm().users().userProfile().getConfiguration();
            // Users could rewrite who they get back as.
            profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ENABLED);
            other.realm().users().userProfile().update(profile);

            assertThatExceptionOfType(NotConfiguredException.class)
                    .isThrownBy(() -> other.users().link(work.id(), home.id()));
            assertThatExceptionOfType(NotConfiguredException.class)
                    .isThrownBy(() -> other.users().unlink(work.id(), IdentityId.of("nothing")));

            assertThat(other.users().find(home.id())).isPresent();
        }
    }

    @Test
    void credentialsAtKeycloakItselfDoNotMoveSoNothingDoes() {
        User withPassword = linkable();
        realm.users().setPassword(withPassword.id(), NewPassword.of(PASSWORD));
        User withFactor = linkable();
        var unused = realm.harness().seedMfaFactor(realm.directory(), withFactor.id());
        User withPasskey = linkable();
        realm.enrol(withPasskey.id(), "webauthn-passwordless", "{}", "{}");

        for (User secondary : List.of(withPassword, withFactor, withPasskey)) {
            assertThatExceptionOfType(UnsupportedException.class)
                    .isThrownBy(() -> realm.users().link(primary.id(), secondary.id()))
                    .withMessageContaining("link the other way round");
            isUntouched(secondary);
        }
    }

    @Test
    void aUserWithoutAnIdentityToMoveIsAConflict() {
        User nobody = user();

        isConflict(nobody, "no identity at an outside identity provider");
    }

    @Test
    void aDisabledUserIsAConflict() {
        User blocked = linkable();
        realm.users().disable(blocked.id(), Disablement.keepingSessions());

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.users().link(primary.id(), blocked.id()))
                .withMessageContaining("disabled");
    }

    @Test
    void aLockedUserIsNeitherLinkedNorSplitSoThatNoLockIsLost() {
        User work = realm.someUser();
        User home = linkable();
        IdentityId identity =
                outside(realm.users().link(work.id(), home.id())).get(0).id();
        lock(work);
        User locked = linkable();
        lock(locked);

        isConflict(locked, "locked");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.users().unlink(work.id(), identity))
                .withMessageContaining("locked");

        var unlocked = realm.users().unlock(work.id());
        assertThat(realm.users().unlink(unlocked.id(), identity).status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void twoIdentitiesAtOneProviderAreAConflict() {
        User work = realm.someUser();
        String ofWork = partner.account(work.id());
        User home = user();
        String ofHome = partner.account(home.id());

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.users().link(work.id(), home.id()))
                .withMessageContaining("both users have an identity at " + PartnerRealm.ALIAS);

        assertThat(arrivesAs(ofWork)).isEqualTo(work.id());
        assertThat(arrivesAs(ofHome)).isEqualTo(home.id());
    }

    @Test
    void anIdentityThatAThirdUserHasTooIsAConflict() {
        User home = linkable();
        LinkedIdentity identity = outside(reread(home)).get(0);
        User third = user();
        share(home, third);

        isConflict(home, "also an identity of user " + third.id());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.users().unlink(home.id(), identity.id()))
                .withMessageContaining("also an identity of user " + third.id());

        isUntouched(home);
    }

    @Test
    void aNameThatSomebodyTookMeanwhileIsAConflictAndTheIdentityStays() {
        User work = realm.someUser();
        User home = linkable();
        LinkedIdentity identity =
                outside(realm.users().link(work.id(), home.id())).get(0);
        User thief = realm.users().create(NewUser.withEmail(home.label()).build());

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.users().unlink(work.id(), identity.id()))
                .withMessageContaining("the email")
                .withMessageContaining("is taken");
        assertThat(outside(reread(work))).containsExactly(identity);

        User renamed = realm.users()
                .update(
                        thief.id(),
                        UserPatch.builder()
                                .email(Change.set(unique() + "@example.com"))
                                .build());
        assertThat(renamed.email()).isNotEqualTo(home.email());
        assertThat(realm.users().unlink(work.id(), identity.id()).email()).isEqualTo(home.email());
    }

    @Test
    void aUserIsNotLinkedWithThemselvesInWhateverCaseTheirIdIs() {
        User home = linkable();
        UserId same = UserId.of(home.id().value().toUpperCase(Locale.ROOT));

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> realm.users().link(home.id(), same));

        isUntouched(home);
    }

    /** Both calls give an identity to its new user before they take it from the old one. */
    @Test
    void anIdentityThatTwoUsersHaveLetsNobodyInOrWhomTheServerKnewFirst() {
        User known = user();
        String account = partner.account(known.id());
        assertThat(arrivesAs(account)).isEqualTo(known.id());
        User unknown = user();
        String other = partner.account(unknown.id());
        share(known, user());
        share(unknown, user());

        assertThat(arrivesAs(account)).isEqualTo(known.id());
        assertThat(partner.signIn(other).status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void ofTwoWhoLinkTheSameUserAtOnceOneDoes() {
        User work = realm.someUser();
        User school = realm.someUser();
        User home = linkable();

        List<String> outcomes = List.of(work, school).stream()
                .map(into -> CompletableFuture.supplyAsync(() -> outcome(into, home)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes).containsExactlyInAnyOrder("linked", NotFoundException.class.getSimpleName());
        assertThat(outside(reread(work)).size() + outside(reread(school)).size())
                .isEqualTo(1);
    }

    @Test
    void usersWhoAreLinkedCrosswiseAtOnceBecomeOne() {
        List<User> both = List.of(linkable(), linkable());

        List<String> outcomes = IntStream.of(0, 1)
                .mapToObj(first -> CompletableFuture.supplyAsync(() -> outcome(both.get(first), both.get(1 - first))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes).containsExactlyInAnyOrder("linked", NotFoundException.class.getSimpleName());
    }

    private String outcome(User into, User secondary) {
        try {
            return realm.users().link(into.id(), secondary.id()).id().equals(into.id()) ? "linked" : "somebody else";
        } catch (IdentityException e) {
            return e.getClass().getSimpleName();
        }
    }

    private UserId arrivesAs(String account) {
        return partner.whoArrived(partner.signIn(account));
    }

    /** Gives another user the identity that somebody has. */
    private void share(User owner, User other) {
        LinkedIdentity identity = outside(reread(owner)).get(0);
        String subject = identity.id().value().substring(identity.provider().length() + 1);
        realm.harness().addIdentity(other.id(), identity.provider(), subject);
    }

    private void isConflict(User secondary, String why) {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> realm.users().link(primary.id(), secondary.id()))
                .withMessageContaining(why);
        isUntouched(secondary);
    }

    private void isUntouched(User secondary) {
        assertThat(realm.users().find(secondary.id())).isPresent();
        assertThat(outside(reread(primary))).isEmpty();
        assertThat(attributes(primary.id())).isEmpty();
    }

    private void lock(User user) {
        for (int attempt = 0; reread(user).status() != UserStatus.LOCKED; attempt++) {
            assertThat(attempt).as("wrong passwords lock in the end").isLessThan(60);
            var unused = realm.sessions().authenticate(user.label(), Secret.of("wrong 7"));
        }
    }

    private User linkable() {
        User user = user();
        realm.harness().seedLinkableIdentity(realm.directory(), user.id());
        return user;
    }

    /** A new user without a password. */
    private User user() {
        return realm.users().create(NewUser.withEmail(unique() + "@example.com").build());
    }

    private User reread(User user) {
        return realm.users().find(user.id()).orElseThrow();
    }

    private Map<String, List<String>> attributes(UserId user) {
        UserRepresentation found = realm.realm().users().get(user.value()).toRepresentation();
        return UserMapping.attributes(found);
    }

    private static List<LinkedIdentity> outside(User user) {
        return user.identities().stream()
                .filter(identity -> !identity.primary())
                .toList();
    }

    private static String unique() {
        return "user-" + UUID.randomUUID();
    }
}
