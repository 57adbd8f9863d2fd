package io.ostiary.form;

/** How far a form is. */
public enum FormStatus {
    /** It was never published. */
    DRAFT,
    /** People see it as it was published, and it was changed since. */
    CHANGED,
    /** People see it as it is. */
    PUBLISHED
}
