package io.ostiary.memory;

import io.ostiary.Secret;
import io.ostiary.session.NewSession;
import io.ostiary.session.SessionId;
import io.ostiary.session.Sessions;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.Rejected;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever presents a refresh token at the same time as another, one of them at most is served. */
public class RefreshRotationLincheckTest {
    private final MemoryBackend backend = RepeatableBackend.open();
    private final Sessions sessions =
            backend.directory(Fixture.MAIN, Fixture.CALL).sessions();
    private final UserId user = backend.directory(Fixture.MAIN, Fixture.CALL)
            .users()
            .create(NewUser.withUsername("ada").build())
            .id();
    private final SignedIn signedIn = sessions.create(NewSession.of(user));
    private final Secret token = Fixture.refreshToken(signedIn);
    private final SessionId session = Fixture.session(signedIn).id();

    @Operation
    public String refresh() {
        SignIn outcome = sessions.refresh(token);
        return outcome instanceof Rejected rejected ? rejected.reason().toString() : "served";
    }

    @Operation
    public int revokeAll() {
        return sessions.revokeAll(user, null);
    }

    @Operation
    public boolean active() {
        return sessions.find(session).isPresent();
    }

    @Test
    @Timeout(300) // Every processor is busy with it, and others may be at work beside it.
    void whatTwoDoAtOnceIsLikeOneAfterTheOther() {
        new StressOptions()
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(2)
                .iterations(10)
                .invocationsPerIteration(100)
                .check(RefreshRotationLincheckTest.class);
    }
}
