package io.ostiary.user;

import io.ostiary.IdentityException;
import java.util.List;

/**
 * What became of every row of an import: created, updated, or a failure that wrote nothing.
 *
 * @param created rows whose user is new
 * @param updated rows whose user was there and was updated
 * @param failures the other rows, in their order
 */
public record ImportReport(int created, int updated, List<Failure> failures) {
    /** Copies the failures. */
    public ImportReport {
        failures = List.copyOf(failures);
    }

    /**
     * A row that wrote nothing.
     *
     * @param row the row's number
     * @param code the kind of failure
     * @param reason what is wrong, without secrets
     */
    public record Failure(int row, IdentityException.Code code, String reason) {
        /** The row's failure, as what was thrown tells it. */
        public static Failure of(ImportedUser row, IdentityException thrown) {
            return new Failure(row.row(), thrown.code(), thrown.detail());
        }
    }
}
