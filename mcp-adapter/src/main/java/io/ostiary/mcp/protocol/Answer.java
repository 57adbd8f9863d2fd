package io.ostiary.mcp.protocol;

/**
 * What came of a {@link Question}.
 */
public sealed interface Answer {

    /**
     * The person filled in the form.
     *
     * @param value what was typed, possibly empty
     */
    record Accepted(String value) implements Answer {}

    /** The person said no. */
    record Declined() implements Answer {}

    /** The person closed the form without an answer. */
    record Cancelled() implements Answer {}

    /**
     * There is no answer from a person.
     *
     * @param reason why, in words of our own: nothing that the client sent is in it
     */
    record Failed(String reason) implements Answer {}
}
