package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.keycloak.admin.client.token.TokenManager;

/**
 * The token of Ostiary's own account. It is renewed before it expires, by one thread; the others wait for that no longer
 * than their own time, which the admin client by itself would let them exceed.
 */
final class AdminToken {
    private final TokenManager tokens;
    private final ReentrantLock lock = new ReentrantLock();

    AdminToken(TokenManager tokens) {
        this.tokens = tokens;
    }

    /**
     * Sees to it that the admin client has a token for the next request.
     *
     * @throws UnavailableException when there is none within the time that is left
     */
    void require(Operation operation, Duration left) {
        await(operation, left);
        try {
            String unused = tokens.getAccessTokenString();
        } catch (RuntimeException e) {
            throw KeycloakErrors.ofSignIn(operation, e);
        } finally {
            lock.unlock();
        }
    }

    private void await(Operation operation, Duration left) {
        try {
            if (!lock.tryLock(left.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new UnavailableException(operation, "Keycloak did not give a token in time", false, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(operation, "interrupted while waiting for a token", false, e);
        }
    }
}
