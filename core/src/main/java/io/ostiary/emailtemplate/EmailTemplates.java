package io.ostiary.emailtemplate;

import static io.ostiary.Operation.GET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.LIST_EMAIL_TEMPLATES;
import static io.ostiary.Operation.PREVIEW_EMAIL_TEMPLATE;
import static io.ostiary.Operation.RESET_EMAIL_TEMPLATE;
import static io.ostiary.Operation.SET_EMAIL_TEMPLATE;

import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.List;

/**
 * The texts of the mails of one tenant: each has the provider's default until the tenant gives it one of its own.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}.
 */
public interface EmailTemplates {
    /** The template of every kind of mail whose text can be changed. */
    @Performs(LIST_EMAIL_TEMPLATES)
    default List<EmailTemplate> list() {
        throw new UnsupportedException(LIST_EMAIL_TEMPLATES);
    }

    /** The template of one kind of mail. */
    @Performs(GET_EMAIL_TEMPLATE)
    default EmailTemplate get(EmailTemplateType type) {
        throw new UnsupportedException(GET_EMAIL_TEMPLATE);
    }

    /**
     * Gives a kind of mail a text, which all mails have from now on. It is rendered first, and saved only if that succeeds.
     *
     * <p>A required variable is a link for the recipient only. It stands in the body, outside of conditions and loops: in text
     * after white space, or as the whole {@code href} of an {@code a}. A body has nothing that could read the link, such as
     * scripts, forms, fonts or styles from elsewhere, and no condition, loop or other tag of the template inside a tag of HTML.
     *
     * @throws io.ostiary.InvalidArgumentException when it is not well-formed, with the line where that can be told; names
     *     an unknown variable; does more than a mail needs; has a required variable in the subject; or has a body that lacks
     *     one, or could give its value to others than the recipient
     */
    @Performs(SET_EMAIL_TEMPLATE)
    default EmailTemplate set(EmailTemplateType type, NewEmailTemplate template) {
        throw new UnsupportedException(SET_EMAIL_TEMPLATE);
    }

    /**
     * What a mail would look like, with the values that are given and the samples of the others. Nothing is sent.
     *
     * @throws io.ostiary.InvalidArgumentException when a value is given for a variable that the template cannot have
     * @throws io.ostiary.ConflictException when the default is in use, and the provider does not tell it; or when a text that
     *     was set by other means cannot be rendered here
     */
    @Performs(PREVIEW_EMAIL_TEMPLATE)
    default EmailPreview preview(EmailTemplateType type, SampleValues values) {
        throw new UnsupportedException(PREVIEW_EMAIL_TEMPLATE);
    }

    /** Gives a kind of mail the provider's default back. The tenant's own text is lost. */
    @Performs(RESET_EMAIL_TEMPLATE)
    default EmailTemplate reset(EmailTemplateType type) {
        throw new UnsupportedException(RESET_EMAIL_TEMPLATE);
    }
}
