package io.ostiary.mcp.guard;

import io.ostiary.CaseFold;
import io.ostiary.Operation;
import io.ostiary.PermissionDeniedException;
import io.ostiary.RateLimitedException;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.protocol.Answer;
import io.ostiary.mcp.protocol.Client;
import io.ostiary.mcp.protocol.Question;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gets a person's word for a dangerous call. The person types the target's name; anything else, and nothing is done. No
 * argument of a call approves it: the answer comes from the client, which asks its user, not from the model.
 */
public final class Approval {
    private static final int TARGET = 300;
    private static final int LINE = 4_000;
    private static final int LINES = 30;
    private static final int CHANGES = 500;
    private static final int OPEN_QUESTIONS = 8;

    private final Semaphore open = new Semaphore(OPEN_QUESTIONS);

    private final Globs unattended;

    /**
     * A policy.
     *
     * @param unattended operations that the operator lets run without a person
     */
    public Approval(Globs unattended) {
        this.unattended = unattended;
    }

    /** How a dangerous call came to be allowed. */
    public enum Given {
        /** A person typed the target's name. */
        BY_PERSON,
        /** The operator started the server so that this operation needs nobody. */
        UNATTENDED
    }

    /**
     * Asks, and returns only when the plan may be carried out.
     *
     * @throws PermissionDeniedException when there is nobody to ask, the plan is too long to be read, or the answer is anything
     *     but the target's name
     * @throws RateLimitedException when too many questions are open already
     */
    public Given obtain(Operation operation, Plan plan, Client client) {
        if (unattended.matches(operation.id())) {
            return Given.UNATTENDED;
        }
        if (!client.canAsk()) {
            throw new PermissionDeniedException(
                    operation,
                    "a person has to approve this, and this client cannot ask one (it lacks MCP elicitation); nothing was"
                            + " done. Use a client that can, or let the operator start the server with --unattended "
                            + operation.id());
        }
        Answer answer = ask(operation, question(operation, plan), client);
        if (answer instanceof Answer.Accepted accepted) {
            if (!target(plan).isBlank()
                    && CaseFold.same(accepted.value().strip(), target(plan).strip())) {
                return Given.BY_PERSON;
            }
            throw refused(operation, "what was typed is not " + target(plan));
        }
        if (answer instanceof Answer.Failed failed) {
            throw refused(operation, "no answer came: " + failed.reason());
        }
        throw refused(operation, answer instanceof Answer.Declined ? "a person declined" : "the question was closed");
    }

    /** Asks while few questions are open: each holds a worker until a person answers. */
    private Answer ask(Operation operation, Question question, Client client) {
        if (!open.tryAcquire()) {
            throw new RateLimitedException(operation, Duration.ofSeconds(30));
        }
        try {
            return client.ask(question);
        } finally {
            open.release();
        }
    }

    /** The question, whole: what would have to be cut cannot be approved. */
    private static Question question(Operation operation, Plan plan) {
        List<String> lines = lines(Stream.concat(Stream.of(plan.action()), plan.consequences().stream()));
        List<String> changes = lines(plan.changes().stream());
        if (target(plan).isBlank()
                || lines.size() > LINES
                || changes.size() > CHANGES
                || Stream.concat(lines.stream(), changes.stream()).anyMatch(line -> line.length() > LINE)) {
            throw new PermissionDeniedException(
                    operation,
                    "this names too much for a person to approve at once; nothing was done. Do it in parts, or let the"
                            + " operator start the server with --unattended " + operation.id());
        }
        return new Question(
                "This will " + lines.get(0) + "."
                        + lines.stream().skip(1).map(line -> "\n- " + line).collect(Collectors.joining())
                        + (changes.isEmpty() ? "" : "\n\n" + String.join("\n", changes)),
                "confirm",
                "Type " + target(plan) + " to approve",
                "The name of what is affected. Anything else, and nothing is done.");
    }

    private static List<String> lines(Stream<String> lines) {
        return lines.map(line -> Printable.line(line, Integer.MAX_VALUE)).toList();
    }

    private static String target(Plan plan) {
        return Printable.line(plan.target(), TARGET);
    }

    private static PermissionDeniedException refused(Operation operation, String why) {
        return new PermissionDeniedException(operation, "not approved, " + why + "; nothing was done");
    }
}
