package io.ostiary.memory;

import static io.ostiary.memory.Fixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ostiary.IdentityException.Code;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportTest {
    private static final String HASH =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private final Fixture fixture = Fixture.open();

    @Test
    void tenThousandRowsWithHashesAreWrittenInChunksAndNothingIsHashed() {
        List<ImportedUser> rows = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> row(i, "user" + i + "@example.com", HASH))
                .toList();
        List<Integer> progress = new ArrayList<>();

        ImportReport report = fixture.users().importAll(rows, ImportMode.CREATE, (done, total) -> {
            assertThat(total).isEqualTo(10_000);
            assertThat(fixture.users().count(UserQuery.all())).isEqualTo(done);
            progress.add(done);
        });

        assertThat(report).isEqualTo(new ImportReport(10_000, 0, List.of()));
        assertThat(progress).isSorted().hasSize(20).endsWith(10_000);
        assertThat(fixture.hashing().hashed()).isZero();
        assertThat(fixture.sessions().authenticate("USER7777@example.com", Secret.of("password")))
                .isInstanceOf(SignedIn.class);
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void everyBadRowIsNamedAndStopsNoOther() {
        fixture.user("taken@example.com");
        List<ImportedUser> rows = List.of(
                row(1, "ada@example.com", null),
                row(2, "TAKEN@example.com", null),
                row(3, "ADA@example.com", null),
                row(4, "rich@example.com", HASH.replace("m=256", "m=4194304")),
                new ImportedUser(5, NewUser.withUsername("bob").build(), null),
                new ImportedUser(
                        6, NewUser.withEmail("bob@example.com").username("BOB").build(), null),
                row(7, "bob@example.com", null));

        ImportReport report = fixture.users().importAll(rows, ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.created()).isEqualTo(3);
        assertThat(report.failures())
                .extracting(Failure::row, Failure::code)
                .containsExactly(
                        tuple(2, Code.ALREADY_EXISTS),
                        tuple(3, Code.ALREADY_EXISTS),
                        tuple(4, Code.INVALID_ARGUMENT),
                        tuple(6, Code.ALREADY_EXISTS));
        assertThat(report.failures().get(1).reason()).isEqualTo("row 1 has the same email");
        assertThat(report.failures().get(3).reason()).isEqualTo("row 5 has the same username");
        assertThat(report.failures().get(0).reason()).isEqualTo("a user with email TAKEN@example.com already exists");
    }

    @Test
    void anUpsertSetsWhatTheRowGivesAndKeepsTheRest() {
        User ada = fixture.users()
                .create(NewUser.withEmail("ada@example.com")
                        .emailVerified(true)
                        .username("ada")
                        .givenName("Ada")
                        .familyName("Byron")
                        .password(PASSWORD)
                        .metadata(Map.of("plan", Map.of("name", "free", "seats", 1), "beta", true))
                        .build());
        fixture.clock().advance(Duration.ofDays(1));
        var update = NewUser.withEmail("ADA@example.com")
                .familyName("Lovelace")
                .metadata(Map.of("plan", Map.of("name", "pro")))
                .build();

        ImportReport report = fixture.users()
                .importAll(List.of(new ImportedUser(1, update, null)), ImportMode.UPSERT, ImportProgress.NONE);

        assertThat(report).isEqualTo(new ImportReport(0, 1, List.of()));
        User updated = fixture.users().find(ada.id()).orElseThrow();
        assertThat(updated)
                .isEqualTo(ada.toBuilder()
                        .email("ADA@example.com")
                        .familyName("Lovelace")
                        .updatedAt(fixture.clock().instant())
                        .identities(updated.identities())
                        .build());
        assertThat(fixture.directory().metadata().get(ada.id(), MetadataKeys.all()))
                .isEqualTo(Map.of("plan", Map.of("name", "pro", "seats", 1), "beta", true));
        assertThat(fixture.sessions().authenticate("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void anUpsertFindsByUsernameWhenTheAddressIsNew() {
        User ada = fixture.users()
                .create(NewUser.withEmail("ada@example.com")
                        .emailVerified(true)
                        .username("ada")
                        .build());
        var moved = NewUser.withEmail("lovelace@example.com").username("ADA").build();

        fixture.users().importAll(List.of(new ImportedUser(1, moved, null)), ImportMode.UPSERT, ImportProgress.NONE);

        User updated = fixture.users().find(ada.id()).orElseThrow();
        assertThat(updated.email()).isEqualTo("lovelace@example.com");
        assertThat(updated.emailVerified()).isFalse();
    }

    @Test
    void anUpsertWithAnAddressThatMerelyLooksTheSameInUpperCaseLeavesItUnverified() {
        User smith = fixture.users()
                .create(NewUser.withEmail("smith@example.com")
                        .emailVerified(true)
                        .username("smith")
                        .build());
        var moved = NewUser.withEmail("ſmith@example.com").username("smith").build();

        fixture.users().importAll(List.of(new ImportedUser(1, moved, null)), ImportMode.UPSERT, ImportProgress.NONE);

        assertThat(fixture.users().find(smith.id()).orElseThrow().emailVerified())
                .isFalse();
    }

    @Test
    void anUpsertThatNamesTwoUsersIsAFailure() {
        fixture.users().create(NewUser.withEmail("ada@example.com").build());
        fixture.users().create(NewUser.withUsername("bob").build());
        var both = NewUser.withEmail("ada@example.com").username("bob").build();

        ImportReport report = fixture.users()
                .importAll(List.of(new ImportedUser(1, both, null)), ImportMode.UPSERT, ImportProgress.NONE);

        assertThat(report.failures()).extracting(Failure::code).containsExactly(Code.ALREADY_EXISTS);
    }

    @Test
    void plainPasswordsAreHashedAndAHashOfARowReplacesOneOfTheUser() {
        List<ImportedUser> rows = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> new ImportedUser(
                        i,
                        NewUser.withEmail("user" + i + "@example.com")
                                .password(PASSWORD)
                                .build(),
                        null))
                .toList();

        assertThat(fixture.users()
                        .importAll(rows, ImportMode.CREATE, ImportProgress.NONE)
                        .created())
                .isEqualTo(50);
        assertThat(fixture.hashing().hashed()).isEqualTo(50);
        assertThat(fixture.signIn("user50@example.com")).isNotNull();

        fixture.users().importAll(List.of(row(1, "user50@example.com", HASH)), ImportMode.UPSERT, ImportProgress.NONE);
        assertThat(fixture.sessions().authenticate("user50@example.com", PASSWORD))
                .isNotInstanceOf(SignedIn.class);
    }

    @Test
    void progressIsToldOnceForNothing() {
        List<Integer> progress = new ArrayList<>();

        assertThat(fixture.users().importAll(List.of(), ImportMode.CREATE, (done, total) -> progress.add(done)))
                .isEqualTo(new ImportReport(0, 0, List.of()));
        assertThat(progress).containsExactly(0);
    }

    @Test
    void anImportThatOutlivesItsDeadlineReportsTheRowsThatItDidNotReach() {
        var users = fixture.backend()
                .directory(
                        Fixture.MAIN,
                        Fixture.CALL.until(fixture.clock().instant().plus(Duration.ofMinutes(1))))
                .users();
        List<ImportedUser> rows = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> row(i, "user" + i + "@example.com", null))
                .toList();

        ImportReport report = users.importAll(
                rows, ImportMode.CREATE, (done, total) -> fixture.clock().advance(Duration.ofMinutes(2)));

        assertThat(report.created()).isEqualTo(500);
        assertThat(report.failures())
                .hasSize(500)
                .allSatisfy(failure -> assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE))
                .extracting(Failure::row)
                .startsWith(501)
                .endsWith(1000);
        assertThat(fixture.users().count(UserQuery.all())).isEqualTo(500);
    }

    @Test
    void anImportWhoseHashingIsRefusedMidwayReportsEveryRowThatIsLeft() {
        List<ImportedUser> rows = IntStream.rangeClosed(1, 502)
                .mapToObj(i -> new ImportedUser(
                        i,
                        NewUser.withEmail("user" + i + "@example.com")
                                .password(i == 501 ? PASSWORD : null)
                                .build(),
                        null))
                .toList();
        fixture.hashing().whileHashing(() -> {
            throw new UnavailableException(Operation.IMPORT_USERS, "too busy", false, null);
        });

        ImportReport report = fixture.users().importAll(rows, ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.created()).isEqualTo(500);
        assertThat(report.failures())
                .containsExactly(
                        new Failure(501, Code.UNAVAILABLE, "too busy"), new Failure(502, Code.UNAVAILABLE, "too busy"));
    }

    @Test
    void anImportThatBeginsAfterItsDeadlineIsRefused() {
        var users = fixture.backend()
                .directory(Fixture.MAIN, Fixture.CALL.until(fixture.clock().instant()))
                .users();
        fixture.clock().advance(Duration.ofSeconds(1));

        assertThatThrownBy(() -> users.importAll(List.of(), ImportMode.CREATE, ImportProgress.NONE))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void anImportedPasswordMakesAMailedResetWorthless() {
        User ada = fixture.user("ada@example.com");
        fixture.users().sendPasswordReset(ada.id(), null);
        Secret token = fixture.backend()
                .outbox()
                .lastTo("ada@example.com")
                .orElseThrow()
                .token();

        fixture.users().importAll(List.of(row(1, "ada@example.com", HASH)), ImportMode.UPSERT, ImportProgress.NONE);

        assertThatThrownBy(() -> fixture.backend().redeemPasswordReset(token, PASSWORD))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void anUpsertThatNamesALinkedIdentityIsAFailureThatSaysSo() {
        User ada = fixture.user("ada@example.com");
        User countess = fixture.users()
                .create(NewUser.withEmail("countess@example.com")
                        .username("countess")
                        .build());
        fixture.users().link(ada.id(), countess.id());
        var byAddress =
                NewUser.withEmail("Countess@example.com").givenName("Augusta").build();
        var byUsername = NewUser.withUsername("countess").givenName("Augusta").build();

        ImportReport report = fixture.users()
                .importAll(
                        List.of(new ImportedUser(1, byAddress, null), new ImportedUser(2, byUsername, null)),
                        ImportMode.UPSERT,
                        ImportProgress.NONE);

        assertThat(report.failures()).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.code()).isEqualTo(Code.CONFLICT);
            assertThat(failure.reason()).contains("linked to user id:" + ada.id());
        });
        User found = fixture.users().find(ada.id()).orElseThrow();
        assertThat(found.email()).isEqualTo("ada@example.com");
        assertThat(found.givenName()).isNull();
    }

    @Test
    void anImportedUserIsFoundByEveryName() {
        fixture.users()
                .importAll(
                        List.of(new ImportedUser(
                                1,
                                NewUser.withEmail("Ada@example.com")
                                        .username("Ada")
                                        .build(),
                                null)),
                        ImportMode.CREATE,
                        ImportProgress.NONE);

        assertThat(fixture.users().resolve(UserRef.parse("ada")).user())
                .isEqualTo(fixture.users()
                        .resolve(UserRef.parse("ADA@EXAMPLE.COM"))
                        .user());
    }

    private static ImportedUser row(int number, String email, @Nullable String hash) {
        return new ImportedUser(
                number, NewUser.withEmail(email).build(), hash == null ? null : PasswordHash.parse(Secret.of(hash)));
    }
}
