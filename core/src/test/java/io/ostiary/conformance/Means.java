package io.ostiary.conformance;

/** What a contract needs that no operation gives, and that not every harness has. */
public enum Means {
    /** A clock of the provider that can be moved forward. */
    CLOCK,
    /** To set records in the DNS that the provider asks. */
    DNS,
    /** To make a group and its members, where no port does. */
    GROUPS,
    /** The mails that the provider sends. */
    MAILS,
    /** A tenant whose name nobody else relies on. */
    OWN_TENANT,
    /** A provider that can mail links to sign in with and send text messages. */
    PASSWORDLESS,
    /** A sign-in that asks whoever enrolled a second factor for it. */
    SECOND_FACTOR_AT_SIGN_IN,
    /** To tell which session a sign-in began, where the sign-in does not. */
    SESSION_OF_SIGN_IN
}
