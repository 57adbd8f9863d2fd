package io.ostiary.emailtemplate;

/**
 * What a mail would look like.
 *
 * @param type what the mail is for
 * @param subject the subject line
 * @param html the body
 */
public record EmailPreview(EmailTemplateType type, String subject, String html) {}
