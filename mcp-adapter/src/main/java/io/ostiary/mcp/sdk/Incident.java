package io.ostiary.mcp.sdk;

import java.util.UUID;
import org.slf4j.Logger;

/**
 * Something unexpected. The log has the whole story, the client gets the id that finds it.
 */
record Incident(String id) {

    static Incident log(Logger log, String during, Throwable cause) {
        Incident incident = new Incident(UUID.randomUUID().toString());
        log.error("Incident {} during {}", incident.id, during, cause);
        return incident;
    }
}
