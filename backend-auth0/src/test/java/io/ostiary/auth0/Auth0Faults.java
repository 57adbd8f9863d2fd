package io.ostiary.auth0;

import io.ostiary.Secret;
import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.auth0.emulator.Fault.ExpiredToken;
import io.ostiary.auth0.emulator.Fault.HalfBody;
import io.ostiary.auth0.emulator.Fault.ResetAfterCommit;
import io.ostiary.auth0.emulator.Fault.ResetBeforeCommit;
import io.ostiary.auth0.emulator.Fault.SlowDrip;
import io.ostiary.auth0.emulator.Fault.Status;
import io.ostiary.auth0.emulator.Fault.StatusAfterCommit;
import io.ostiary.auth0.emulator.Fault.TruncatedJson;
import io.ostiary.auth0.emulator.Fault.WrongJson;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Settings;
import io.ostiary.conformance.ManualTime;
import io.ostiary.fault.Fault;
import io.ostiary.fault.FaultHarness;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An emulated tenant, which plays the faults itself. */
final class Auth0Faults implements FaultHarness {
    private static final int ALWAYS = 1000;

    private final Emulated emulated = new Emulated();

    @Override
    public TenantId tenant() {
        return TenantId.of(emulated.tenant.domain());
    }

    @Override
    public IdentityBackend open() {
        return emulated.another();
    }

    @Override
    public IdentityBackend open(ManualTime time, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Emulated.settings(emulated.tenant));
        settings.putAll(more);
        return new Auth0Backend(
                Auth0Settings.of(Settings.check(Auth0Settings.DECLARATION, settings)),
                new Runtime(time, IdSource.RANDOM, RandomSource.SECURE),
                duration -> {
                    time.sleep(duration);
                    emulated.tenant.clock().advance(duration);
                });
    }

    @Override
    public void befallNext(Fault fault) {
        emulated.tenant.faults().next(1, played(fault));
    }

    @Override
    public void befallNextWrite(Fault fault) {
        emulated.tenant.faults().nextWrite(played(fault));
    }

    @Override
    public void befallEvery(Fault fault) {
        emulated.tenant.faults().next(ALWAYS, played(fault));
    }

    @Override
    public int befallen() {
        return (int) emulated.tenant.log().exchanges().stream()
                .filter(Exchange::injected)
                .count();
    }

    @Override
    public void calm() {
        emulated.tenant.faults().clear();
        emulated.tenant.log().clear();
    }

    @Override
    public void refuse() {
        emulated.tenant.refuse();
    }

    @Override
    public void accept() {
        emulated.tenant.accept();
    }

    @Override
    public Group createGroup(Directory directory, String name) {
        return emulated.createGroup(directory, name);
    }

    @Override
    public void addMember(Directory directory, GroupId group, UserId user) {
        emulated.addMember(group, user);
    }

    @Override
    public void enrolFactor(Directory directory, UserId user) {
        emulated.enrolFactor(user, 1);
    }

    @Override
    public List<Secret> credentials() {
        return List.of(Secret.of(emulated.tenant.clientSecret()));
    }

    @Override
    public void close() {
        emulated.close();
    }

    private static io.ostiary.auth0.emulator.Fault played(Fault fault) {
        return switch (fault) {
            case RATE_LIMITED -> new Status(429);
            case NOT_READY -> new Status(503);
            case NOT_READY_AFTER_THE_COMMIT -> new StatusAfterCommit(503);
            case SLOW_DRIP -> new SlowDrip(Duration.ofMillis(20));
            case RESET_BEFORE_THE_COMMIT -> new ResetBeforeCommit();
            case RESET_AFTER_THE_COMMIT -> new ResetAfterCommit();
            case HALF_AN_ANSWER -> new HalfBody();
            case PAGE -> new WrongJson();
            case TRUNCATED_JSON -> new TruncatedJson();
            case REFUSED_TOKEN -> new ExpiredToken();
        };
    }
}
