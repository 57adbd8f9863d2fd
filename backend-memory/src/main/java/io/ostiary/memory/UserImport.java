package io.ostiary.memory;

import static io.ostiary.Operation.IMPORT_USERS;

import io.ostiary.CaseFold;
import io.ostiary.ConflictException;
import io.ostiary.IdentityException;
import io.ostiary.Json;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.RowNames;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportReport;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One import. Rows are dealt with in chunks: duplicates and hashes are checked and passwords hashed first, without the
 * tenant's lock, then the chunk is published at once. What stops the import between two chunks is the failure of every
 * row that is left.
 */
final class UserImport {
    private static final int CHUNK = 500;

    private final TenantView view;
    private final IdSource ids;
    private final BoundedHashing hashing;
    private final ImportMode mode;
    private final RowNames names = new RowNames();
    private final List<Failure> failures = new ArrayList<>();
    private int created;
    private int updated;

    UserImport(TenantView view, IdSource ids, BoundedHashing hashing, ImportMode mode) {
        this.view = view;
        this.ids = ids;
        this.hashing = hashing;
        this.mode = mode;
    }

    ImportReport run(List<ImportedUser> rows, ImportProgress progress) {
        view.check(IMPORT_USERS, (state, now) -> {});
        try (var passwords = new ImportedPasswords(view, hashing)) {
            int done = 0;
            do {
                List<ImportedUser> chunk = rows.subList(done, Math.min(done + CHUNK, rows.size()));
                try {
                    importChunk(chunk, passwords);
                    done += chunk.size();
                } catch (IdentityException e) {
                    rows.subList(done, rows.size()).forEach(row -> failures.add(Failure.of(row, e)));
                    done = rows.size();
                }
                progress.rows(done, rows.size());
            } while (done < rows.size());
        }
        return new ImportReport(created, updated, failures);
    }

    private void importChunk(List<ImportedUser> chunk, ImportedPasswords passwords) {
        List<Prepared> prepared = prepare(chunk, passwords);
        for (Outcome outcome : view.write(IMPORT_USERS, (state, now) -> write(state, now, prepared))) {
            if (outcome.failure != null) {
                failures.add(outcome.failure);
            } else if (outcome.created) {
                created++;
            } else {
                updated++;
            }
        }
    }

    /** Does everything that needs no state, in the order of the rows. */
    private List<Prepared> prepare(List<ImportedUser> chunk, ImportedPasswords passwords) {
        List<Optional<Failure>> refusals = chunk.stream().map(this::refusal).toList();
        List<ImportedUser> accepted = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            if (refusals.get(i).isEmpty()) {
                accepted.add(chunk.get(i));
            }
        }
        List<Optional<PasswordHash>> hashes = passwords.hashes(accepted);
        List<Prepared> prepared = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < chunk.size(); i++) {
            Failure refusal = refusals.get(i).orElse(null);
            PasswordHash hash = refusal == null ? hashes.get(next++).orElse(null) : null;
            prepared.add(new Prepared(chunk.get(i), UserId.of(ids.next()), hash, refusal));
        }
        return prepared;
    }

    private Optional<Failure> refusal(ImportedUser row) {
        Optional<Failure> duplicate = names.claim(row);
        if (duplicate.isPresent() || row.passwordHash() == null) {
            return duplicate;
        }
        try {
            hashing.check(row.passwordHash());
            return Optional.empty();
        } catch (IdentityException e) {
            return Optional.of(Failure.of(row, e));
        }
    }

    private Written<List<Outcome>> write(TenantState state, Instant now, List<Prepared> chunk) {
        List<Outcome> outcomes = new ArrayList<>(chunk.size());
        TenantState next = state;
        for (Prepared row : chunk) {
            if (row.refusal != null) {
                outcomes.add(new Outcome(false, row.refusal));
                continue;
            }
            try {
                Account existing = mode == ImportMode.UPSERT ? existing(next, row.user()) : null;
                next = existing == null
                        ? next.enrol(IMPORT_USERS, created(row, now))
                        : next.with(IMPORT_USERS, updated(existing, row, now));
                outcomes.add(new Outcome(existing == null, null));
            } catch (IdentityException e) {
                outcomes.add(new Outcome(false, Failure.of(row.row, e)));
            }
        }
        return new Written<>(next, outcomes);
    }

    private static @Nullable Account existing(TenantState state, NewUser user) {
        return Optional.ofNullable(user.email())
                .flatMap(state.accounts()::byEmail)
                .or(() -> Optional.ofNullable(user.username()).flatMap(state.accounts()::byUsername))
                .orElse(null);
    }

    private static Account created(Prepared row, Instant now) {
        Credential credential = row.hash == null ? null : Credential.replacing(null, row.hash, false);
        return Account.of(row.id, row.user(), credential, now);
    }

    private static Account updated(Account existing, Prepared row, Instant now) {
        NewUser given = row.user();
        requireOwnNames(existing, given);
        User profile =
                row.row.applyTo(existing.profile()).toBuilder().updatedAt(now).build();
        Account updated = existing.withProfile(profile)
                .withMetadata(Json.object("metadata", Json.merge(existing.metadata(), given.metadata())));
        return row.hash == null
                ? updated
                : updated.withCredential(Credential.replacing(existing.credential(), row.hash, false))
                        .withoutMailed(EmailTemplateType.PASSWORD_RESET);
    }

    private static void requireOwnNames(Account existing, NewUser given) {
        for (Account linked : existing.linked()) {
            if (CaseFold.same(given.email(), linked.profile().email())
                    || CaseFold.same(given.username(), linked.profile().username())) {
                throw new ConflictException(
                        IMPORT_USERS,
                        "the row names an identity that is linked to user id:" + existing.id()
                                + "; give the user's own names, or unlink the identity first");
            }
        }
    }

    private record Prepared(
            ImportedUser row,
            UserId id,
            @Nullable PasswordHash hash,
            @Nullable Failure refusal) {
        NewUser user() {
            return row.user();
        }
    }

    private record Outcome(boolean created, @Nullable Failure failure) {}
}
