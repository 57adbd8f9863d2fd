package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that the tenant does later, and then tells what came of it. */
final class Job {
    private final ObjectNode status;
    private final Work work;
    private final Instant due;
    private final ArrayNode errors = Json.array();
    private int polls;
    private @Nullable String failure;

    Job(ObjectNode status, Work work, Instant due, int polls) {
        this.status = status;
        this.work = work;
        this.due = due;
        this.polls = polls;
    }

    ObjectNode status() {
        return status;
    }

    String type() {
        return status.get("type").asText();
    }

    boolean isOver() {
        return !status.get("status").asText().equals("pending");
    }

    /** Tells it that somebody asked how it is. */
    void poll() {
        polls--;
    }

    /** Does the work if it is time for it. */
    void settle(Instant now) {
        if (!isOver() && polls <= 0 && !now.isBefore(due)) {
            work.run(this);
            status.put("status", failure == null ? "completed" : "failed");
        }
    }

    /** What went wrong, item by item. */
    ArrayNode errors() {
        return errors;
    }

    /** Ends the job without a result. */
    void fail(String details) {
        failure = details;
    }

    /** Why all of it failed, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    /** What a job does. */
    interface Work {
        void run(Job job);
    }
}
