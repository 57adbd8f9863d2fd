package io.ostiary.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.IdentityException.Code;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One act through a backend that meets faults. */
final class Trial implements AutoCloseable {
    static final Call CALL = Call.system("faults");

    private final FaultHarness harness;
    private final Act.Prepared prepared;
    private final @Nullable Code again;
    private final ManualTime time = new ManualTime();
    private final IdentityBackend exposed;
    private boolean ambiguous;

    /**
     * A trial.
     *
     * @param prepared the act, on what it is done to
     * @param settings of the backend that meets faults
     */
    Trial(FaultHarness harness, Act<?> act, Act.Prepared prepared, Map<String, String> settings) {
        this.harness = harness;
        this.prepared = prepared;
        this.again = act.again();
        exposed = harness.open(time, settings);
    }

    ManualTime time() {
        return time;
    }

    /** Lets the backend get its token. */
    Trial signedIn() {
        assertThat(exposed.tenants(CALL).find(harness.tenant())).isPresent();
        return this;
    }

    /** Tries it, and tells how it failed, if it did. */
    Optional<Code> attempt(Duration deadline) {
        try {
            Call call = CALL.until(time.instant().plus(deadline));
            return prepared.perform(new TenantClient(harness, exposed, call));
        } catch (IdentityException e) {
            List<Secret> secrets = new ArrayList<>(harness.credentials());
            secrets.add(Subjects.PASSWORD);
            Leaks.none(e, secrets.toArray(Secret[]::new));
            ambiguous = e instanceof UnavailableException unavailable && unavailable.ambiguous();
            return Optional.of(e.code());
        }
    }

    /** Whether the last failure left open if it was done. */
    boolean isAmbiguous() {
        return ambiguous;
    }

    /** Whether the tenant has what the act was to bring about; what it has is whole, and there once. */
    boolean isDone() {
        return prepared.isDone();
    }

    /** Checks that the same backend goes on as if nothing had been. */
    void worksAgain(Duration deadline) {
        Code expected = isDone() ? again : null;

        assertThat(attempt(deadline)).isEqualTo(Optional.ofNullable(expected));
        assertThat(isDone()).isTrue();
    }

    @Override
    public void close() {
        exposed.close();
    }
}
