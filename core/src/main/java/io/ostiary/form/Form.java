package io.ostiary.form;

import org.jspecify.annotations.Nullable;

/**
 * Steps that somebody who signs in or registers goes through.
 *
 * @param id identifies it in the tenant
 * @param name what people call it, which several can share
 * @param draft what it asks when it is published next
 * @param published what it asks now, or null when it was never published
 */
public record Form(
        FormId id, String name, FormContent draft, @Nullable FormContent published) {
    /** The draft that was asked for, under that id. */
    public static Form of(FormId id, NewForm asked) {
        return new Form(id, asked.name(), asked.content(), null);
    }

    /** How far it is. */
    public FormStatus status() {
        if (published == null) {
            return FormStatus.DRAFT;
        }
        return published.equals(draft) ? FormStatus.PUBLISHED : FormStatus.CHANGED;
    }

    /** As a list tells it. */
    public FormSummary summary() {
        return new FormSummary(id, name, status());
    }

    /** The form with its draft after the patch. */
    public Form patched(FormPatch patch) {
        return new Form(
                id,
                patch.name().keeps() ? name : String.valueOf(patch.name().valueOrNull()),
                draft.patched(patch),
                published);
    }

    /** The form with its draft published. */
    public Form withDraftPublished() {
        return new Form(id, name, draft, draft);
    }
}
