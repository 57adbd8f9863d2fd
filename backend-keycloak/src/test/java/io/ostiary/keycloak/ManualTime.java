package io.ostiary.keycloak;

import io.ostiary.backend.Retry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** A clock that begins now and that only sleeping moves. */
final class ManualTime extends Clock implements Retry.Sleeper {
    private final Instant start = Instant.now();
    private Instant now = start;
    private Consumer<Duration> afterSleep = slept -> {};

    /** What to do after every sleep, given how long was slept in all. */
    synchronized void afterSleep(Consumer<Duration> action) {
        afterSleep = action;
    }

    /** How long was slept in all. */
    synchronized Duration slept() {
        return Duration.between(start, now);
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
        afterSleep.accept(slept());
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
