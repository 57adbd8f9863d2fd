package io.ostiary.auth0.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps an address out of an account after too many wrong passwords, until the block is lifted or a month has passed. */
final class BruteForceProtection {
    private static final int ATTEMPTS = 10;
    private static final Duration BLOCKED = Duration.ofDays(30);

    private final Tenant tenant;
    private final Map<User.Block, Integer> failures = new HashMap<>();
    private final Map<User.Block, Instant> since = new HashMap<>();

    BruteForceProtection(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Refuses an address that is kept out. */
    void check(User user, String ip) {
        Instant now = tenant.clock().instant();
        user.blocks()
                .removeIf(block -> Optional.ofNullable(since.get(block))
                        .filter(begun -> !now.isBefore(begun.plus(BLOCKED)))
                        .isPresent());
        if (user.blocks().stream().anyMatch(block -> ip.equals(block.ip()))) {
            throw OAuthProblem.of(
                    429,
                    "too_many_attempts",
                    "Your account has been blocked after multiple consecutive login attempts. We've sent you an email with "
                            + "instructions on how to unblock it.");
        }
    }

    void failed(User user, String ip) {
        var block = new User.Block(user.text("email").orElseGet(user::id), ip);
        if (failures.merge(block, 1, Integer::sum) >= ATTEMPTS) {
            failures.remove(block);
            since.put(block, tenant.clock().instant());
            user.blocks().add(block);
        }
    }

    void succeeded(User user, String ip) {
        failures.remove(new User.Block(user.text("email").orElseGet(user::id), ip));
    }
}
