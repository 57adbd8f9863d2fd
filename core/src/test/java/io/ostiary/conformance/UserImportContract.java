package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static io.ostiary.conformance.Imports.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException.Code;
import io.ostiary.Secret;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Importing users. */
abstract class UserImportContract extends Contract {
    @Needs({IMPORT_USERS, GET_USER})
    void importedUsersAreThere() {
        NewUser first = NewUser.withEmail(fixture.email()).givenName("Ada").build();
        NewUser second = NewUser.withEmail(fixture.email()).givenName("Grace").build();

        ImportReport report = users.importAll(rows(first, second), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report).isEqualTo(new ImportReport(2, 0, List.of()));
        assertThat(resolve("email:" + first.email()).user().givenName()).isEqualTo("Ada");
        assertThat(resolve("email:" + second.email()).user().givenName()).isEqualTo("Grace");
    }

    @Needs({IMPORT_USERS, GET_USER, GET_USER_METADATA})
    void anImportedUserHasTheirMetadata() {
        NewUser person = NewUser.withEmail(fixture.email())
                .metadata(Map.of("plan", "gold"))
                .build();

        UserId id = Imports.one(this, person, null);

        assertThat(metadata.get(id, MetadataKeys.all())).isEqualTo(Map.of("plan", "gold"));
    }

    @Needs({IMPORT_USERS, AUTHENTICATE_USER})
    void anImportedUserSignsInWithTheirPassword() {
        Secret password = fixture.password();
        NewUser person = NewUser.withEmail(fixture.email()).password(password).build();

        users.importAll(rows(person), ImportMode.CREATE, ImportProgress.NONE);

        signedIn(sessions.authenticate(String.valueOf(person.email()), password));
    }

    @Needs({CREATE_USER, IMPORT_USERS, GET_USER})
    void aRowWhoseUserIsThereFailsAloneAndLeavesTheUserAlone() {
        User there = someUser();
        NewUser before = NewUser.withEmail(fixture.email()).build();
        NewUser clash = NewUser.withEmail(email(there).toUpperCase(Locale.ROOT))
                .givenName("Mallory")
                .build();
        NewUser after = NewUser.withEmail(fixture.email()).build();

        ImportReport report = users.importAll(rows(before, clash, after), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.updated()).isZero();
        assertThat(report.failures())
                .extracting(Failure::row, Failure::code)
                .containsExactly(row(2, Code.ALREADY_EXISTS));
        assertThat(reread(there.id()).givenName()).isNull();
        assertThat(resolve("email:" + after.email()).user().email()).isEqualTo(after.email());
    }

    @Needs({IMPORT_USERS, GET_USER})
    void ofTwoRowsWithTheSameAddressTheFirstWins() {
        NewUser first = NewUser.withEmail(fixture.email()).givenName("First").build();
        NewUser second = NewUser.withEmail(String.valueOf(first.email()).toUpperCase(Locale.ROOT))
                .givenName("Second")
                .build();

        ImportReport report = users.importAll(rows(first, second), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.failures()).extracting(Failure::row).containsExactly(2);
        assertThat(resolve("email:" + first.email()).user().givenName()).isEqualTo("First");
    }

    @Needs(
            value = {IMPORT_USERS, GET_USER},
            parameters = "import_users.mode")
    void ofTwoRowsWithTheSameUsernameTheFirstWinsAlsoWhenUpdating() {
        String username = fixture.name();
        NewUser first = NewUser.withUsername(username).givenName("First").build();
        NewUser second = NewUser.withUsername(username).givenName("Second").build();

        ImportReport report = users.importAll(rows(first, second), ImportMode.UPSERT, ImportProgress.NONE);

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.updated()).isZero();
        assertThat(report.failures()).extracting(Failure::row).containsExactly(2);
        eventually(() ->
                assertThat(resolve("username:" + username).user().givenName()).isEqualTo("First"));
    }

    @Needs(
            value = {CREATE_USER, IMPORT_USERS, GET_USER, GET_USER_METADATA},
            parameters = {
                "import_users.mode",
                "create_user.given_name",
                "create_user.family_name",
                "create_user.metadata",
                "create_user.email_verified"
            })
    void anUpdateSetsWhatTheRowGivesAndKeepsTheRest() {
        User there = users.create(NewUser.withEmail(fixture.email())
                .emailVerified(true)
                .givenName("Ada")
                .familyName("Byron")
                .metadata(Map.of("plan", "gold", "limits", Map.of("seats", 5, "rate", 9)))
                .build());
        NewUser row = NewUser.withEmail(email(there).toUpperCase(Locale.ROOT))
                .emailVerified(true)
                .familyName("Lovelace")
                .metadata(Map.of("limits", Map.of("seats", 7), "team", "engines"))
                .build();

        ImportReport report = users.importAll(rows(row), ImportMode.UPSERT, ImportProgress.NONE);

        assertThat(report).isEqualTo(new ImportReport(0, 1, List.of()));
        User updated = reread(there.id());
        assertThat(updated.givenName()).isEqualTo("Ada");
        assertThat(updated.familyName()).isEqualTo("Lovelace");
        assertThat(updated.emailVerified()).isTrue();
        assertThat(Json.same(metadata.get(there.id(), MetadataKeys.all())))
                .isEqualTo(
                        Json.same(Map.of("plan", "gold", "limits", Map.of("seats", 7, "rate", 9), "team", "engines")));
    }

    @Needs(
            value = {CREATE_USER, IMPORT_USERS, AUTHENTICATE_USER},
            parameters = "import_users.mode")
    void anUpdateWithoutAPasswordKeepsThePassword() {
        Secret password = fixture.password();
        User there = someUser(password);
        NewUser row = NewUser.withEmail(email(there)).givenName("Ada").build();

        ImportReport report = users.importAll(rows(row), ImportMode.UPSERT, ImportProgress.NONE);

        assertThat(report.updated()).isEqualTo(1);
        assertThat(signIn(there, password).user()).isEqualTo(there.id());
    }

    @Needs(
            value = {CREATE_USER, IMPORT_USERS, GET_USER},
            parameters = {"import_users.mode", "create_user.username"})
    void theUserToUpdateIsFoundByUsernameElse() {
        User there = users.create(NewUser.withUsername(fixture.name()).build());
        NewUser row = NewUser.withUsername(String.valueOf(there.username()))
                .givenName("Ada")
                .build();

        eventually(() -> assertThat(users.importAll(rows(row), ImportMode.UPSERT, ImportProgress.NONE)
                        .updated())
                .isEqualTo(1));

        assertThat(reread(there.id()).givenName()).isEqualTo("Ada");
    }

    @Needs(
            value = {CREATE_USER, IMPORT_USERS, GET_USER},
            parameters = "import_users.mode")
    void anUpdateCreatesWhoIsNotThere() {
        User there = someUser();
        NewUser newcomer = NewUser.withEmail(fixture.email()).build();

        ImportReport report = users.importAll(
                rows(NewUser.withEmail(email(there)).givenName("Ada").build(), newcomer),
                ImportMode.UPSERT,
                ImportProgress.NONE);

        assertThat(report).isEqualTo(new ImportReport(1, 1, List.of()));
        assertThat(resolve("email:" + newcomer.email()).user().email()).isEqualTo(newcomer.email());
    }

    @Needs(
            value = {IMPORT_USERS, COUNT_USERS},
            parameters = "count_users.query")
    void aRowWhosePasswordIsAgainstThePolicyWritesNothing() {
        users.importAll(rows(NewUser.withEmail(fixture.email()).build()), ImportMode.CREATE, ImportProgress.NONE);

        fixture.weakPassword().ifPresent(weak -> {
            NewUser bad = NewUser.withEmail(fixture.email()).password(weak).build();

            ImportReport report = users.importAll(rows(bad), ImportMode.CREATE, ImportProgress.NONE);

            assertThat(report.created()).isZero();
            assertThat(report.failures())
                    .extracting(Failure::row, Failure::code)
                    .containsExactly(row(1, Code.INVALID_ARGUMENT));
        });
        eventually(() ->
                assertThat(users.count(UserQuery.containing(fixture.mark()))).isEqualTo(1));
    }

    @Needs({CREATE_USER, IMPORT_USERS})
    void failuresAreInTheOrderOfTheRowsAndNamedByTheirNumbers() {
        User there = someUser();
        NewUser clash = NewUser.withEmail(email(there)).build();
        List<ImportedUser> rows = List.of(
                new ImportedUser(7, clash, null),
                new ImportedUser(9, NewUser.withEmail(fixture.email()).build(), null),
                new ImportedUser(40, clash, null));

        ImportReport report = users.importAll(rows, ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report.failures()).extracting(Failure::row).containsExactly(7, 40);
        assertThat(report.failures())
                .allSatisfy(failure -> assertThat(failure.reason()).isNotBlank());
    }

    @Needs(IMPORT_USERS)
    void progressIsToldUpToTheEndAndNeverGoesBack() {
        List<ImportedUser> rows = new ArrayList<>();
        for (int row = 1; row <= 30; row++) {
            rows.add(new ImportedUser(row, NewUser.withEmail(fixture.email()).build(), null));
        }
        List<Integer> heard = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();

        users.importAll(rows, ImportMode.CREATE, (done, total) -> {
            heard.add(done);
            totals.add(total);
            threads.add(Thread.currentThread());
        });

        assertThat(heard).isSorted().endsWith(30);
        assertThat(totals).containsOnly(30);
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Needs(IMPORT_USERS)
    void anImportOfNobodyDoesNothing() {
        ImportReport report = users.importAll(List.of(), ImportMode.CREATE, ImportProgress.NONE);

        assertThat(report).isEqualTo(new ImportReport(0, 0, List.of()));
    }

    private static org.assertj.core.groups.Tuple row(int number, Code code) {
        return org.assertj.core.api.Assertions.tuple(number, code);
    }
}
