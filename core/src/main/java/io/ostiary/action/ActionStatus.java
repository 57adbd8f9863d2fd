package io.ostiary.action;

/** How far an action is. */
public enum ActionStatus {
    /** It never ran. */
    DRAFT,
    /** It runs as it was deployed, and its draft was changed since. */
    CHANGED,
    /** It runs as its draft says. */
    DEPLOYED
}
