package io.ostiary.auth0.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The tenant's time: the system's, plus what a test moved it by, unless it stands still. */
public final class TenantClock extends Clock {
    private static final Duration TICK = Duration.ofMillis(1);

    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;
    private volatile boolean ticking;

    TenantClock() {}

    /** Moves the tenant's time forward. */
    public synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Lets the tenant's time stand still meanwhile, so that everything happens at one instant. */
    public void standStill(Runnable meanwhile) {
        stopped = instant();
        try {
            meanwhile.run();
        } finally {
            stopped = null;
        }
    }

    /** Lets every look at the time find it later than the one before, so that no two things happen at one instant. */
    public void tick(Runnable meanwhile) {
        ticking = true;
        try {
            meanwhile.run();
        } finally {
            ticking = false;
        }
    }

    @Override
    public Instant instant() {
        if (ticking) {
            advance(TICK);
        }
        Instant standing = stopped;
        return standing == null ? Clock.systemUTC().instant().plus(ahead) : standing;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the tenant's time is UTC");
    }
}
