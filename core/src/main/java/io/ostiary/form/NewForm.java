package io.ostiary.form;

/**
 * A form to draft.
 *
 * @param name what people call it, 1 to 150 characters, neither {@code <} nor {@code >}; several can have the same
 * @param content what it asks
 */
public record NewForm(String name, FormContent content) {
    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewForm {
        FormText.checkName(name).throwIfAny();
        content = FormText.checked(content);
    }

    /** A form that asks nothing yet. */
    public static NewForm of(String name) {
        return new NewForm(name, FormContent.EMPTY);
    }
}
