package io.ostiary.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;

/** What must not be seen in a failure, however deep in its causes. */
final class Leaks {
    private static final String[] FOREIGN = {
        "resteasy", "jakarta", "javax", "org.apache", "org.jboss", "org.keycloak", "jackson", "eyJ"
    };

    private Leaks() {}

    /** Checks that the failure and its causes are ours or Java's, and speak of no library and no secret. */
    static void none(Throwable failure, Secret... secrets) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause);
            assertThat(cause.getClass().getName()).matches("(io\\.ostiary|java)\\..*");
            assertThat(text).doesNotContainIgnoringCase(FOREIGN);
            assertThat(text).doesNotContain(KeycloakServer.running().secret().reveal());
            for (Secret secret : secrets) {
                assertThat(text).doesNotContain(secret.reveal());
            }
        }
    }
}
