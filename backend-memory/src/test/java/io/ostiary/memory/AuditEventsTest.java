package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Origin;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditOutcome;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditTarget;
import io.ostiary.backend.Directory;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.NewSession;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.Disablement;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the events in memory tell beyond what every backend's do. */
class AuditEventsTest {
    private static final Call ADMIN =
            new Call("admin@example.com", "request-7", null, new Origin("http", "203.0.113.7"));

    private final Fixture fixture = Fixture.open();
    private final Directory directory = fixture.backend().directory(Fixture.MAIN, ADMIN);
    private final Tenants tenants = fixture.backend().tenants(ADMIN);

    @Test
    void anEventTellsWhoAskedFromWhereAndForWhat() {
        User user =
                directory.users().create(NewUser.withEmail("ada@example.com").build());

        AuditEvent event = newest();

        assertThat(event.type()).isEqualTo("user.create");
        assertThat(event.rawType()).isEqualTo("memory:create_user");
        assertThat(event.actor()).isEqualTo("admin@example.com");
        assertThat(event.requestId()).isEqualTo("request-7");
        assertThat(event.origin()).isEqualTo(ADMIN.origin());
        assertThat(event.at()).isEqualTo(fixture.clock().instant());
        assertThat(event.tenant()).isEqualTo(Fixture.MAIN);
        assertThat(event.targets())
                .containsExactly(new AuditTarget("user", user.id().value(), "ada@example.com"));
    }

    @Test
    void anEventTellsTheNamesOfWhatWasGivenAndNoValue() {
        User user =
                directory.users().create(NewUser.withEmail("ada@example.com").build());
        directory
                .users()
                .update(
                        user.id(),
                        UserPatch.builder()
                                .givenName(Change.set("Augusta"))
                                .phone(Change.clear())
                                .build());
        assertThat(newest().fields()).containsExactly("phone", "given_name");
        assertThat(newest().toString()).doesNotContain("Augusta");

        directory.metadata().merge(user.id(), Map.of("plan", "gold"));
        assertThat(newest().fields()).containsExactly("plan");
        assertThat(newest().toString()).doesNotContain("gold");

        directory.users().disable(user.id(), new Disablement("left the company", true));
        assertThat(newest().type()).isEqualTo("user.update");
        assertThat(newest().rawType()).isEqualTo("memory:disable_user");
        assertThat(newest().fields()).containsExactly("reason", "revoke_sessions");
    }

    @Test
    void aChangeThatFailsLeavesAnEventWithItsReason() {
        assertThatThrownBy(() -> directory.users().delete(UserId.of("nobody"))).isInstanceOf(NotFoundException.class);

        assertThat(newest().outcome()).isEqualTo(AuditOutcome.FAILURE);
        assertThat(newest().error()).isEqualTo("not-found");
        assertThat(newest().targets()).containsExactly(new AuditTarget("user", "nobody", null));
    }

    @Test
    void aReadLeavesNoEvent() {
        User user =
                directory.users().create(NewUser.withEmail("ada@example.com").build());
        List<AuditEvent> before = events(Fixture.MAIN);

        directory.users().find(user.id());
        directory.users().export(user.id());

        assertThat(events(Fixture.MAIN)).isEqualTo(before);
    }

    @Test
    void anEventIsAboutEverythingThatTheCallNames() {
        User user =
                directory.users().create(NewUser.withEmail("ada@example.com").build());
        Role role =
                directory.roles().create(NewRole.of("auditor"), IfExists.FAIL).value();

        directory.roles().assign(user.id(), role.id(), null);

        assertThat(newest().targets())
                .containsExactly(
                        new AuditTarget("user", user.id().value(), "ada@example.com"),
                        new AuditTarget("role", role.id().value(), "auditor"));
    }

    @Test
    void whatIsDeletedIsStillCalledByItsName() {
        User user = directory.users().create(NewUser.withUsername("ada").build());

        directory.users().delete(user.id());

        assertThat(newest().targets()).extracting(AuditTarget::name).containsExactly("ada");
    }

    @Test
    void aRejectedSignInTellsWhoWasMeantAndNotWhatWasTyped() {
        fixture.user("ada@example.com");

        SignIn ofSomebody = directory.sessions().authenticate("ada@example.com", Fixture.WRONG);
        assertThat(newest().error()).isEqualTo("bad-credentials");
        assertThat(newest().targets()).extracting(AuditTarget::kind).containsExactly("user");

        SignIn ofNobody = directory.sessions().authenticate("battery staple in the wrong field", Fixture.WRONG);
        assertThat(newest().targets()).isEmpty();
        assertThat(newest().toString()).doesNotContain("staple");
        assertThat(List.of(ofSomebody, ofNobody)).allMatch(SignIn.Rejected.class::isInstance);
    }

    @Test
    void noEventHoldsAPasswordOrAToken() {
        User user = fixture.user("ada@example.com");
        SignIn.SignedIn signedIn = fixture.signIn("ada@example.com");
        Secret refresh = Fixture.refreshToken(signedIn);
        SignIn refreshed = directory.sessions().refresh(refresh);
        SignIn reused = directory.sessions().refresh(refresh);
        SignIn.SignedIn started = directory.sessions().create(NewSession.of(user.id()));
        directory.users().setPassword(user.id(), NewPassword.temporary(Secret.of("a new horse")));

        assertThat(List.of(refreshed, reused)).hasSize(2);
        assertThat(events(Fixture.MAIN))
                .hasSize(6)
                .allSatisfy(event -> assertThat(event.toString())
                        .doesNotContain(
                                Fixture.PASSWORD.reveal(),
                                "a new horse",
                                refresh.reveal(),
                                signedIn.tokens().accessToken().reveal(),
                                started.tokens().accessToken().reveal(),
                                Fixture.refreshToken(started).reveal()));
    }

    @Test
    void aSessionThatIsEndedIsAboutItsUserToo() {
        User user = fixture.user("ada@example.com");
        SignIn.SignedIn signedIn = fixture.signIn("ada@example.com");

        directory.sessions().revoke(Fixture.session(signedIn).id());

        assertThat(newest().type()).isEqualTo("session.revoke");
        assertThat(newest().targets())
                .extracting(AuditTarget::id)
                .containsExactly(
                        Fixture.session(signedIn).id().value(), user.id().value());
    }

    @Test
    void theOldestEventIsForgottenFirst() {
        Fixture small = Fixture.open(Map.of("audit.events", "3"));
        IntStream.range(0, 5).forEach(i -> small.user("user" + i + "@example.com"));

        List<AuditEvent> kept = small.directory()
                .auditEvents()
                .search(AuditQuery.all(), PageRequest.first())
                .items();

        assertThat(kept)
                .extracting(event -> event.targets().get(0).name())
                .containsExactly("user4@example.com", "user3@example.com", "user2@example.com");
        assertThat(small.backend().isConsistent()).isTrue();
    }

    @Test
    void whatIsDoneToATenantIsInItsOwnLogAndItsEndInTheFirstOne() {
        TenantId acme = TenantId.of("acme");
        tenants.create(NewTenant.named("acme"), IfExists.FAIL);
        tenants.update(acme, TenantPatch.rename("Acme"));
        assertThat(events(acme)).extracting(AuditEvent::type).containsExactly("tenant.update", "tenant.create");
        assertThat(events(Fixture.MAIN)).isEmpty();

        tenants.delete(acme);

        assertThat(newest().type()).isEqualTo("tenant.delete");
        assertThat(newest().tenant()).isEqualTo(acme);
        assertThat(newest().targets()).containsExactly(new AuditTarget("tenant", "acme", "Acme"));
    }

    @Test
    void eventsOfOneInstantKeepTheirOrderWhenTheClockIsSetBack() {
        fixture.user("ada@example.com");
        fixture.user("bob@example.com");
        fixture.clock().advance(Duration.ofSeconds(-5));
        fixture.user("eve@example.com");

        assertThat(events(Fixture.MAIN))
                .extracting(event -> event.targets().get(0).name())
                .containsExactly("bob@example.com", "ada@example.com", "eve@example.com");
    }

    private AuditEvent newest() {
        return events(Fixture.MAIN).get(0);
    }

    private List<AuditEvent> events(TenantId tenant) {
        return fixture.backend()
                .directory(tenant, Fixture.CALL)
                .auditEvents()
                .search(AuditQuery.all(), PageRequest.first())
                .items();
    }
}
