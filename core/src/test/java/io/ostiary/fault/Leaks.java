package io.ostiary.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;

/** What must not be seen in a failure, however deep in its causes. */
public final class Leaks {
    private static final String[] FOREIGN = {
        "auth0.client",
        "auth0.json",
        "jackson",
        "jakarta",
        "javax",
        "okhttp",
        "org.apache",
        "org.jboss",
        "org.keycloak",
        "resteasy"
    };

    private Leaks() {}

    /** Checks that the failure and its causes are ours or Java's, and speak of no library, no token and no secret. */
    public static void none(Throwable failure, Secret... secrets) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause);
            assertThat(cause.getClass().getName()).matches("(io\\.ostiary|java)\\..*");
            assertThat(text).doesNotContainIgnoringCase(FOREIGN).doesNotContain("eyJ");
            for (Secret secret : secrets) {
                assertThat(text).doesNotContain(secret.reveal());
            }
        }
    }
}
