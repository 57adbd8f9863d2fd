package io.ostiary.backend;

import io.ostiary.CaseFold;
import io.ostiary.IdentityException.Code;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewUser;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which row of an import was the first to name an e-mail address or a username. For one thread. */
public final class RowNames {
    private final Map<String, Integer> emails = new HashMap<>();
    private final Map<String, Integer> usernames = new HashMap<>();

    /** Starts before the first row. */
    public RowNames() {}

    /** Takes the row's names, unless an earlier row has one of them: then the row takes none, and that is its failure. */
    public Optional<Failure> claim(ImportedUser row) {
        NewUser user = row.user();
        Integer sameEmail = user.email() == null ? null : emails.get(CaseFold.fold(user.email()));
        if (sameEmail != null) {
            return duplicate(row, "email", sameEmail);
        }
        Integer sameUsername = user.username() == null ? null : usernames.get(CaseFold.fold(user.username()));
        if (sameUsername != null) {
            return duplicate(row, "username", sameUsername);
        }
        put(emails, user.email(), row.row());
        put(usernames, user.username(), row.row());
        return Optional.empty();
    }

    private static Optional<Failure> duplicate(ImportedUser row, String field, int first) {
        return Optional.of(new Failure(row.row(), Code.ALREADY_EXISTS, "row " + first + " has the same " + field));
    }

    private static void put(Map<String, Integer> rows, @Nullable String name, int row) {
        if (name != null) {
            rows.put(CaseFold.fold(name), row);
        }
    }
}
