package io.ostiary.keycloak;

import io.ostiary.Secret;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A session that an administrator began for a user, and that belongs to no client yet.
 *
 * @param id Keycloak's own id of it
 * @param cookies the value of the header that continues it
 */
record ImpersonatedSession(String id, Secret cookies) {
    private static final String IDENTITY = "KEYCLOAK_IDENTITY=";

    /**
     * Reads the cookies by hand: they are for https only, and a cookie manager keeps none of them over http.
     *
     * @throws ProcessingException when the answer has none
     */
    static ImpersonatedSession of(Response answer) {
        List<String> cookies = answer.getStringHeaders().getOrDefault("Set-Cookie", List.of()).stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .toList();
        String identity = cookies.stream()
                .filter(cookie -> cookie.startsWith(IDENTITY))
                .map(cookie -> cookie.substring(IDENTITY.length()))
                .findFirst()
                .orElseThrow(() -> new ProcessingException("no identity cookie"));
        return new ImpersonatedSession(
                TokenAnswer.claims(Secret.of(identity)).path("sid").asText(),
                Secret.of(cookies.stream().collect(Collectors.joining("; "))));
    }
}
