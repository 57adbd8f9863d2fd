package io.ostiary.conformance;

import io.ostiary.backend.Retry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A clock that begins at the second that it is, and that moves only when somebody sleeps or moves it. */
public final class ManualTime extends Clock implements Retry.Sleeper {
    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Duration awaited = Duration.ZERO;
    private Runnable then = () -> {};

    /** How long was slept, each time. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    /** How long was slept in all. */
    public synchronized Duration slept() {
        return sleeps.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Moves the clock although nobody sleeps. */
    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** Does this once, when that long was slept in all. */
    public synchronized void onceSlept(Duration total, Runnable action) {
        awaited = total;
        then = action;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        sleeps.add(duration);
        pass(duration);
        if (slept().compareTo(awaited) >= 0) {
            Runnable due = then;
            then = () -> {};
            due.run();
        }
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
