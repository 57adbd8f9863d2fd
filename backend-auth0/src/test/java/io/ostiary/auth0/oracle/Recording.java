package io.ostiary.auth0.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One interaction that someone recorded with a live tenant.
 *
 * @param operation the method and the path's template, without the prefix of the Management API
 * @param response what was answered, {@link com.fasterxml.jackson.databind.node.MissingNode} for no body
 */
record Recording(String operation, String path, int status, JsonNode response) {
    /** What the source's authors wrote where they had no live object, or took it out. */
    private static final List<String> PLACEHOLDERS = List.of(
            "SessionID",
            "RefreshTokenID",
            "UserID",
            "ClientID",
            "test-access-token",
            "test-refresh-token",
            "test-value");

    /** The operation and the status, which is what answers are compared by. */
    String key() {
        return operation + " " + status;
    }

    /** Whether it is of the Management API. */
    boolean managed() {
        return path.startsWith("/api/v2/");
    }

    /** Whether the server refused. */
    boolean refused() {
        return status >= 400;
    }

    /** Whether hands made it instead of a tenant: it proves nothing about reality. */
    boolean placeholder() {
        String text = path + response;
        return PLACEHOLDERS.stream().anyMatch(text::contains);
    }
}
