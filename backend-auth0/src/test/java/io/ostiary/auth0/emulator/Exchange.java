package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer.
 *
 * @param operation its name in the OpenAPI document, such as {@code GET /users/{id}}, or method and path where no operation is
 * @param path the path as it was sent
 * @param query the query as it was sent, without the question mark
 * @param contentType what the request says that its body is
 * @param request the request's body as text
 * @param status the answer's, 0 where the connection was cut before it
 * @param response the answer's body, unless it had none or was no JSON
 * @param injected whether a fault made up or spoilt the answer
 */
public record Exchange(
        String operation,
        String path,
        @Nullable String query,
        @Nullable String contentType,
        String request,
        int status,
        @Nullable JsonNode response,
        boolean injected) {
    /** The request's body, where that is JSON. */
    public Optional<JsonNode> requestJson() {
        return Json.isJson(contentType) ? Json.parse(request) : Optional.empty();
    }
}
