package io.ostiary.keycloak;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Refuses success in HTML, which the server's interfaces answer with only where a second factor is due: what a proxy says
 * in the server's place must not pass for a change that was made.
 */
final class ForeignPages implements ClientResponseFilter {
    /** The property of a request whose answer may be a page. */
    static final String EXPECTED = "io.ostiary.page";

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext answer) {
        MediaType type = answer.getMediaType();
        if (answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL
                && type != null
                && request.getProperty(EXPECTED) == null
                && type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
            throw new IllegalStateException("a page instead of an answer");
        }
    }
}
