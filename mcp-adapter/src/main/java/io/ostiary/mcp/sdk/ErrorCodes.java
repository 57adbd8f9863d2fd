package io.ostiary.mcp.sdk;

/**
 * JSON-RPC error codes.
 */
final class ErrorCodes {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;

    /** Ours to define: the transport refused. */
    static final int REFUSED = -32000;

    /** As the TypeScript SDK says it. */
    static final int NO_SESSION = -32001;

    private ErrorCodes() {}
}
