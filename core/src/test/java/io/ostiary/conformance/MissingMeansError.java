package io.ostiary.conformance;

/** Ends a contract at the point where it needs what its harness declares that it does not have. */
final class MissingMeansError extends Error {
    private static final long serialVersionUID = 1L;

    MissingMeansError(Means means, String reason) {
        super(means + ": " + reason);
    }
}
