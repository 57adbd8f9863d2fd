package io.ostiary.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SoakTest {
    @Test
    void whatWasAcknowledgedIsThereAndEveryFailureIsLogged() throws InterruptedException, ExecutionException {
        AtomicInteger calls = new AtomicInteger(3_000);

        Soak.Report report = new Soak(new Visitor.Habits(4, 40)).run(() -> calls.getAndDecrement() > 0, running -> {});

        assertThat(report.sound()).as(report.text(Duration.ZERO)).isTrue();
        assertThat(report.injected()).isPositive();
        assertThat(report.deletions()).isPositive();
        assertThat(report.connections()).isGreaterThan(16);
        assertThat(report.seen().get("ok")).isGreaterThan(1_000);
        assertThat(report.seen()).containsKeys("unavailable", "not-found", "invalid-argument");
    }
}
