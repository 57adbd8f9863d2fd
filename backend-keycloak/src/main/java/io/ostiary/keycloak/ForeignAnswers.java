package io.ostiary.keycloak;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status.Family;

/**
 * Refuses what a proxy says in the server's place, because the admin client would take it for a change that was made:
 * success in HTML, which the server's interfaces answer with only where a second factor is due, and a redirect of a
 * request that carries a token.
 */
final class ForeignAnswers implements ClientResponseFilter {
    /** The property of a request whose answer may be a page. */
    static final String EXPECTED = "io.ostiary.page";

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext answer) {
        Family family = answer.getStatusInfo().getFamily();
        MediaType type = answer.getMediaType();
        boolean page = family == Family.SUCCESSFUL
                && type != null
                && type.isCompatible(MediaType.TEXT_HTML_TYPE)
                && request.getProperty(EXPECTED) == null;
        boolean redirect = family == Family.REDIRECTION && request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION);
        if (page || redirect) {
            throw new IllegalStateException("not the server's answer");
        }
    }
}
