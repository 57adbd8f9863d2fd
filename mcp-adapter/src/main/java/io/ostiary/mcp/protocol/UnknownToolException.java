package io.ostiary.mcp.protocol;

/**
 * There is no such tool, or none that the caller may know about: the two look the same.
 */
public final class UnknownToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String tool;

    public UnknownToolException(String tool) {
        super("Unknown tool");
        this.tool = tool;
    }

    /** The name as it was sent: not sanitised. */
    public String tool() {
        return tool;
    }
}
