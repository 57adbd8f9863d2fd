package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CallTest {
    @Test
    void aCallOfAJobHasNoDeadlineAndItsOwnRequestId() {
        Call call = Call.system("nightly-sync");

        assertThat(call.actor()).isEqualTo("system:nightly-sync");
        assertThat(call.deadline()).isNull();
        assertThat(call.origin()).isEqualTo(Origin.EMBEDDED);
        assertThat(call.requestId()).isNotEqualTo(Call.system("nightly-sync").requestId());
    }

    @Test
    void aDeadlineChangesNothingElse() {
        Call call = Call.system("job");

        assertThat(call.until(Instant.EPOCH))
                .isEqualTo(new Call(call.actor(), call.requestId(), Instant.EPOCH, call.origin()));
    }

    @Test
    void whatBeginsNowMayTakeNoLongerThanUntilTheDeadline() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Duration longest = Duration.ofSeconds(10);
        Call call = Call.system("job");

        assertThat(call.timeFor(longest, clock)).isEqualTo(longest);
        assertThat(call.until(Instant.EPOCH.plusSeconds(60)).timeFor(longest, clock))
                .isEqualTo(longest);
        assertThat(call.until(Instant.EPOCH.plusSeconds(3)).timeFor(longest, clock))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(call.until(Instant.EPOCH.minusSeconds(3)).timeFor(longest, clock))
                .isZero();
    }

    @Test
    void actorAndRequestIdAreRequired() {
        assertThatThrownBy(() -> new Call("", "", null, Origin.EMBEDDED))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.violations()).hasSize(2));
    }
}
