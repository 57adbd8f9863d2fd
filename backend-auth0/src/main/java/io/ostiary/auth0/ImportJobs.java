package io.ostiary.auth0;

import static io.ostiary.Operation.IMPORT_USERS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.CaseFold;
import io.ostiary.IdentityException;
import io.ostiary.IdentityException.Code;
import io.ostiary.NotFoundException;
import io.ostiary.RateLimitedException;
import io.ostiary.UnavailableException;
import io.ostiary.user.ImportReport.Failure;
import io.ostiary.user.ImportedUser;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/**
 * Creates users by Auth0's import jobs: as many rows in one as its file may hold, and two jobs at a time, which is what a
 * tenant allows.
 */
final class ImportJobs {
    private static final int MAX_BYTES = 490_000;
    private static final int AT_ONCE = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** How often another program's jobs are waited for. */
    private static final int MOST_REFUSALS = 120;

    private static final Set<String> TAKEN =
            Set.of("DUPLICATED_USER", "CONFLICT", "CONFLICT_EMAIL", "CONFLICT_USERNAME");

    private final Requests requests;
    private final Connection connection;
    private final BiConsumer<ImportedUser, Optional<Failure>> outcome;
    private final Deque<Chunk> waiting = new ArrayDeque<>();
    private final List<Job> running = new ArrayList<>();
    private Chunk filling = new Chunk();
    private int refusals;

    /**
     * Starts without a row.
     *
     * @param outcome hears what became of each row: created where there is no failure
     */
    ImportJobs(Requests requests, Connection connection, BiConsumer<ImportedUser, Optional<Failure>> outcome) {
        this.requests = requests;
        this.connection = connection;
        this.outcome = outcome;
    }

    /** Adds a row, which has an e-mail address that no other row has. */
    void add(ImportedUser row, Map<String, Object> json) {
        byte[] bytes;
        try {
            bytes = RawJson.MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row is plain JSON", e);
        }
        if (filling.items.size() + bytes.length > MAX_BYTES) {
            waiting.add(filling);
            filling = new Chunk();
        }
        filling.add(row, bytes);
    }

    /** Imports what was added, until it is done or time has run out. */
    void run() {
        if (!filling.rows.isEmpty()) {
            waiting.add(filling);
        }
        Duration pause = FIRST_PAUSE;
        while (!isDone()) {
            startSome();
            if (poll()) {
                pause = FIRST_PAUSE;
            } else if (!isDone()) {
                rest(pause);
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        }
    }

    private boolean isDone() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** Starts jobs, unless another program's are in the way. */
    private void startSome() {
        while (running.size() < AT_ONCE && !waiting.isEmpty()) {
            Chunk chunk = waiting.remove();
            try {
                running.add(start(chunk));
            } catch (RateLimitedException e) {
                refusals++;
                if (refusals < MOST_REFUSALS) {
                    waiting.addFirst(chunk);
                    return;
                }
                chunk.rows.forEach(row -> fail(row, e));
            } catch (IdentityException e) {
                chunk.rows.forEach(row -> fail(row, e));
            }
        }
    }

    private Job start(Chunk chunk) {
        RequestBody form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("connection_id", connection.id())
                .addFormDataPart("upsert", "false")
                .addFormDataPart("send_completion_email", "false")
                .addFormDataPart(
                        "users", "users.json", RequestBody.create(chunk.file(), MediaType.get("application/json")))
                .build();
        JsonNode job = requests.once(
                IMPORT_USERS,
                unused -> new NotFoundException(IMPORT_USERS, "connection", connection.id()),
                attempt -> attempt.management("POST", List.of("jobs", "users-imports"), Map.of(), form));
        return new Job(job.path("id").asText(), chunk);
    }

    /** Whether a job has ended since. */
    private boolean poll() {
        boolean progress = false;
        for (Iterator<Job> jobs = running.iterator(); jobs.hasNext(); ) {
            Job job = jobs.next();
            try {
                JsonNode state = read(job, List.of("jobs", job.id));
                if (!state.path("status").asText().equals("pending")
                        && !state.path("status").asText().equals("processing")) {
                    report(job, state);
                    jobs.remove();
                    progress = true;
                }
            } catch (IdentityException e) {
                job.chunk.rows.forEach(row -> fail(row, e));
                jobs.remove();
            }
        }
        return progress;
    }

    private void report(Job job, JsonNode state) {
        boolean completed = state.path("status").asText().equals("completed");
        boolean clean = completed && state.path("summary").path("failed").asInt(-1) == 0;
        JsonNode errors = clean ? RawJson.MAPPER.createArrayNode() : read(job, List.of("jobs", job.id, "errors"));
        Map<String, String> codes = new HashMap<>();
        if (errors.isArray()) {
            errors.forEach(error -> codes.put(
                    CaseFold.fold(error.path("user").path("email").asText()),
                    error.path("errors").path(0).path("code").asText()));
        }
        for (ImportedUser row : job.chunk.rows) {
            String email = String.valueOf(row.user().email());
            String code = codes.get(CaseFold.fold(email));
            if (!completed) {
                outcome.accept(row, failure(row, Code.BACKEND_FAILURE, "Auth0 gave up the job that the row was in"));
            } else if (code == null) {
                outcome.accept(row, Optional.empty());
            } else if (TAKEN.contains(code)) {
                String field = code.equals("CONFLICT_USERNAME") ? "username" : "email";
                outcome.accept(row, failure(row, Code.ALREADY_EXISTS, "a user with that " + field + " already exists"));
            } else {
                String named = code.matches("[A-Z_]{1,40}") ? " (" + code + ")" : "";
                outcome.accept(row, failure(row, Code.INVALID_ARGUMENT, "the row is refused by Auth0" + named));
            }
        }
    }

    private JsonNode read(Job job, List<String> path) {
        return requests.repeatable(
                IMPORT_USERS,
                unused -> new NotFoundException(IMPORT_USERS, "job", job.id),
                attempt -> attempt.management("GET", path, Map.of(), null));
    }

    private void rest(Duration pause) {
        try {
            requests.pause(IMPORT_USERS, pause);
        } catch (UnavailableException e) {
            running.forEach(job -> job.chunk.rows.forEach(row -> outcome.accept(
                    row,
                    failure(row, Code.UNAVAILABLE, "time ran out while Auth0 imported the row; it may be there"))));
            running.clear();
            waiting.forEach(chunk -> chunk.rows.forEach(row ->
                    outcome.accept(row, failure(row, Code.UNAVAILABLE, "time ran out before the row was sent"))));
            waiting.clear();
        }
    }

    private void fail(ImportedUser row, IdentityException thrown) {
        outcome.accept(row, Optional.of(Failure.of(row, thrown)));
    }

    private static Optional<Failure> failure(ImportedUser row, Code code, String reason) {
        return Optional.of(new Failure(row.row(), code, reason));
    }

    private record Job(String id, Chunk chunk) {}

    /** The rows of one file, as the items of a JSON array. */
    private static final class Chunk {
        private final List<ImportedUser> rows = new ArrayList<>();
        private final ByteArrayOutputStream items = new ByteArrayOutputStream();

        private void add(ImportedUser row, byte[] json) {
            items.write(rows.isEmpty() ? '[' : ',');
            items.writeBytes(json);
            rows.add(row);
        }

        private byte[] file() {
            byte[] file = Arrays.copyOf(items.toByteArray(), items.size() + 1);
            file[items.size()] = ']';
            return file;
        }
    }
}
