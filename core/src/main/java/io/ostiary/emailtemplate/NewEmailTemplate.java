package io.ostiary.emailtemplate;

import io.ostiary.Violations;

/**
 * The text that mails of one kind are to have.
 *
 * @param subject the subject line, 1 to 255 characters
 * @param body the body as HTML, 1 to {@value #MAX_BODY} characters
 */
public record NewEmailTemplate(String subject, String body) {
    /** The most characters that a body can have. */
    public static final int MAX_BODY = 50_000;

    /**
     * Checks both.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewEmailTemplate {
        new Violations()
                .line("subject", subject, 1, 255)
                .require(!subject.isBlank(), "subject", "must not be blank")
                .lines("body", body, 1, MAX_BODY)
                .require(!body.isBlank(), "body", "must not be blank")
                .throwIfAny();
    }
}
