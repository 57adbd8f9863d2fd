package io.ostiary.conformance;

import io.ostiary.Call;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Ports;
import io.ostiary.domain.DomainProof;
import io.ostiary.group.Group;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What one test works with: the watched backend, and names that nothing else uses. Deletes what the test created. */
final class Fixture implements AutoCloseable {
    static final Call CALL = Call.system("conformance");

    private final Run run;
    private final Leftovers leftovers;
    private final Watch watch;
    private final IdentityBackend watched;
    private final String mark =
            ConformanceKit.MARK + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    private final AtomicInteger count = new AtomicInteger();

    Fixture(Run run, @Nullable Needs needs) {
        this.run = run;
        this.leftovers = new Leftovers(
                run.backend().tenants(CALL),
                run.backend().directory(run.harness().tenant(), CALL));
        this.watch = new Watch(needs, run.capabilities(), leftovers);
        this.watched = Ports.intercept(run.backend(), watch);
        run.harness().credentials().forEach(watch::guard);
    }

    Harness harness() {
        return run.harness();
    }

    Watch watch() {
        return watch;
    }

    /** The backend as it is, for what seeds or cleans up. */
    IdentityBackend unwatched() {
        return run.backend();
    }

    Directory unwatchedDirectory() {
        return run.backend().directory(harness().tenant(), CALL);
    }

    IdentityBackend backend() {
        return watched;
    }

    Directory directory() {
        return directory(harness().tenant());
    }

    Directory directory(TenantId tenant) {
        return watched.directory(tenant, CALL);
    }

    Tenants tenants() {
        return watched.tenants(CALL);
    }

    /** A text of lower-case letters and digits that is in all names of this test, and in no other's. */
    String mark() {
        return mark;
    }

    /** A new name: lower-case letters and digits, then a hyphen and a number. */
    String name() {
        return mark + "-" + count.incrementAndGet();
    }

    String email() {
        return name() + "@example.com";
    }

    /** Moves the provider's clock forward. */
    void advance(Duration by) {
        require(Means.CLOCK);
        harness().clock().orElseThrow().accept(by);
    }

    /** The mails that went to that address, oldest first. */
    List<String> mailsTo(String address) {
        require(Means.MAILS);
        return harness().mailsTo(address);
    }

    /** Sets the records by which a domain is proved. */
    void publish(DomainProof proof) {
        require(Means.DNS);
        harness().publish(proof.records());
    }

    /** The session that began, or goes on. */
    Session session(SignIn.SignedIn signedIn) {
        require(Means.SESSION_OF_SIGN_IN);
        return harness().session(unwatchedDirectory(), signedIn);
    }

    /** A new group that stands in no other, made by the harness. */
    Group group(String name) {
        require(Means.GROUPS);
        Group group = harness().seedGroup(unwatchedDirectory(), name);
        leftovers.noteGroup(group.id());
        return group;
    }

    /** Makes a user a member of a group, by the harness. */
    void join(Group group, User user) {
        harness().seedGroupMember(unwatchedDirectory(), group.id(), user.id());
    }

    /** Goes no further where the harness does not have the means. */
    void require(Means means) {
        String reason = harness().lacks().get(means);
        if (reason != null) {
            throw new MissingMeansError(means, reason);
        }
    }

    /** A new password that any policy accepts, and that must not show anywhere. */
    Secret password() {
        return watch.guard(Secret.of("Canary-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT) + "-x9!"));
    }

    /** A password that the provider's own policy refuses, where it has one. */
    Optional<Secret> weakPassword() {
        return harness().weakPassword().map(watch::guard);
    }

    @Override
    public void close() {
        leftovers.delete();
    }
}
