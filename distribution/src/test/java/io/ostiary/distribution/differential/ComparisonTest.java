package io.ostiary.distribution.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Ports;
import io.ostiary.conformance.Harness;
import io.ostiary.memory.MemoryHarness;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the comparison tells of a backend that is wrong. */
class ComparisonTest {
    private static final int COMMANDS = 200;
    private static final int SEEDS = 100;

    @Test
    void aBackendIsLikeItself() {
        var comparison = new Comparison(MemoryHarness::new, MemoryHarness::new);

        assertThat(comparison.perform(1, COMMANDS).difference()).isEmpty();
    }

    @Test
    void ofTwoHundredCommandsThoseAreToldThatLeadToTheDifference() {
        var comparison = new Comparison(MemoryHarness::new, ComparisonTest::forgetfulOfRoles);

        Difference difference = firstDifference(comparison);

        List<Command> told = difference.commands();
        assertThat(told).extracting(Command::operation).contains(Operation.DISABLE_USER);
        assertThat(told).hasSizeLessThan(8);
        for (int i = 0; i < told.size(); i++) {
            List<Command> others = new ArrayList<>(told);
            others.subList(i, i + 1).clear();
            assertThat(comparison.repeat(others)).isEmpty();
        }
    }

    /** The same commands again, on fresh sides, lead to the same answers. */
    @Test
    void whatIsToldHappensAgain() {
        var comparison = new Comparison(MemoryHarness::new, ComparisonTest::forgetfulOfRoles);

        Difference difference = firstDifference(comparison);

        assertThat(comparison.repeat(difference.commands())).contains(difference);
    }

    /** Which seed meets the planted fault depends on which commands there are to draw from. */
    private static Difference firstDifference(Comparison comparison) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> comparison.perform(seed, COMMANDS).difference())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /** Takes their roles away from whoever is disabled. */
    private static Harness forgetfulOfRoles() {
        return new MemoryHarness() {
            @Override
            public IdentityBackend open() {
                IdentityBackend right = super.open();
                Directory directory = right.directory(tenant(), Call.system("wrong"));
                return Ports.intercept(right, invocation -> {
                    Object answer = invocation.proceed();
                    if (invocation.operation() == Operation.DISABLE_USER
                            && invocation.arguments().get(0) instanceof UserId user) {
                        directory
                                .roles()
                                .of(user, false)
                                .forEach(assigned -> directory
                                        .roles()
                                        .unassign(user, assigned.role().id(), null));
                    }
                    return answer;
                });
            }
        };
    }
}
