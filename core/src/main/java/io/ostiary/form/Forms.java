package io.ostiary.form;

import static io.ostiary.Operation.CREATE_FORM;
import static io.ostiary.Operation.DELETE_FORM;
import static io.ostiary.Operation.GET_FORM;
import static io.ostiary.Operation.LIST_FORMS;
import static io.ostiary.Operation.PUBLISH_FORM;
import static io.ostiary.Operation.UPDATE_FORM;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.Optional;

/**
 * The forms of one tenant.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names a form
 * throws {@link io.ostiary.NotFoundException} when there is no such one.
 */
public interface Forms {
    /**
     * The forms, page by page.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_FORMS)
    default Page<FormSummary> list(PageRequest page) {
        throw new UnsupportedException(LIST_FORMS);
    }

    /** The form, or empty when there is none of that id. */
    @Performs(GET_FORM)
    default Optional<Form> find(FormId id) {
        throw new UnsupportedException(GET_FORM);
    }

    /** Drafts a form. */
    @Performs(CREATE_FORM)
    default Form create(NewForm form) {
        throw new UnsupportedException(CREATE_FORM);
    }

    /** Changes of the draft what the patch names, and returns the form as it is then. */
    @Performs(UPDATE_FORM)
    default Form update(FormId id, FormPatch patch) {
        throw new UnsupportedException(UPDATE_FORM);
    }

    /** Lets people see the draft. */
    @Performs(PUBLISH_FORM)
    default Form publish(FormId id) {
        throw new UnsupportedException(PUBLISH_FORM);
    }

    /** Deletes a form, published or not. */
    @Performs(DELETE_FORM)
    default void delete(FormId id) {
        throw new UnsupportedException(DELETE_FORM);
    }

    /**
     * The form that a reference means: tried as id, then as name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     * @throws io.ostiary.ConflictException when several forms have that name
     */
    default FormSummary resolve(String reference) {
        throw new UnsupportedException(LIST_FORMS);
    }
}
