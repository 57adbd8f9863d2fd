package io.ostiary.mcp.sdk;

/**
 * Ends the handling of an HTTP request with a {@link Refusal}.
 */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
