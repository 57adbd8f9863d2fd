package io.ostiary.mcp.guard;

import io.ostiary.Operation;
import io.ostiary.PermissionDeniedException;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.protocol.Answer;
import io.ostiary.mcp.protocol.Client;
import io.ostiary.mcp.protocol.Question;
import java.util.stream.Collectors;

/**
 * Gets a person's word for a dangerous call. The person types the target's name; anything else, and nothing is done. No
 * argument of a call approves it: the answer comes from the client, which asks its user, not from the model.
 */
public final class Approval {
    private static final int TARGET = 300;
    private static final int LINE = 400;

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
     * @throws PermissionDeniedException when there is nobody to ask, or the answer is anything but the target's name
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
        Answer answer = client.ask(question(plan));
        if (answer instanceof Answer.Accepted accepted) {
            if (!target(plan).isBlank()
                    && accepted.value().strip().equalsIgnoreCase(target(plan).strip())) {
                return Given.BY_PERSON;
            }
            throw refused(operation, "what was typed is not " + target(plan));
        }
        if (answer instanceof Answer.Failed failed) {
            throw refused(operation, "no answer came: " + failed.reason());
        }
        throw refused(operation, answer instanceof Answer.Declined ? "a person declined" : "the question was closed");
    }

    private static Question question(Plan plan) {
        String consequences = plan.consequences().stream()
                .map(line -> "\n- " + Printable.line(line, LINE))
                .collect(Collectors.joining());
        return new Question(
                "This will " + Printable.line(plan.action(), LINE) + "." + consequences,
                "confirm",
                "Type " + target(plan) + " to approve",
                "Exactly the name of what is affected. Anything else, and nothing is done.");
    }

    private static String target(Plan plan) {
        return Printable.line(plan.target(), TARGET);
    }

    private static PermissionDeniedException refused(Operation operation, String why) {
        return new PermissionDeniedException(operation, "not approved, " + why + "; nothing was done");
    }
}
