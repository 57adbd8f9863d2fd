package io.ostiary.organization;

/** How an invitation stands. */
public enum InvitationStatus {
    /** It was mailed and can be accepted. */
    PENDING,
    /** Its time ran out before anybody accepted it. */
    EXPIRED
}
