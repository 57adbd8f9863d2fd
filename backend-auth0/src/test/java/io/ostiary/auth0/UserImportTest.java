package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.IdentityException.Code;
import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.auth0.emulator.Fault;
import io.ostiary.backend.Directory;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserImportTest {
    private final Emulated emulated = new Emulated();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void manyRowsGoIntoFilesThatAuth0TakesAndIntoTwoJobsAtATime() {
        emulated.tenant.switches().jobPolls(2);

        ImportReport report = run(emulated.directory(), rows(1200, "x".repeat(1000)), ImportMode.CREATE);

        assertThat(report).isEqualTo(new ImportReport(1200, 0, List.of()));
        List<Exchange> jobs = emulated.tenant.log().exchanges("POST /jobs/users-imports");
        assertThat(jobs).hasSize(3).allMatch(job -> job.status() == 202);
    }

    @Test
    void aRowThatAuth0RefusesFailsByItself() {
        emulated.directory()
                .users()
                .create(NewUser.withEmail("user-2@example.com").build());

        ImportReport report = run(emulated.directory(), rows(3, "x"), ImportMode.CREATE);

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.row()).isEqualTo(2);
            assertThat(failure.code()).isEqualTo(Code.ALREADY_EXISTS);
        });
    }

    @Test
    void anUpdateFindsAlsoWhomTheSearchDoesNotFindYet() {
        emulated.tenant.switches().searchLagReads(1000);
        User there = emulated.directory()
                .users()
                .create(NewUser.withEmail("user-1@example.com")
                        .metadata(Map.of("kept", 1))
                        .build());

        ImportReport report = run(emulated.directory(), rows(2, "x"), ImportMode.UPSERT);

        assertThat(report).isEqualTo(new ImportReport(1, 1, List.of()));
        assertThat(emulated.directory().metadata().get(there.id(), MetadataKeys.all()))
                .containsOnlyKeys("kept", "text");
    }

    @Test
    void aJobThatAuth0HasNoRoomForIsAskedForAgain() {
        emulated.tenant.faults().next(10, "POST /jobs/users-imports", new Fault.Status(429));

        ImportReport report = run(emulated.directory(), rows(2, "x"), ImportMode.CREATE);

        assertThat(report).isEqualTo(new ImportReport(2, 0, List.of()));
    }

    @Test
    void whatTimeRanOutForIsUnavailable() {
        emulated.tenant.switches().jobTime(Duration.ofHours(1));
        Call call = Call.system("test").until(emulated.tenant.clock().instant().plusSeconds(60));
        Directory directory = emulated.backend.directory(TenantId.of(emulated.tenant.domain()), call);

        ImportReport report = run(directory, rows(1200, "x".repeat(1000)), ImportMode.CREATE);

        assertThat(report.created()).isZero();
        assertThat(report.failures()).hasSize(1200).allMatch(failure -> failure.code() == Code.UNAVAILABLE);
    }

    private static ImportReport run(Directory directory, List<ImportedUser> rows, ImportMode mode) {
        return directory.users().importAll(rows, mode, ImportProgress.NONE);
    }

    private static List<ImportedUser> rows(int count, String text) {
        List<ImportedUser> rows = new ArrayList<>();
        for (int row = 1; row <= count; row++) {
            NewUser user = NewUser.withEmail("user-" + row + "@example.com")
                    .metadata(Map.of("text", text))
                    .build();
            rows.add(new ImportedUser(row, user, null));
        }
        return rows;
    }
}
