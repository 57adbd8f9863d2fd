package io.ostiary.fault;

import io.ostiary.IdentityException.Code;

/** What can happen to a request on its way. */
public enum Fault {
    /** The answer is 429, and nothing was done. */
    RATE_LIMITED(Code.RATE_LIMITED),
    /** The answer is 503, and nothing was done. */
    NOT_READY(Code.UNAVAILABLE),
    /** The answer is 503 although it was done. */
    NOT_READY_AFTER_THE_COMMIT(Code.UNAVAILABLE),
    /** It was done, and the answer comes so slowly that nobody waits for its end. */
    SLOW_DRIP(Code.UNAVAILABLE),
    /** The connection is reset, and nothing was done. */
    RESET_BEFORE_THE_COMMIT(Code.UNAVAILABLE),
    /** It was done, and the connection is reset before the answer. */
    RESET_AFTER_THE_COMMIT(Code.UNAVAILABLE),
    /** It was done, and the connection ends in the middle of the answer. */
    HALF_AN_ANSWER(Code.UNAVAILABLE),
    /** The answer is a page in HTML, as from somebody in between, whatever was done. */
    PAGE(Code.BACKEND_FAILURE),
    /** It was done, and the answer is JSON that breaks off. */
    TRUNCATED_JSON(Code.BACKEND_FAILURE),
    /** The backend's own token is refused, and nothing was done. */
    REFUSED_TOKEN(Code.UNAUTHENTICATED);

    private final Code code;

    Fault(Code code) {
        this.code = code;
    }

    /** What it is when it happens again and again. */
    Code code() {
        return code;
    }

    /** Whether it differs from another only for what commits something. */
    boolean isAboutTheCommit() {
        return this == NOT_READY_AFTER_THE_COMMIT || this == RESET_AFTER_THE_COMMIT;
    }

    /** Whether it tells for certain that nothing was done, so that anything can be sent again. */
    boolean isRefusal() {
        return this == RATE_LIMITED || this == REFUSED_TOKEN;
    }
}
