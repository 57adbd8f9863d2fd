package io.ostiary.mcp.protocol;

/**
 * The program at the other end, during one call.
 */
public interface Client {

    /** The name it gave itself, or {@code "unknown"}. It is a claim, not an identity. */
    String name();

    /** Whether it can ask a person. */
    boolean canAsk();

    /**
     * Asks a person and blocks until there is an answer, the time allowed is over, or the client is gone. Never throws:
     * whatever goes wrong is {@link Answer.Failed}.
     */
    Answer ask(Question question);

    /** Tells how far the call is. Does nothing when the client did not ask to be told, or is gone. */
    void progress(double done, double total, String message);
}
