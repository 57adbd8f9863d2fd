package io.ostiary.auth0.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The tenant's time: the system's, plus what a test moved it by. */
public final class TenantClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    TenantClock() {}

    /** Moves the tenant's time forward. */
    public synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
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
