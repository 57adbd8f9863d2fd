package io.ostiary.auth0;

import static io.ostiary.Operation.IMPORT_USERS;

import io.ostiary.IdentityException;
import io.ostiary.IdentityException.Code;
import io.ostiary.backend.RowNames;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.UserId;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Imports users. Who is new and brings no password comes in by {@link ImportJobs}; whoever brings one is created by a
 * request of their own, because a job takes hashes only, and so is changed who is there, because a job replaces metadata as
 * a whole.
 */
final class UserImport {
    private final ManagedTenant tenant;
    private final List<ImportedUser> rows;
    private final ImportMode mode;
    private final ImportProgress progress;
    private final ExistingUsers existing;
    private final IdentityHashMap<ImportedUser, Integer> positions = new IdentityHashMap<>();
    private final Map<Integer, Failure> failures = new TreeMap<>();
    private int created;
    private int updated;
    private int done;

    UserImport(ManagedTenant tenant, List<ImportedUser> rows, ImportMode mode, ImportProgress progress) {
        this.tenant = tenant;
        this.rows = rows;
        this.mode = mode;
        this.progress = progress;
        this.existing = new ExistingUsers(tenant);
    }

    ImportReport run() {
        Connection connection = Connection.require(tenant, IMPORT_USERS);
        if (mode == ImportMode.UPSERT) {
            existing.search(rows);
        }
        var jobs = new ImportJobs(tenant.requests(IMPORT_USERS), connection, this::ofJob);
        var names = new RowNames();
        for (ImportedUser row : rows) {
            positions.put(row, positions.size());
            names.claim(row).ifPresentOrElse(duplicate -> failed(row, duplicate), () -> take(row, jobs));
        }
        jobs.run();
        if (rows.isEmpty()) {
            progress.rows(0, 0);
        }
        return new ImportReport(created, updated, List.copyOf(failures.values()));
    }

    private void take(ImportedUser row, ImportJobs jobs) {
        var imported = new ImportedRow(tenant, row);
        try {
            Optional<UserId> present = existing.of(row.user());
            if (present.isPresent()) {
                imported.update(present.get());
                updated();
            } else if (imported.fitsAJob()) {
                jobs.add(row, imported.toItem());
            } else {
                imported.create();
                created();
            }
        } catch (IdentityException e) {
            ofJob(row, Optional.of(Failure.of(row, e)));
        }
    }

    /** What became of a row that was to be created. */
    private void ofJob(ImportedUser row, Optional<Failure> failure) {
        if (failure.isEmpty()) {
            created();
        } else if (mode == ImportMode.UPSERT && failure.get().code() == Code.ALREADY_EXISTS) {
            updateAfterAll(row, failure.get());
        } else {
            failed(row, failure.get());
        }
    }

    /** Updates a user whom the search did not find yet. */
    private void updateAfterAll(ImportedUser row, Failure failure) {
        String email = row.user().email();
        try {
            Optional<UserId> present = email == null ? Optional.empty() : existing.withEmail(email);
            if (present.isPresent()) {
                new ImportedRow(tenant, row).update(present.get());
                updated();
            } else {
                failed(row, failure);
            }
        } catch (IdentityException e) {
            failed(row, Failure.of(row, e));
        }
    }

    private void created() {
        created++;
        dealtWith();
    }

    private void updated() {
        updated++;
        dealtWith();
    }

    private void failed(ImportedUser row, Failure failure) {
        failures.put(positions.getOrDefault(row, 0), failure);
        dealtWith();
    }

    private void dealtWith() {
        done++;
        progress.rows(done, rows.size());
    }
}
