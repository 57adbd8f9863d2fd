package io.ostiary.session;

/** What keeps a user signed in. */
public enum SessionKind {
    /** A session at the provider, which tokens belong to. */
    SESSION,
    /** A refresh token that stands on its own, without a session at the provider. */
    REFRESH_TOKEN
}
