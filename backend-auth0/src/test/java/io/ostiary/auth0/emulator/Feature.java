package io.ostiary.auth0.emulator;

/** Something that only some plans include. */
public enum Feature {
    /** Reading and ending a user's sessions and refresh tokens: Enterprise plans. */
    SESSIONS("session management"),
    /** Exchanging a token of one's own for tokens of Auth0. */
    TOKEN_EXCHANGE("custom token exchange");

    private final String label;

    Feature(String label) {
        this.label = label;
    }

    Problem missing() {
        return Problem.of(403, "Please upgrade your subscription to use " + label, "insufficient_entitlement");
    }
}
