package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.PermissionDeniedException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options of a connection on their way back to Auth0, which replaces them as a whole: whoever changes one has to send
 * all, and what was not told would be lost.
 */
final class ConnectionOptions {
    private static final Pattern MASKED = Pattern.compile("\\[REDACTED]|\\*{3,}|•{3,}");

    private ConnectionOptions() {}

    /**
     * A copy, to be changed.
     *
     * @param replaced the options that are replaced anyway
     * @throws ConflictException when one that stays was not told
     * @throws PermissionDeniedException when none was
     */
    static ObjectNode copy(Operation operation, JsonNode connection, Set<String> replaced) {
        if (!connection.path("options").isObject()) {
            throw new PermissionDeniedException(
                    operation,
                    "Auth0 does not tell the connection's options, all of which have to be sent back; grant the scope"
                            + " read:connections_options");
        }
        ObjectNode options = connection.path("options").deepCopy();
        options.remove(replaced);
        if (MASKED.matcher(options.toString()).find()) {
            throw new ConflictException(
                    operation,
                    "Auth0 does not tell all options of the connection, and whoever changes one has to send all; change it"
                            + " in the Auth0 Dashboard");
        }
        return options;
    }
}
