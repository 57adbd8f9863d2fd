package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.IdentityException;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.UnsupportedException;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Ports;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import io.ostiary.conformance.Means;
import io.ostiary.session.SignIn;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Runs the kit on a tenant that nobody here controls, and that others use as well. */
class LiveHarness extends TenantHarness {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** How long a search may take to find what changed, and a revocation to be done. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Retry.Sleeper sleeper;
    private final boolean tellsSessions = tellsSessions();
    private final RefreshTokenIds refreshTokens = new RefreshTokenIds(operator(), this);

    LiveHarness(TenantAccess access, Runtime runtime, Retry.Sleeper sleeper) {
        super(access, runtime, sleeper);
        this.sleeper = sleeper;
    }

    private boolean tellsSessions() {
        try {
            JsonNode unused = operator().get(Map.of(), "sessions", "nothing");
            return true;
        } catch (NotFoundException e) {
            return true;
        } catch (NotConfiguredException e) {
            return false;
        }
    }

    @Override
    public IdentityBackend open() {
        IdentityBackend backend = super.open();
        return tellsSessions ? Ports.intercept(backend, refreshTokens) : backend;
    }

    @Override
    final String refreshToken(SignIn.SignedIn signedIn) {
        return refreshTokens.of(signedIn);
    }

    @Override
    public Map<Means, String> lacks() {
        Map<Means, String> lacks = new EnumMap<>(Map.of(
                Means.CLOCK, "a tenant's clock is Auth0's",
                Means.DNS, "the kit runs no zone that Auth0 could ask",
                Means.GROUPS, "a tenant's groups come from the directories of enterprise connections",
                Means.MAILS, "what a tenant mails goes to whom it is for",
                Means.PASSWORDLESS, "whether a tenant mails links and sends text messages is not the kit's to decide",
                Means.OWN_TENANT, "the tenant's name is not the kit's to change",
                Means.SECOND_FACTOR_AT_SIGN_IN, "the tenant's own policy says whether a sign-in asks for it"));
        if (!tellsSessions) {
            lacks.put(Means.SESSION_OF_SIGN_IN, "the tenant's plan does not include sessions");
        }
        return lacks;
    }

    @Override
    public Set<Operation> withheld() {
        return tellsSessions
                ? Set.of()
                : Set.of(Operation.LIST_SESSIONS, Operation.GET_SESSION, Operation.REVOKE_SESSION);
    }

    /** Waits as long as Auth0 may take for what it does by itself. */
    @Override
    public void eventually(Assertion assertion) {
        Duration waited = Duration.ZERO;
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                assertion.check();
                return;
            } catch (UnsupportedException e) {
                throw e;
            } catch (AssertionError | IdentityException e) {
                if (waited.compareTo(PATIENCE) >= 0) {
                    throw e;
                }
            }
            rest(pause);
            waited = waited.plus(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private void rest(Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
