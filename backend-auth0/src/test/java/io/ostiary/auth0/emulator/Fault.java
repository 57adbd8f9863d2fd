package io.ostiary.auth0.emulator;

import java.time.Duration;

/** A way in which a request goes wrong. */
public sealed interface Fault {
    /** Auth0 or what is in front of it answers with this status, and does nothing. */
    record Status(int code) implements Fault {}

    /** The request is carried out and the answer has this status instead of its own. */
    record StatusAfterCommit(int code) implements Fault {}

    /** The connection is cut and nothing was done. */
    record ResetBeforeCommit() implements Fault {}

    /** The request is carried out and the connection is cut before its answer. */
    record ResetAfterCommit() implements Fault {}

    /** The request is carried out and the connection is cut in the middle of its answer. */
    record HalfBody() implements Fault {}

    /** The request is carried out and the answer is not the JSON that its header announces. */
    record WrongJson() implements Fault {}

    /** The request is carried out and its answer is JSON that breaks off. */
    record TruncatedJson() implements Fault {}

    /** The request is carried out and its answer comes byte by byte. */
    record SlowDrip(Duration perByte) implements Fault {}

    /** The token is refused as an expired one. */
    record ExpiredToken() implements Fault {}
}
