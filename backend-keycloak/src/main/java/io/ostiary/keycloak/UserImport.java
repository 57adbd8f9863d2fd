package io.ostiary.keycloak;

import static io.ostiary.Operation.IMPORT_USERS;

import io.ostiary.IdentityException;
import io.ostiary.RateLimitedException;
import io.ostiary.UnauthenticatedException;
import io.ostiary.UnavailableException;
import io.ostiary.backend.RowNames;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One import: every user a request of its own, a few at a time. Keycloak's own bulk import was rejected, because it
 * checks no profile, gives no default roles, creates roles that it does not know, and loses a whole batch by one row.
 *
 * <p>Where the provider cannot be used for row after row, the import stops, and the rows that are left fail as the last
 * one did.
 */
final class UserImport {
    private static final int PROGRESS_STEP = 20;
    private static final int LOST_ROWS = 2 * ImportThreads.COUNT;

    private final Realm realm;
    private final ImportedRow writer;
    private final AtomicInteger lostInARow = new AtomicInteger();
    private volatile @Nullable IdentityException stopped;

    UserImport(Realm realm, ImportMode mode) {
        this.realm = realm;
        this.writer = new ImportedRow(realm, mode);
    }

    ImportReport run(List<ImportedUser> rows, ImportProgress progress) {
        realm.requireThere(IMPORT_USERS);
        if (rows.stream().map(ImportedUser::user).anyMatch(UserMapping::needsAttributes)) {
            realm.requireAttributes(IMPORT_USERS);
        }
        var names = new RowNames();
        Outcome[] outcomes = new Outcome[rows.size()];
        int done = 0;
        try (var threads = new ImportThreads<Outcome>()) {
            for (int i = 0; i < outcomes.length; i++) {
                int index = i;
                Optional<Failure> duplicate = names.claim(rows.get(i));
                if (duplicate.isPresent()) {
                    outcomes[i] = new Outcome(i, false, duplicate.get());
                    done++;
                } else {
                    threads.submit(() -> write(index, rows.get(index)));
                }
            }
            for (; done < outcomes.length; done++) {
                if (done % PROGRESS_STEP == 0) {
                    progress.rows(done, outcomes.length);
                }
                Outcome outcome = threads.next(this::stop);
                outcomes[outcome.index] = outcome;
            }
        }
        progress.rows(done, outcomes.length);
        return report(outcomes);
    }

    private Outcome write(int index, ImportedUser row) {
        IdentityException reason = stopped;
        if (reason != null) {
            return new Outcome(index, false, Failure.of(row, reason));
        }
        try {
            boolean created = writer.write(row);
            lostInARow.set(0);
            return new Outcome(index, created, null);
        } catch (UnavailableException | RateLimitedException | UnauthenticatedException e) {
            if (lostInARow.incrementAndGet() >= LOST_ROWS) {
                stop(e);
            }
            return new Outcome(index, false, Failure.of(row, e));
        } catch (IdentityException e) {
            lostInARow.set(0);
            return new Outcome(index, false, Failure.of(row, e));
        }
    }

    private void stop(IdentityException reason) {
        stopped = reason;
    }

    private static ImportReport report(Outcome[] outcomes) {
        int created = 0;
        int updated = 0;
        List<Failure> failures = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.failure != null) {
                failures.add(outcome.failure);
            } else if (outcome.created) {
                created++;
            } else {
                updated++;
            }
        }
        return new ImportReport(created, updated, failures);
    }

    private record Outcome(
            int index, boolean created, @Nullable Failure failure) {}
}
