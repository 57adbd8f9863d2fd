package io.ostiary.mcp.sdk;

import org.jspecify.annotations.Nullable;

/**
 * What arrived is not a JSON-RPC message. Its message is fixed text, fit for the wire.
 */
final class BadMessage extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient @Nullable Object id;

    private BadMessage(int code, String message, @Nullable Object id) {
        super(message, null, false, false);
        this.code = code;
        this.id = id;
    }

    static BadMessage unreadable() {
        return new BadMessage(ErrorCodes.PARSE_ERROR, "Parse error", null);
    }

    static BadMessage invalid(String why, @Nullable Object id) {
        return new BadMessage(ErrorCodes.INVALID_REQUEST, "Invalid request: " + why, id);
    }

    int code() {
        return code;
    }

    /** The id of the message if it could be read, so that the sender can tell which one it was. */
    @Nullable
    Object id() {
        return id;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
