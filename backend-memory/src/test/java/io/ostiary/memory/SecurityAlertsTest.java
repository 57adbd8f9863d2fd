package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Origin;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.alert.AlertKind;
import io.ostiary.alert.AlertQuery;
import io.ostiary.alert.AlertResolution;
import io.ostiary.alert.AlertSeverity;
import io.ostiary.alert.AlertStatus;
import io.ostiary.alert.AlertSubject;
import io.ostiary.alert.SecurityAlert;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditTarget;
import io.ostiary.backend.Directory;
import io.ostiary.group.Group;
import io.ostiary.group.GroupPatch;
import io.ostiary.group.NewGroup;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.permission.NewRbacState;
import io.ostiary.permission.RbacOutcome;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.role.RolePatch;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What raises alerts in memory beyond what every backend's alerts do, and what they cost. */
class SecurityAlertsTest {
    private static final String ATTACKER = "203.0.113.66";

    private Fixture fixture =
            Fixture.open(Map.of("alert.failures", "3", "alert.users", "4", "alert.window", "10m", "alert.kept", "5"));

    @Test
    void failedSignInsOfOneUserWithinTheWindowAreOneAlertThatCountsThem() {
        User ada = fixture.user("ada@example.com");
        fail("ada@example.com", 2);
        assertThat(alerts(AlertKind.BRUTE_FORCE)).isEmpty();

        fixture.clock().advance(Duration.ofMinutes(1));
        fail("ada@example.com", 4);

        SecurityAlert alert = only(AlertKind.BRUTE_FORCE);
        assertThat(alert.subject()).isEqualTo(AlertSubject.user(ada.id().value()));
        assertThat(alert.related()).containsExactly(AlertSubject.address(ATTACKER));
        assertThat(alert.events()).isEqualTo(6);
        assertThat(Duration.between(alert.firstSeenAt(), alert.lastSeenAt())).isEqualTo(Duration.ofMinutes(1));
        assertThat(fixture.directory().auditEvents().find(alert.lastEvent())).isPresent();
        assertThat(alert.toString()).doesNotContain("ada@", Fixture.WRONG.reveal());
    }

    @Test
    void failuresBeforeTheWindowDoNotCount() {
        fixture.user("ada@example.com");
        for (int attempt = 0; attempt < 8; attempt++) {
            fail("ada@example.com", 1);
            fixture.clock().advance(Duration.ofMinutes(6));
        }

        assertThat(alerts(AlertKind.BRUTE_FORCE)).isEmpty();
    }

    @Test
    void theRightPasswordNeverCountsWhateverElseIsWrong() {
        User ada = fixture.user("ada@example.com");
        fixture.users().setPassword(ada.id(), new NewPassword(Fixture.PASSWORD, true));

        IntStream.range(0, 9)
                .forEach(attempt -> attacker().sessions().authenticate("ada@example.com", Fixture.PASSWORD));

        assertThat(all()).isEmpty();
    }

    @Test
    void theRightPasswordsOfThoseWhomSomebodyElseLockedAreNoSpray() {
        List<String> locked = IntStream.range(0, 4)
                .mapToObj(number -> "user" + number + "@example.com")
                .toList();
        locked.forEach(address -> {
            fixture.user(address);
            IntStream.range(0, 20).forEach(attempt -> fixture.sessions().authenticate(address, Fixture.WRONG));
        });

        locked.forEach(address -> attacker().sessions().authenticate(address, Fixture.PASSWORD));

        assertThat(alerts(AlertKind.BRUTE_FORCE)).hasSize(4);
        assertThat(alerts(AlertKind.PASSWORD_SPRAY)).isEmpty();
    }

    @Test
    void failuresOfManyUsersFromOneAddressAreAnAlertAboutTheAddress() {
        List<User> users = IntStream.range(0, 4)
                .mapToObj(number -> fixture.user("user" + number + "@example.com"))
                .toList();
        fail("user0@example.com", 2);
        fail("user1@example.com", 2);
        fail("user2@example.com", 1);
        assertThat(alerts(AlertKind.PASSWORD_SPRAY)).isEmpty();

        fail("user3@example.com", 1);

        SecurityAlert alert = only(AlertKind.PASSWORD_SPRAY);
        assertThat(alert.subject()).isEqualTo(AlertSubject.address(ATTACKER));
        assertThat(alert.severity()).isEqualTo(AlertSeverity.HIGH);
        assertThat(alert.related())
                .containsExactlyInAnyOrderElementsOf(users.stream()
                        .map(user -> AlertSubject.user(user.id().value()))
                        .toList());
    }

    @Test
    void namesThatNobodyHasAreAnAlertToo() {
        for (int attempt = 0; attempt < 4; attempt++) {
            fail("nobody" + attempt + "@example.com", 1);
        }

        assertThat(only(AlertKind.PASSWORD_SPRAY).related()).isEmpty();
    }

    @Test
    void whereNoAddressIsKnownThereIsNoSprayFromIt() {
        for (int attempt = 0; attempt < 9; attempt++) {
            fixture.sessions().authenticate("nobody" + attempt + "@example.com", Fixture.WRONG);
        }

        assertThat(all()).isEmpty();
    }

    @Test
    void aReusedRefreshTokenIsAnAlertAboutItsOwner() {
        User ada = fixture.user("ada@example.com");
        SignedIn signedIn = fixture.signIn("ada@example.com");
        Secret stolen = Fixture.refreshToken(signedIn);
        fixture.sessions().refresh(stolen);

        attacker().sessions().refresh(stolen);
        attacker().sessions().refresh(stolen);

        SecurityAlert alert = only(AlertKind.REFRESH_TOKEN_REUSE);
        assertThat(alert.subject()).isEqualTo(AlertSubject.user(ada.id().value()));
        assertThat(alert.events()).isEqualTo(1);
        assertThat(alert.related()).containsExactly(AlertSubject.address(ATTACKER));
        assertThat(alert.toString()).doesNotContain(stolen.reveal());
    }

    @Test
    void everyWayOfGivingAnAdministrativeRoleIsAnAlert() {
        Directory directory = fixture.directory();
        Role admin = role("admin", Set.of());
        Role wild = role("anything", Set.of("*"));
        Role reader = role("reader", Set.of("posts:read"));
        User ada = fixture.user("ada@example.com");
        User bob = fixture.user("bob@example.com");
        Group board = directory.groups().create(NewGroup.of("board"));
        Group inner = directory.groups().create(NewGroup.in(board.id(), "inner"));
        Organization acme = directory.organizations().create(NewOrganization.of("acme"));

        directory.roles().assign(ada.id(), reader.id(), null);
        directory.groups().assignRole(board.id(), reader.id());
        directory.groups().addMember(board.id(), ada.id());
        assertThat(all()).isEmpty();

        directory.groups().assignRole(board.id(), admin.id());
        assertThat(only(AlertKind.ADMIN_ROLE_GRANTED).subject())
                .isEqualTo(AlertSubject.group(board.id().value()));

        directory.groups().addMember(inner.id(), bob.id());
        directory.roles().assign(ada.id(), wild.id(), null);
        directory.organizations().addMember(acme.id(), ada.id(), Set.of(admin.id()));
        directory.organizations().addMember(acme.id(), bob.id(), Set.of());
        directory.organizations().setMemberRole(acme.id(), bob.id(), admin.id());

        assertThat(alerts(AlertKind.ADMIN_ROLE_GRANTED))
                .filteredOn(alert ->
                        alert.subject().equals(AlertSubject.user(ada.id().value())))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.events()).isEqualTo(2);
                    assertThat(alert.related())
                            .containsExactly(
                                    AlertSubject.role(wild.id().value()),
                                    AlertSubject.role(admin.id().value()));
                });
        assertThat(alerts(AlertKind.ADMIN_ROLE_GRANTED))
                .filteredOn(alert ->
                        alert.subject().equals(AlertSubject.user(bob.id().value())))
                .singleElement()
                .satisfies(alert -> assertThat(alert.events()).isEqualTo(2));
    }

    @Test
    void whoFollowsAnInvitationToAnAdministrativeRoleIsAnAlertAndAnEvent() {
        Role admin = role("admin", Set.of());
        User ada = fixture.user("ada@example.com");
        Organization acme = fixture.directory().organizations().create(NewOrganization.of("acme"));
        fixture.directory()
                .organizations()
                .invite(acme.id(), new NewInvitation("ada@example.com", Set.of(admin.id()), null));
        assertThat(all()).isEmpty();

        fixture.backend()
                .acceptInvitation(fixture.backend().outbox().mails().get(0).token());

        SecurityAlert alert = only(AlertKind.ADMIN_ROLE_GRANTED);
        assertThat(alert.subject()).isEqualTo(AlertSubject.user(ada.id().value()));
        assertThat(alert.related()).containsExactly(AlertSubject.role(admin.id().value()));
        AuditEvent event =
                fixture.directory().auditEvents().find(alert.lastEvent()).orElseThrow();
        assertThat(event.type()).isEqualTo("organization_member.add");
        assertThat(event.targets())
                .extracting(AuditTarget::kind)
                .containsExactlyInAnyOrder("organization", "invitation", "user", "role");
    }

    @Test
    void aGroupThatIsMovedBelowAnAdministrativeOneIsAnAlert() {
        Role admin = role("admin", Set.of());
        Group board = fixture.directory().groups().create(NewGroup.of("board"));
        Group crew = fixture.directory().groups().create(NewGroup.of("crew"));
        fixture.directory().groups().assignRole(board.id(), admin.id());
        fixture.directory()
                .securityAlerts()
                .resolve(only(AlertKind.ADMIN_ROLE_GRANTED).id(), AlertResolution.WITHOUT_NOTE);

        fixture.directory()
                .groups()
                .update(
                        crew.id(),
                        GroupPatch.builder().parent(Change.set(board.id())).build());
        fixture.directory()
                .groups()
                .update(
                        crew.id(),
                        GroupPatch.builder().name(Change.set("renamed")).build());

        SecurityAlert alert = alerts(AlertKind.ADMIN_ROLE_GRANTED).get(0);
        assertThat(alert.subject()).isEqualTo(AlertSubject.group(crew.id().value()));
        assertThat(alert.related()).containsExactly(AlertSubject.role(admin.id().value()));
        assertThat(alert.events()).isEqualTo(1);
    }

    @Test
    void anAdministrativeDefaultRoleIsAnAlertForWhoeverIsCreatedAndOnceForAnImport() {
        Role admin = fixture.roles()
                .create(NewRole.builder("admin").isDefault(true).build(), IfExists.FAIL)
                .value();

        User ada = fixture.user("ada@example.com");
        assertThat(only(AlertKind.ADMIN_ROLE_GRANTED).subject())
                .isEqualTo(AlertSubject.user(ada.id().value()));

        fixture.users()
                .importAll(
                        IntStream.range(1, 4)
                                .mapToObj(row -> new ImportedUser(
                                        row,
                                        NewUser.withEmail("user" + row + "@example.com")
                                                .build(),
                                        null))
                                .toList(),
                        ImportMode.CREATE,
                        ImportProgress.NONE);

        assertThat(alerts(AlertKind.ADMIN_ROLE_GRANTED)).hasSize(2).first().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo(AlertSubject.role(admin.id().value()));
            assertThat(alert.events()).isEqualTo(1);
        });
    }

    @Test
    void aRoleThatBecomesAdministrativeForThoseWhoHaveItIsAnAlertAboutTheRole() {
        Role reader = role("reader", Set.of("posts:read"));
        Role writer = role("writer", Set.of("posts:write"));
        fixture.roles().assign(fixture.user("ada@example.com").id(), reader.id(), null);
        RolePatch everything =
                RolePatch.builder().permissions(Change.set(Set.of("*"))).build();

        Role raised = fixture.roles().update(writer.id(), everything);
        assertThat(raised.administrative()).isTrue();
        assertThat(all()).as("nobody has it").isEmpty();

        for (int again = 0; again < 2; again++) {
            raised = fixture.roles().update(reader.id(), everything);
        }
        SecurityAlert alert = only(AlertKind.ADMIN_ROLE_GRANTED);
        assertThat(alert.subject()).isEqualTo(AlertSubject.role(raised.id().value()));
        assertThat(alert.events()).isEqualTo(1);
    }

    @Test
    void anRbacDocumentThatMakesRolesAdministrativeIsOneAlertAboutThem() {
        Role reader = role("reader", Set.of("posts:read"));
        Role writer = role("writer", Set.of("posts:write"));
        UserId ada = fixture.user("ada@example.com").id();
        fixture.roles().assign(ada, reader.id(), null);
        fixture.roles().assign(ada, writer.id(), null);
        NewRbacState raised = NewRbacState.parse(Map.of(
                "schema_version",
                1,
                "resources",
                List.of(Map.of("key", "users", "actions", List.of("write"))),
                "roles",
                List.of(
                        Map.of("key", "reader", "permissions", List.of("users:write")),
                        Map.of("key", "writer", "permissions", List.of("users:write")))));

        RbacOutcome applied = fixture.directory().permissions().apply(raised, false, false);

        assertThat(applied.failure()).isNull();
        assertThat(only(AlertKind.ADMIN_ROLE_GRANTED).subject())
                .isEqualTo(AlertSubject.role(reader.id().value()));
        assertThat(only(AlertKind.ADMIN_ROLE_GRANTED).related())
                .containsExactly(AlertSubject.role(writer.id().value()));
    }

    @Test
    void anAdministrativeRoleAmongManyIsAnAlert() {
        Organization acme = fixture.directory().organizations().create(NewOrganization.of("acme"));
        User ada = fixture.user("ada@example.com");
        Set<RoleId> roles = new LinkedHashSet<>();
        IntStream.range(0, 30)
                .forEach(number ->
                        roles.add(role("reader" + number, Set.of("posts:read")).id()));
        Role admin = role("zz-admin", Set.of());
        roles.add(admin.id());

        fixture.directory().organizations().addMember(acme.id(), ada.id(), roles);

        assertThat(only(AlertKind.ADMIN_ROLE_GRANTED).related())
                .containsExactly(AlertSubject.role(admin.id().value()));
    }

    @Test
    void aRoleThatCouldNotBeGivenIsNoAlert() {
        Role admin = role("admin", Set.of());

        assertThatThrownBy(() -> fixture.roles().assign(UserId.of("nobody"), admin.id(), null));

        assertThat(all()).isEmpty();
    }

    @Test
    void afterAResolutionItTakesAsManyFailuresAsAtFirst() {
        fixture.user("ada@example.com");
        fail("ada@example.com", 3);
        fixture.directory().securityAlerts().resolve(only(AlertKind.BRUTE_FORCE).id(), AlertResolution.WITHOUT_NOTE);

        fail("ada@example.com", 2);
        assertThat(alerts(AlertKind.BRUTE_FORCE)).hasSize(1);
        fail("ada@example.com", 1);

        assertThat(alerts(AlertKind.BRUTE_FORCE))
                .extracting(SecurityAlert::status)
                .containsExactly(AlertStatus.OPEN, AlertStatus.RESOLVED);
    }

    @Test
    void handlingLeavesEventsThatNameTheAlertAndNotTheNote() {
        fixture.user("ada@example.com");
        fail("ada@example.com", 3);
        SecurityAlert alert = only(AlertKind.BRUTE_FORCE);
        fixture.directory().securityAlerts().acknowledge(alert.id());
        fixture.directory().securityAlerts().resolve(alert.id(), new AlertResolution("Ada forgot her password."));

        assertThat(fixture.directory()
                        .auditEvents()
                        .search(AuditQuery.builder().target(alert.id().value()).build(), PageRequest.first())
                        .items())
                .allSatisfy(event -> {
                    assertThat(event.targets().get(0).kind()).isEqualTo("security_alert");
                    assertThat(event.toString()).doesNotContain("forgot");
                })
                .extracting(event -> event.type())
                .containsExactly("security_alert.resolve", "security_alert.acknowledge");
    }

    @Test
    void whatIsResolvedAndWhatIsLessUrgentMakesRoom() {
        Role admin = role("admin", Set.of());
        for (int attempt = 0; attempt < 4; attempt++) {
            fail("nobody" + attempt + "@example.com", 1);
        }
        SecurityAlert urgent = only(AlertKind.PASSWORD_SPRAY);
        List<User> users = IntStream.range(0, 8)
                .mapToObj(number -> fixture.user("user" + number + "@example.com"))
                .toList();
        users.subList(0, 4).forEach(user -> fixture.roles().assign(user.id(), admin.id(), null));
        SecurityAlert done = alerts(AlertKind.ADMIN_ROLE_GRANTED).get(0);
        fixture.directory().securityAlerts().resolve(done.id(), AlertResolution.WITHOUT_NOTE);

        users.subList(4, 8).forEach(user -> fixture.roles().assign(user.id(), admin.id(), null));

        assertThat(all()).hasSize(5).extracting(SecurityAlert::id).contains(urgent.id());
        assertThat(alerts(AlertKind.ADMIN_ROLE_GRANTED))
                .extracting(alert -> alert.subject().id())
                .containsExactly(
                        users.get(7).id().value(),
                        users.get(6).id().value(),
                        users.get(5).id().value(),
                        users.get(4).id().value());
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void whatIsWatchedIsBounded() {
        var attempts = List.of(new FailedSignIns.Attempt(fixture.clock().instant(), null));
        FailedSignIns watched = FailedSignIns.NONE.watching(AlertSubject.address("192.0.2.1"), attempts);
        for (int number = 0; number < FailedSignIns.MOST + 5; number++) {
            var later = new FailedSignIns.Attempt(fixture.clock().instant().plusSeconds(number), null);
            watched = watched.watching(AlertSubject.user("user-" + number), List.of(later));
        }

        assertThat(watched.size()).isEqualTo(FailedSignIns.MOST);
        assertThat(watched.isConsistent()).isTrue();
    }

    @Test
    void signInsThatFailAtOnceAreCountedEach() throws Exception {
        fixture = Fixture.open(Map.of("alert.failures", "2", "lock.failures", "1000"));
        fixture.user("ada@example.com");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            var start = new CountDownLatch(1);
            List<Future<?>> attempts = IntStream.range(0, 200)
                    .<Future<?>>mapToObj(number -> pool.submit(() -> {
                        start.await();
                        return attacker().sessions().authenticate("ada@example.com", Fixture.WRONG);
                    }))
                    .toList();
            start.countDown();
            for (Future<?> attempt : attempts) {
                attempt.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(only(AlertKind.BRUTE_FORCE).events()).isEqualTo(200);
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void boundsAreChecked() {
        for (Map<String, String> wrong : List.of(
                Map.of("alert.failures", "1"),
                Map.of("alert.users", "101"),
                Map.of("alert.window", "2d"),
                Map.of("alert.kept", "0"))) {
            assertThatThrownBy(() -> Fixture.open(wrong))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining(wrong.keySet().iterator().next());
        }
    }

    private void fail(String identifier, int times) {
        IntStream.range(0, times).forEach(attempt -> attacker().sessions().authenticate(identifier, Fixture.WRONG));
    }

    private Directory attacker() {
        return fixture.backend()
                .directory(Fixture.MAIN, new Call("shop", "request", null, new Origin("http", ATTACKER)));
    }

    private Role role(String key, Set<String> permissions) {
        return fixture.roles()
                .create(NewRole.builder(key).permissions(permissions).build(), IfExists.FAIL)
                .value();
    }

    private List<SecurityAlert> all() {
        return Pages.stream(page -> fixture.directory().securityAlerts().list(AlertQuery.ALL, page))
                .toList();
    }

    private List<SecurityAlert> alerts(AlertKind kind) {
        return Pages.stream(page -> fixture.directory().securityAlerts().list(AlertQuery.of(kind), page))
                .toList();
    }

    private SecurityAlert only(AlertKind kind) {
        List<SecurityAlert> found = alerts(kind);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
