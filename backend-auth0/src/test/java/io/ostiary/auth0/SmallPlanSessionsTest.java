package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.auth0.emulator.Feature;
import io.ostiary.session.SessionId;
import io.ostiary.session.Sessions;
import io.ostiary.session.SignIn;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.Users;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of sessions where the tenant's plan does not let them be managed. */
class SmallPlanSessionsTest {
    private static final Secret PASSWORD = Secret.of("Canary-Password-1!");
    private static final SessionId SESSION = SessionId.of("refresh-token:5e1f");

    private final Emulated emulated = new Emulated();
    private final Users users = emulated.directory().users();
    private final Sessions sessions = emulated.directory().sessions();
    private final User user = user("ada@example.com");
    private final List<Secret> refreshTokens = List.of(signIn(user), signIn(user));

    SmallPlanSessionsTest() {
        emulated.tenant.switches().lack(Feature.SESSIONS);
    }

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void whatOnlyALargerPlanTellsOrEndsNamesThePlan() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> sessions.list(user.id(), PageRequest.first()),
                () -> sessions.find(SESSION),
                () -> sessions.revoke(SESSION),
                () -> sessions.revokeAll(user.id(), SESSION))) {
            assertThatThrownBy(call).isInstanceOf(NotConfiguredException.class).hasMessageContaining("plan");
        }
        assertThat(refreshTokens)
                .allSatisfy(token -> assertThat(sessions.refresh(token)).isInstanceOf(SignIn.SignedIn.class));
    }

    @Test
    void everyRefreshTokenOfTheUserEndsAndIsCounted() {
        Secret foreign = signIn(user("grace@example.com"));

        assertThat(sessions.revokeAll(user.id(), null)).isEqualTo(2);

        haveEnded();
        assertThat(sessions.refresh(foreign)).isInstanceOf(SignIn.SignedIn.class);
        assertThat(sessions.revokeAll(user.id(), null)).isZero();
    }

    @Test
    void nobodysSessionsAreNotFound() {
        UserId nobody = UserId.of("auth0|000000000000000000000000");

        assertThatThrownBy(() -> sessions.revokeAll(nobody, null)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void disablingEndsThemWhereAsked() {
        users.disable(user.id(), Disablement.keepingSessions());
        users.enable(user.id());
        assertThat(sessions.refresh(signIn(user))).isInstanceOf(SignIn.SignedIn.class);

        users.disable(user.id(), Disablement.endingSessions());
        users.enable(user.id());

        haveEnded();
    }

    @Test
    void linkingEndsThoseOfTheUserWhoIsTakenIn() {
        User primary = user("grace@example.com");
        Secret kept = signIn(primary);

        users.link(primary.id(), user.id());

        haveEnded();
        assertThat(sessions.refresh(kept)).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void anExportSaysThatTheyAreMissing() {
        var export = users.export(user.id());

        assertThat(String.valueOf(export.sections().get("missing"))).contains("sessions");
        assertThat(String.valueOf(export.sections().get("profile"))).contains("ada@example.com");
    }

    private void haveEnded() {
        assertThat(refreshTokens)
                .allSatisfy(token -> assertThat(sessions.refresh(token))
                        .isInstanceOfSatisfying(
                                SignIn.Rejected.class,
                                rejected -> assertThat(rejected.reason()).isEqualTo(SignIn.Reason.INVALID_TOKEN)));
    }

    private User user(String email) {
        return users.create(NewUser.withEmail(email).password(PASSWORD).build());
    }

    private Secret signIn(User who) {
        var signedIn = (SignIn.SignedIn) sessions.authenticate(String.valueOf(who.email()), PASSWORD);
        return Objects.requireNonNull(signedIn.tokens().refreshToken());
    }
}
