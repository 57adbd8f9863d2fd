package io.ostiary.keycloak;

import static io.ostiary.Operation.IMPORT_USERS;

import io.ostiary.IdentityException;
import io.ostiary.UnavailableException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads of one import, which end with it and inherit nothing from the thread that imports. Only that one calls the
 * methods.
 *
 * @param <T> what becomes of a row
 */
final class ImportThreads<T> implements AutoCloseable {
    /** More would be faster, and leave nobody else a core to have their password hashed. */
    static final int COUNT = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT, ImportThreads::thread);
    private final CompletionService<T> rows = new ExecutorCompletionService<>(threads);
    private boolean interrupted;

    void submit(Callable<T> row) {
        Future<T> unused = rows.submit(row);
    }

    /**
     * Waits for the next row that is finished. What a row that was begun became of has to be told, so an interrupt does
     * not end the wait.
     *
     * @param stop hears of an interrupt, and sees to it that no further row is begun
     */
    T next(Consumer<IdentityException> stop) {
        while (true) {
            try {
                return rows.take().get();
            } catch (InterruptedException e) {
                interrupted = true;
                stop.accept(new UnavailableException(IMPORT_USERS, "interrupted before the row was reached", false, e));
            } catch (ExecutionException e) {
                throw new IllegalStateException("a row of an import failed", e.getCause());
            }
        }
    }

    /** Begins no further row, and waits for those that were begun: each has its deadline. */
    @Override
    public void close() {
        List<Runnable> unused = threads.shutdownNow();
        while (!threads.isTerminated()) {
            try {
                boolean ignored = threads.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(null, work, "ostiary-import", 0, false);
        thread.setContextClassLoader(ImportThreads.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
