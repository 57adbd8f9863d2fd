package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.Secret;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Signing in with a password, and being locked out. */
abstract class SignInContract extends Contract {
    /** Within which a lock passes whose provider does not tell how long it lasts. */
    private static final Duration LONGEST_LOCK = Duration.ofDays(31);

    @Needs({CREATE_USER, AUTHENTICATE_USER, GET_SESSION})
    void theRightPasswordStartsASession() {
        Secret password = fixture.password();
        User user = someUser(password);

        SignIn.SignedIn signedIn = signIn(user, password);

        Session session = session(signedIn);
        assertThat(session.user()).isEqualTo(user.id());
        assertThat(signedIn.tokens().accessTokenExpiresAt()).isAfter(session.createdAt());
        if (session.expiresAt() != null) {
            assertThat(session.expiresAt()).isAfter(session.createdAt());
        }
        eventually(() -> assertThat(sessions.find(session.id()))
                .hasValueSatisfying(found -> assertThat(found.user()).isEqualTo(user.id())));
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER})
    void theAddressMayBeInWhateverCase() {
        Secret password = fixture.password();
        User user = someUser(password);

        SignIn outcome = sessions.authenticate(email(user).toUpperCase(Locale.ROOT), password);

        assertThat(signedIn(outcome).user()).isEqualTo(user.id());
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER},
            parameters = "create_user.username")
    void theUsernameSignsInTooInWhateverCase() {
        Secret password = fixture.password();
        String username = fixture.name();
        User user = users.create(NewUser.withEmail(fixture.email())
                .username(username)
                .password(password)
                .build());

        for (String identifier : Set.of(username, username.toUpperCase(Locale.ROOT))) {
            assertThat(signedIn(sessions.authenticate(identifier, password)).user())
                    .isEqualTo(user.id());
        }
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER})
    void aWrongPasswordAndAnUnknownUserLookTheSame() {
        User user = someUser(fixture.password());

        SignIn wrong = sessions.authenticate(email(user), fixture.password());
        SignIn unknown = sessions.authenticate("nobody-" + fixture.email(), fixture.password());

        assertThat(rejected(wrong).reason()).isEqualTo(Reason.BAD_CREDENTIALS);
        assertThat(unknown).isEqualTo(wrong);
    }

    @Needs(AUTHENTICATE_USER)
    void whatCannotBeAnIdentifierIsJustUnknown() {
        for (String identifier : Hostile.IDS) {
            assertThat(rejected(sessions.authenticate(identifier, fixture.password()))
                            .reason())
                    .isEqualTo(Reason.BAD_CREDENTIALS);
        }
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER})
    void thePasswordIsComparedExactly() {
        Secret password = fixture.password();
        User user = someUser(password);

        for (String almost : Set.of(
                password.reveal() + " ",
                password.reveal().toLowerCase(Locale.ROOT),
                password.reveal().substring(1))) {
            Secret guarded = fixture.watch().guard(Secret.of(almost));

            assertThat(rejected(sessions.authenticate(email(user), guarded)).reason())
                    .isEqualTo(Reason.BAD_CREDENTIALS);
        }
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, GET_USER})
    void tooManyWrongPasswordsLockTheUser() {
        Secret password = fixture.password();
        User user = someUser(password);

        SignIn.Rejected locked = lock(user);

        assertThat(locked.reason()).isEqualTo(Reason.LOCKED);
        assertThat(rejected(sessions.authenticate(email(user), password)).reason())
                .isEqualTo(Reason.LOCKED);
        assertThat(reread(user.id()).status()).isEqualTo(UserStatus.LOCKED);
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, UNLOCK_USER, GET_USER})
    void unlockingClearsTheLock() {
        Secret password = fixture.password();
        User user = someUser(password);
        lock(user);

        User unlocked = users.unlock(user.id());

        assertThat(unlocked.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(reread(user.id()).status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(signIn(user, password).user()).isEqualTo(user.id());
    }

    @Needs({CREATE_USER, UNLOCK_USER, GET_USER})
    void unlockingAUserWhoIsNotLockedChangesNothing() {
        User user = someUser();

        User unlocked = users.unlock(user.id());

        assertThat(unlocked.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(reread(user.id()).email()).isEqualTo(user.email());
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER})
    void aLockPassesByItself() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.Rejected locked = lock(user);

        fixture.advance(java.util.Objects.requireNonNullElse(locked.retryAfter(), LONGEST_LOCK)
                .plusSeconds(1));

        assertThat(signIn(user, password).user()).isEqualTo(user.id());
    }

    @Needs(
            value = {CREATE_TENANT, CREATE_USER, AUTHENTICATE_USER},
            parameters = "create_tenant.settings")
    void aTenantThatDoesNotAllowPasswordsLetsNobodyInWithOne() {
        Tenant tenant = tenants.create(
                        new NewTenant(
                                io.ostiary.tenant.TenantId.of(fixture.name()),
                                "No passwords",
                                new TenantSettings(false, Set.of(AuthMethod.MAGIC_LINK))),
                        IfExists.FAIL)
                .value();
        Secret password = fixture.password();
        String email = fixture.email();
        var directory = fixture.directory(tenant.id());
        directory.users().create(NewUser.withEmail(email).password(password).build());

        SignIn outcome = directory.sessions().authenticate(email, password);

        assertThat(rejected(outcome).reason()).isEqualTo(Reason.METHOD_DISABLED);
    }

    @Needs(
            value = {CREATE_TENANT, UPDATE_TENANT, CREATE_USER, AUTHENTICATE_USER},
            parameters = "update_tenant.auth_methods")
    void aTenantCanStopAllowingPasswords() {
        Tenant tenant = tenants.create(
                        new NewTenant(
                                io.ostiary.tenant.TenantId.of(fixture.name()), "Passwords", TenantSettings.DEFAULT),
                        IfExists.FAIL)
                .value();
        Secret password = fixture.password();
        String email = fixture.email();
        var directory = fixture.directory(tenant.id());
        directory.users().create(NewUser.withEmail(email).password(password).build());
        signedIn(directory.sessions().authenticate(email, password));

        tenants.update(tenant.id(), new TenantPatch(Change.keep(), Change.keep(), Change.set(Set.of())));

        assertThat(rejected(directory.sessions().authenticate(email, password)).reason())
                .isEqualTo(Reason.METHOD_DISABLED);
    }
}
