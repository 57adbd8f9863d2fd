package io.ostiary.mcp.sdk;

/**
 * Every way in which the HTTP endpoint says no. The body that goes with it is fixed: nothing of the request and
 * nothing of an exception is ever in it.
 */
enum Refusal {
    UNREADABLE(400, ErrorCodes.PARSE_ERROR, "Parse error"),
    INVALID(400, ErrorCodes.INVALID_REQUEST, "Invalid request"),
    UNKNOWN_REVISION(400, ErrorCodes.REFUSED, "Unsupported MCP-Protocol-Version"),
    SESSION_MISSING(400, ErrorCodes.REFUSED, "Mcp-Session-Id is required"),
    UNAUTHENTICATED(401, ErrorCodes.REFUSED, "Authorization is required"),
    INVALID_TOKEN(401, ErrorCodes.REFUSED, "The token is not valid"),
    FOREIGN_ORIGIN(403, ErrorCodes.REFUSED, "Origin not allowed"),
    NOT_FOUND(404, ErrorCodes.REFUSED, "Not found"),
    UNKNOWN_SESSION(404, ErrorCodes.NO_SESSION, "Session not found"),
    WRONG_METHOD(405, ErrorCodes.REFUSED, "Method not allowed"),
    TOO_SLOW(408, ErrorCodes.REFUSED, "Request timed out"),
    TOO_LARGE(413, ErrorCodes.REFUSED, "Request too large"),
    NOT_JSON(415, ErrorCodes.REFUSED, "Content-Type must be application/json"),
    FOREIGN_HOST(421, ErrorCodes.REFUSED, "Host not allowed"),
    HEADERS_TOO_LARGE(431, ErrorCodes.REFUSED, "Request headers too large"),
    FAILED(500, ErrorCodes.INTERNAL_ERROR, "Internal error"),
    BUSY(503, ErrorCodes.REFUSED, "Busy, try again later");

    private final int status;
    private final int code;
    private final String message;

    Refusal(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** What to say for a status that somebody else has chosen: the SDK, or the web server. */
    static Refusal of(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 404 -> UNKNOWN_SESSION;
            case 405, 501 -> WRONG_METHOD;
            case 408 -> TOO_SLOW;
            case 413 -> TOO_LARGE;
            case 415 -> NOT_JSON;
            case 421 -> FOREIGN_HOST;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> BUSY;
            default -> status < 500 ? INVALID : FAILED;
        };
    }

    int status() {
        return status;
    }

    byte[] body(Wire wire) {
        return wire.error(null, code, message);
    }
}
