package io.ostiary.memory;

import static io.ostiary.Operation.IMPORT_USERS;

import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.PasswordHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The password hashes of imported rows: taken over, or made of a password. Several at once, on threads that live as long
 * as the import and are not started before a row has a password.
 */
final class ImportedPasswords implements AutoCloseable {
    private final TenantView view;
    private final BoundedHashing hashing;
    private @Nullable ExecutorService threads;

    ImportedPasswords(TenantView view, BoundedHashing hashing) {
        this.view = view;
        this.hashing = hashing;
    }

    /**
     * The hash of every row, in order; empty where it has neither hash nor password.
     *
     * @throws UnavailableException when the deadline passes or the thread is interrupted
     */
    List<Optional<PasswordHash>> hashes(List<ImportedUser> rows) {
        List<Future<PasswordHash>> pending = new ArrayList<>();
        for (ImportedUser row : rows) {
            Secret password = row.user().password();
            if (password != null) {
                pending.add(threads().submit(() -> hashing.hash(view.call(), IMPORT_USERS, password)));
            }
        }
        List<Optional<PasswordHash>> hashes = new ArrayList<>();
        int next = 0;
        for (ImportedUser row : rows) {
            hashes.add(
                    row.user().password() == null
                            ? Optional.ofNullable(row.passwordHash())
                            : Optional.of(await(pending.get(next++))));
        }
        return hashes;
    }

    @Override
    public void close() {
        if (threads != null) {
            List<Runnable> unused = threads.shutdownNow();
        }
    }

    private ExecutorService threads() {
        ExecutorService existing = threads;
        if (existing == null) {
            existing = Executors.newFixedThreadPool(hashing.concurrency(), ImportedPasswords::thread);
            threads = existing;
        }
        return existing;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "ostiary-import");
        thread.setDaemon(true);
        return thread;
    }

    private static PasswordHash await(Future<PasswordHash> pending) {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(IMPORT_USERS, "interrupted while passwords were being hashed", false, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("hashing a password failed", e);
        }
    }
}
