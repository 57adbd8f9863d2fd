package io.ostiary.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.IdentityException.Code;
import io.ostiary.Operation;
import io.ostiary.UnsupportedException;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports as contracts need them. */
final class Imports {
    private Imports() {}

    /** Imports one user who is not there yet. */
    static UserId one(Contract contract, NewUser user, @Nullable PasswordHash hash) {
        ImportReport report = row(contract, new ImportedUser(1, user, hash), ImportMode.CREATE);
        assertThat(report).isEqualTo(new ImportReport(1, 0, List.of()));
        return contract.resolve("email:" + user.email()).user().id();
    }

    /** Imports one row. That its hash is of a lacking format, which the report tells, goes through as a refusal does. */
    static ImportReport row(Contract contract, ImportedUser row, ImportMode mode) {
        ImportReport report = contract.users.importAll(List.of(row), mode, ImportProgress.NONE);
        PasswordHash hash = row.passwordHash();
        for (Failure failure : report.failures()) {
            if (hash != null && failure.code() == Code.UNSUPPORTED) {
                String lacking = mode == ImportMode.UPSERT
                        ? "mode.upsert_password_hash"
                        : "hash_format." + hash.format().id();
                throw new UnsupportedException(Operation.IMPORT_USERS, lacking, failure.reason());
            }
        }
        return report;
    }

    /** The users as rows, numbered from 1. */
    static List<ImportedUser> rows(NewUser... users) {
        List<ImportedUser> rows = new ArrayList<>();
        for (NewUser user : users) {
            rows.add(new ImportedUser(rows.size() + 1, user, null));
        }
        return rows;
    }
}
