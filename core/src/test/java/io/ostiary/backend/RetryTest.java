package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Call;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.RateLimitedException;
import io.ostiary.UnavailableException;
import io.ostiary.conformance.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final Operation OPERATION = Operation.CREATE_USER;
    private static final Call CALL = Call.system("test");

    private final AlreadyExistsException taken = new AlreadyExistsException(OPERATION, "user", "email", "a@b.co");
    private final List<Duration> waits = new ArrayList<>();
    private final ManualTime time = new ManualTime();
    private int sent;
    private int lookups;

    private final Retry retry = new Retry(time, this::sleep, count -> new byte[count], 4);

    @Test
    void aRequestThatSucceedsIsSentOnce() {
        assertThat(retry.repeatable(CALL, OPERATION, script("done"))).isEqualTo("done");
        assertThat(retry.once(CALL, OPERATION, script("done"))).isEqualTo("done");

        assertThat(sent).isEqualTo(2);
        assertThat(waits).isEmpty();
    }

    @Test
    void aRefusalForTooManyRequestsIsRepeatedAfterTheWaitThatWasAskedFor() {
        for (String kind : List.of("repeatable", "once", "create")) {
            waits.clear();

            assertThat(perform(kind, script(limited(Duration.ofSeconds(7)), "done")))
                    .isEqualTo("done");

            assertThat(waits).containsExactly(Duration.ofSeconds(7));
        }
    }

    @Test
    void waitsGrowWhereNobodySaysHowLong() {
        assertThatThrownBy(() -> retry.repeatable(
                        CALL, OPERATION, script(limited(null), limited(null), limited(null), limited(null))))
                .isInstanceOf(RateLimitedException.class);

        assertThat(sent).isEqualTo(4);
        assertThat(waits).hasSize(3).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void waitsStayWithinBoundsWhateverTheJitter() {
        for (int jitter : new int[] {0, 1, 127, 128, 255}) {
            waits.clear();
            var jittery = new Retry(
                    time,
                    this::sleep,
                    count -> {
                        byte[] bytes = new byte[count];
                        Arrays.fill(bytes, (byte) jitter);
                        return bytes;
                    },
                    40);
            Object[] failures = new Object[40];
            Arrays.fill(failures, limited(null));

            assertThatThrownBy(() -> jittery.repeatable(CALL, OPERATION, script(failures)))
                    .isInstanceOf(RateLimitedException.class);

            assertThat(waits)
                    .allMatch(wait ->
                            wait.compareTo(Duration.ofMillis(100)) >= 0 && wait.compareTo(Duration.ofSeconds(20)) <= 0);
        }
    }

    @Test
    void whatCertainlyHadNoEffectIsSentAgain() {
        for (String kind : List.of("repeatable", "once", "create")) {
            assertThat(perform(kind, script(unavailable(false), "done"))).isEqualTo("done");
        }
        assertThat(lookups).isZero();
    }

    @Test
    void whatMayHaveHadAnEffectIsSentAgainOnlyWhereItMayBeRepeated() {
        assertThat(retry.repeatable(CALL, OPERATION, script(unavailable(true), "done")))
                .isEqualTo("done");
        assertThat(sent).isEqualTo(2);
        sent = 0;

        assertThatThrownBy(() -> retry.once(CALL, OPERATION, script(unavailable(true), "twice")))
                .isInstanceOf(UnavailableException.class);

        assertThat(sent).isEqualTo(1);
    }

    @Test
    void anAmbiguousCreateIsLookedUpAndNotSentAgainWhereItIsThere() {
        assertThat(retry.create(CALL, OPERATION, script(unavailable(true), "twice"), found("there")))
                .isEqualTo("there");

        assertThat(sent).isEqualTo(1);
        assertThat(lookups).isEqualTo(1);
    }

    @Test
    void anAmbiguousCreateIsSentAgainWhereItIsNotThere() {
        assertThat(retry.create(CALL, OPERATION, script(unavailable(true), "done"), found(null)))
                .isEqualTo("done");

        assertThat(sent).isEqualTo(2);
        assertThat(lookups).isEqualTo(1);
    }

    @Test
    void aRepeatedCreateThatIsThereAlreadyIsWhatAnEarlierAttemptCreated() {
        Deque<Optional<Object>> answers = new ArrayDeque<>(List.of(Optional.empty(), Optional.of("ours")));

        assertThat(retry.create(CALL, OPERATION, script(unavailable(true), taken), answers::removeFirst))
                .isEqualTo("ours");
        assertThatThrownBy(() -> retry.create(CALL, OPERATION, script(unavailable(true), taken), found(null)))
                .isSameAs(taken);
    }

    @Test
    void aCreateThatWasNeverUnclearIsRefusedWhereTheThingIsThere() {
        assertThatThrownBy(() -> retry.create(CALL, OPERATION, script(taken), found("theirs")))
                .isSameAs(taken);
        assertThatThrownBy(() -> retry.create(CALL, OPERATION, script(unavailable(false), taken), found("theirs")))
                .isSameAs(taken);
        assertThat(lookups).isZero();
    }

    @Test
    void aRepeatedDeleteThatFindsNothingIsDoneAfterAnUnclearAttemptOnly() {
        var missing = new NotFoundException(OPERATION, "user", "u1");

        retry.delete(CALL, OPERATION, deletion(unavailable(true), missing));
        assertThat(sent).isEqualTo(2);
        assertThatThrownBy(() -> retry.delete(CALL, OPERATION, deletion(missing)))
                .isSameAs(missing);
        assertThatThrownBy(() -> retry.delete(CALL, OPERATION, deletion(unavailable(false), missing)))
                .isSameAs(missing);
    }

    @Test
    void nobodyWaitsLongerThanAMinuteForAProvider() {
        assertThat(retry.repeatable(CALL, OPERATION, script(limited(Duration.ofSeconds(60)), "done")))
                .isEqualTo("done");
        waits.clear();

        assertThatThrownBy(
                        () -> retry.repeatable(CALL, OPERATION, script(limited(Duration.ofSeconds(61)), "much later")))
                .isInstanceOf(RateLimitedException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void nothingIsSentAfterTheDeadline() {
        Call over = CALL.until(time.instant().minusSeconds(1));

        for (String kind : List.of("repeatable", "once", "create")) {
            assertThatThrownBy(() -> perform(over, kind, script("done")))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            e -> assertThat(e.ambiguous()).isFalse());
        }
        assertThat(sent).isZero();
        assertThat(lookups).isZero();
    }

    @Test
    void anAmbiguousCreateIsLookedUpEvenWhenNothingMayBeSentAgain() {
        Call over = CALL.until(time.instant());

        assertThat(retry.create(over, OPERATION, script(unavailable(true)), found("there")))
                .isEqualTo("there");
        assertThatThrownBy(() -> retry.create(over, OPERATION, script(unavailable(true)), found(null)))
                .isInstanceOf(UnavailableException.class);

        assertThat(lookups).isEqualTo(2);
        assertThat(waits).isEmpty();
    }

    @Test
    void noWaitGoesPastTheDeadline() {
        Call hurried = CALL.until(time.instant().plusSeconds(5));

        assertThatThrownBy(() -> retry.repeatable(hurried, OPERATION, script(limited(Duration.ofSeconds(6)), "late")))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(6)));
        assertThat(waits).isEmpty();

        assertThat(retry.repeatable(hurried, OPERATION, script(limited(Duration.ofSeconds(5)), "done")))
                .isEqualTo("done");
        assertThatThrownBy(() -> retry.repeatable(hurried, OPERATION, script(limited(Duration.ofSeconds(1)), "late")))
                .isInstanceOf(RateLimitedException.class);
    }

    @Test
    void aQuestionIsAskedUntilThereIsAnAnswer() {
        assertThat(retry.until(CALL, OPERATION, answers(null, null, "answer"))).contains("answer");

        assertThat(sent).isEqualTo(3);
        assertThat(waits).hasSize(2).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aQuestionWithoutAnAnswerIsAskedNoMoreOftenThanARequestIsSent() {
        assertThat(retry.until(CALL, OPERATION, answers(null, null, null, null)))
                .isEmpty();

        assertThat(sent).isEqualTo(4);
    }

    @Test
    void aQuestionIsNotAskedAfterTheDeadline() {
        assertThat(retry.until(CALL.until(time.instant().plusMillis(1)), OPERATION, answers((Object) null)))
                .isEmpty();

        assertThat(sent).isEqualTo(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void aQuestionThatFailsIsNotAskedAgain() {
        Supplier<Object> failing = script(unavailable(false));

        assertThatThrownBy(() -> retry.until(CALL, OPERATION, () -> Optional.of(failing.get())))
                .isInstanceOf(UnavailableException.class);

        assertThat(sent).isEqualTo(1);
    }

    @Test
    void anyOtherFailureIsNotRepeated() {
        var failure = new ConflictException(OPERATION, "in use");

        assertThatThrownBy(() -> retry.repeatable(CALL, OPERATION, script(failure, "again")))
                .isSameAs(failure);
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void anInterruptionEndsTheWait() {
        Retry interrupted = new Retry(
                time,
                duration -> {
                    throw new InterruptedException();
                },
                count -> new byte[count],
                4);

        for (Object failure : List.of(limited(null), unavailable(false), unavailable(true))) {
            boolean unclear = failure instanceof UnavailableException e && e.ambiguous();
            assertThatThrownBy(() -> interrupted.repeatable(CALL, OPERATION, script(failure, "done")))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            e -> assertThat(e.ambiguous()).isEqualTo(unclear));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void passingStatusesAreKnown() {
        assertThat(List.of(408, 425, 429, 502, 503, 504)).allMatch(Retry::isPassing);
        assertThat(List.of(200, 400, 401, 404, 409, 500, 501, 505)).noneMatch(Retry::isPassing);
    }

    private Object perform(String kind, Supplier<Object> request) {
        return perform(CALL, kind, request);
    }

    private Object perform(Call call, String kind, Supplier<Object> request) {
        return switch (kind) {
            case "once" -> retry.once(call, OPERATION, request);
            case "create" -> retry.create(call, OPERATION, request, found(null));
            default -> retry.repeatable(call, OPERATION, request);
        };
    }

    private Supplier<Object> script(Object... outcomes) {
        Deque<Object> rest = new ArrayDeque<>(List.of(outcomes));
        return () -> {
            sent++;
            Object outcome = rest.removeFirst();
            if (outcome instanceof RuntimeException failure) {
                throw failure;
            }
            return outcome;
        };
    }

    private Supplier<Optional<Object>> answers(@Nullable Object... answers) {
        return () -> Optional.ofNullable(answers[sent++]);
    }

    private Runnable deletion(Object... outcomes) {
        Supplier<Object> request = script(outcomes);
        return () -> {
            Object unused = request.get();
        };
    }

    private Supplier<Optional<Object>> found(@Nullable Object thing) {
        return () -> {
            lookups++;
            return Optional.ofNullable(thing);
        };
    }

    private void sleep(Duration duration) {
        waits.add(duration);
        time.pass(duration);
    }

    private static RateLimitedException limited(@Nullable Duration retryAfter) {
        return new RateLimitedException(OPERATION, retryAfter);
    }

    private static UnavailableException unavailable(boolean ambiguous) {
        return new UnavailableException(OPERATION, "no answer", ambiguous, null);
    }
}
