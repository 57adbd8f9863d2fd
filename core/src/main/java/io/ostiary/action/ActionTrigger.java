package io.ostiary.action;

/** When an action runs. */
public enum ActionTrigger {
    /** Somebody has signed in, and gets no token yet. */
    POST_LOGIN,
    /** An application asks for a token for itself (RFC 6749 §4.4). */
    CREDENTIALS_EXCHANGE,
    /** Somebody is about to register. */
    PRE_REGISTRATION,
    /** Somebody has registered. */
    POST_REGISTRATION,
    /** A password was changed. */
    POST_PASSWORD_CHANGE,
    /** Somebody who wants to reset a password has proved who they are by mail. */
    PASSWORD_RESET,
    /** A text message or a call is to go to a telephone. */
    SEND_PHONE_MESSAGE
}
